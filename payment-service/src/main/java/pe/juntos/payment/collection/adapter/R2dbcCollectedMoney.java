package pe.juntos.payment.collection.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.payment.collection.CollectedMoney;
import reactor.core.publisher.Mono;

@Component
final class R2dbcCollectedMoney implements CollectedMoney {
    private static final String OF = """
            select coalesce(c.stage, 'AVAILABLE') as stage, coalesce(c.credited_on, payment_day(r.period)) as credited_on,
                   t.amount, coalesce(c.withdrawn, 0) as withdrawn, coalesce(c.reverted, 0) as reverted
            from transfer t join round r on r.round = t.round
            left join collection c on c.period = t.period and c.household = t.household and c.attempt = t.attempt
            where t.period = :period and t.household = :household and t.state = 'CREDITED'
            """;
    private static final String HANDED = """
            select withdrawal_id, on_day, amount, channel, pay_point from withdrawal
            where household = :household and period = :period order by on_day, withdrawal_id
            """;

    private final DatabaseClient database;

    R2dbcCollectedMoney(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Collected> of(String household, String period) {
        return handed(household, period)
                .flatMap(handed -> database.sql(OF)
                        .bind("household", household)
                        .bind("period", period)
                        .map(row -> collected(row, handed))
                        .one());
    }

    private Mono<List<Handed>> handed(String household, String period) {
        return database.sql(HANDED)
                .bind("household", household)
                .bind("period", period)
                .map(row -> new Handed(
                        required(row, "withdrawal_id", String.class),
                        required(row, "on_day", LocalDate.class).toString(),
                        required(row, "amount", BigDecimal.class).toPlainString(),
                        required(row, "channel", String.class),
                        row.get("pay_point", String.class)))
                .all()
                .collectList();
    }

    private static Collected collected(Readable row, List<Handed> handed) {
        var amount = required(row, "amount", BigDecimal.class);
        var withdrawn = required(row, "withdrawn", BigDecimal.class).setScale(2);
        var reverted = required(row, "reverted", BigDecimal.class).setScale(2);
        return new Collected(
                required(row, "stage", String.class),
                required(row, "credited_on", LocalDate.class).toString(),
                withdrawn.toPlainString(),
                reverted.toPlainString(),
                amount.subtract(withdrawn).subtract(reverted).toPlainString(),
                handed);
    }
}
