package pe.juntos.payment.ledger.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.platform.security.Territory;
import reactor.core.publisher.Mono;

/**
 * Proves the books without them: what should have been posted is found from lines of transfers, bank files, lines of the bank and
 * withdrawals, and held against what was posted, round by round (PAY-9).
 */
@Component
class Checker {
    private static final String FIGURES = """
            select coalesce(f.round, p.round) as round, coalesce(f.figure, p.figure) as figure,
                   coalesce(p.amount, 0)::numeric(16, 2) as posted, coalesce(f.amount, 0)::numeric(16, 2) as found
            from found_figure f full join posted_figure p on p.round = f.round and p.figure = f.figure
            order by 1, 2
            """;
    private static final String TRANSFERS = """
            select t.household, t.period, t.district, t.state, w.word, t.amount, l.amount as lines,
                   coalesce(c.withdrawn, 0)::numeric(14, 2) as withdrawn, coalesce(h.amount, 0)::numeric(14, 2) as handed
            from transfer t
            left join bank_word w on w.period = t.period and w.household = t.household and w.attempt = t.attempt
            left join (select transfer_period, household, sum(amount) as amount from transfer_line group by 1, 2) l
                 on l.transfer_period = t.period and l.household = t.household
            left join collection c on c.period = t.period and c.household = t.household
            left join (select period, household, sum(amount) as amount from withdrawal group by 1, 2) h
                 on h.period = t.period and h.household = t.household
            where t.district like any(:territory)
              and (t.amount is distinct from l.amount or coalesce(c.withdrawn, 0) <> coalesce(h.amount, 0)
                   or t.state in ('CREDITED', 'REJECTED', 'RETURNED') and t.state is distinct from w.word
                   or t.state in ('ORDERED', 'HELD') and w.word is not null)
            order by t.household, t.period limit :limit
            """;
    private static final String IN_FLIGHT = "select count(*) from bank_message where state <> 'APPLIED'";
    private static final int MOST = 200;

    private final DatabaseClient database;
    private final AtomicLong differences = new AtomicLong();

    Checker(DatabaseClient database, MeterRegistry meters) {
        this.database = database;
        meters.gauge("programme.payment.ledger.differences", differences);
    }

    /** A figure of a round, as posted and as found. */
    record Figure(String round, String figure, String posted, String found) {
        boolean agrees() {
            return posted.equals(found);
        }
    }

    /** A transfer that does not stand as the bank's lines, its own lines or its withdrawals say. */
    record Astray(
            String household,
            String period,
            String district,
            String state,
            @Nullable String bankSays,
            String amount,
            @Nullable String lines,
            String withdrawn,
            String handedOver) {}

    /**
     * @param inFlight messages of the bank that are being applied now, which are not posted in full yet
     * @param transfers those that differ within the caller's territory, the first of them
     */
    record Proof(
            boolean agrees, long inFlight, List<Figure> figures, List<Figure> differences, List<Astray> transfers) {}

    Mono<Proof> prove(Territory territory) {
        return Mono.zip(figures(), transfers(territory), inFlight()).map(parts -> {
            var wrong =
                    parts.getT1().stream().filter(figure -> !figure.agrees()).toList();
            if (territory.national()) {
                differences.set(wrong.size() + (long) parts.getT2().size());
            }
            return new Proof(
                    wrong.isEmpty() && parts.getT2().isEmpty(), parts.getT3(), parts.getT1(), wrong, parts.getT2());
        });
    }

    private Mono<List<Figure>> figures() {
        return database.sql(FIGURES)
                .map(row -> new Figure(
                        required(row, "round", String.class),
                        required(row, "figure", String.class),
                        required(row, "posted", BigDecimal.class).toPlainString(),
                        required(row, "found", BigDecimal.class).toPlainString()))
                .all()
                .collectList();
    }

    private Mono<List<Astray>> transfers(Territory territory) {
        return database.sql(TRANSFERS)
                .bind("territory", territory.patterns())
                .bind("limit", MOST)
                .map(row -> {
                    var lines = row.get("lines", BigDecimal.class);
                    return new Astray(
                            required(row, "household", String.class),
                            required(row, "period", String.class),
                            required(row, "district", String.class),
                            required(row, "state", String.class),
                            row.get("word", String.class),
                            required(row, "amount", BigDecimal.class).toPlainString(),
                            lines == null ? null : lines.toPlainString(),
                            required(row, "withdrawn", BigDecimal.class).toPlainString(),
                            required(row, "handed", BigDecimal.class).toPlainString());
                })
                .all()
                .collectList();
    }

    private Mono<Long> inFlight() {
        return database.sql(IN_FLIGHT).mapValue(Long.class).one();
    }
}
