package pe.juntos.payment.collection.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.platform.security.Territory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Who has not collected the money of a round, where the household lives today. */
@Component
class UncollectedList {
    private static final int FETCH = 5_000;
    private static final String FROM = """
            from round r join round_transfer t on t.round = r.round join payee p on p.household = t.household
            left join collection c on c.period = t.period and c.household = t.household and c.attempt = t.attempt
            where r.round = :round and t.state = 'CREDITED' and left(t.household, 1) <> 'P' and p.district like any(:territory)
            """;
    private static final String LIST = """
            select t.household, t.period, p.external_id, p.district, t.means, t.pay_point, t.amount,
                   coalesce(c.withdrawn, 0)::numeric(14, 2) as withdrawn, coalesce(c.stage, 'AVAILABLE') as stage,
                   coalesce(c.credited_on, payment_day(r.period)) as credited_on
            """ + FROM + """
             and coalesce(c.stage, 'AVAILABLE') = any(:stages) and (t.household, t.period) > (:household, :period)
            order by t.household, t.period limit :limit
            """;
    private static final String TOTALS = """
            select coalesce(c.stage, 'AVAILABLE') as stage, count(*) as transfers, sum(t.amount) as amount,
                   coalesce(sum(c.withdrawn), 0)::numeric(16, 2) as withdrawn, coalesce(sum(c.reverted), 0)::numeric(16, 2) as reverted
            """ + FROM + " group by 1 order by 1";

    private final DatabaseClient database;

    UncollectedList(DatabaseClient database) {
        this.database = database;
    }

    /** @param days since the credit, on the day that is asked about */
    record Item(
            String household,
            String period,
            String externalId,
            String district,
            @Nullable String means,
            @Nullable String payPoint,
            String amount,
            String remaining,
            String creditedOn,
            long days,
            String stage) {
        List<String> cells() {
            return Arrays.asList(
                    externalId,
                    period,
                    district,
                    Objects.requireNonNullElse(means, ""),
                    Objects.requireNonNullElse(payPoint, ""),
                    amount,
                    remaining,
                    creditedOn,
                    Long.toString(days),
                    stage);
        }
    }

    /** What became of a round's credited money. */
    record StageTotal(String stage, long transfers, String amount, String withdrawn, String reverted) {}

    /** @param after household and period of the last item seen */
    record Query(String round, List<String> stages, Told.Key after, int limit, LocalDate asOf) {}

    Flux<Item> list(Query query, Territory territory) {
        return database.sql(LIST)
                .filter(statement -> statement.fetchSize(FETCH))
                .bind("round", query.round())
                .bind("territory", territory.patterns())
                .bind("stages", query.stages().toArray(String[]::new))
                .bind("household", query.after().household())
                .bind("period", query.after().period())
                .bind("limit", query.limit())
                .map(row -> item(row, query.asOf()))
                .all();
    }

    private static Item item(Readable row, LocalDate asOf) {
        var amount = required(row, "amount", BigDecimal.class);
        var creditedOn = required(row, "credited_on", LocalDate.class);
        return new Item(
                required(row, "household", String.class),
                required(row, "period", String.class),
                required(row, "external_id", String.class),
                required(row, "district", String.class),
                row.get("means", String.class),
                row.get("pay_point", String.class),
                amount.toPlainString(),
                amount.subtract(required(row, "withdrawn", BigDecimal.class)).toPlainString(),
                creditedOn.toString(),
                Math.max(0, ChronoUnit.DAYS.between(creditedOn, asOf)),
                required(row, "stage", String.class));
    }

    Mono<List<StageTotal>> totals(String round, Territory territory) {
        return database.sql(TOTALS)
                .bind("round", round)
                .bind("territory", territory.patterns())
                .map(row -> new StageTotal(
                        required(row, "stage", String.class),
                        required(row, "transfers", Long.class),
                        required(row, "amount", BigDecimal.class).toPlainString(),
                        required(row, "withdrawn", BigDecimal.class).toPlainString(),
                        required(row, "reverted", BigDecimal.class).toPlainString()))
                .all()
                .collectList();
    }

    Mono<String> round(String round) {
        return database.sql("select round from round where round = :round")
                .bind("round", round)
                .mapValue(String.class)
                .one();
    }
}
