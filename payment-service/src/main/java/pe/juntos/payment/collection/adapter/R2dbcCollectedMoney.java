package pe.juntos.payment.collection.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import pe.juntos.payment.collection.CollectedMoney;
import pe.juntos.platform.database.Reads;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Component
final class R2dbcCollectedMoney implements CollectedMoney {
    private static final String OF = """
            select coalesce(c.stage, 'AVAILABLE') as stage, coalesce(c.credited_on, payment_day(r.period)) as credited_on,
                   t.amount, coalesce(c.withdrawn, 0) as withdrawn, coalesce(c.reverted, 0) as reverted,
                   (select coalesce(json_agg(json_build_object(
                            'id', w.withdrawal_id, 'on', w.on_day::text, 'amount', w.amount::text, 'channel', w.channel,
                            'payPoint', w.pay_point) order by w.on_day, w.withdrawal_id), '[]')
                       from withdrawal w where w.household = t.household and w.period = t.period)::text as handed
            from transfer t join round r on r.round = t.round
            left join collection c on c.period = t.period and c.household = t.household and c.attempt = t.attempt
            where t.period = :period and t.household = :household and t.state = 'CREDITED'
            """;
    private static final TypeReference<List<Handed>> HANDED = new TypeReference<>() {};

    private final Reads reads;
    private final JsonMapper mapper;

    R2dbcCollectedMoney(Reads reads, JsonMapper mapper) {
        this.reads = reads;
        this.mapper = mapper;
    }

    @Override
    public Mono<Collected> of(String household, String period) {
        return reads.sql(OF)
                .bind("household", household)
                .bind("period", period)
                .map(this::collected)
                .one();
    }

    private Collected collected(Readable row) {
        var amount = required(row, "amount", BigDecimal.class);
        var withdrawn = required(row, "withdrawn", BigDecimal.class).setScale(2);
        var reverted = required(row, "reverted", BigDecimal.class).setScale(2);
        return new Collected(
                required(row, "stage", String.class),
                required(row, "credited_on", LocalDate.class).toString(),
                withdrawn.toPlainString(),
                reverted.toPlainString(),
                amount.subtract(withdrawn).subtract(reverted).toPlainString(),
                mapper.readValue(required(row, "handed", String.class), HANDED));
    }
}
