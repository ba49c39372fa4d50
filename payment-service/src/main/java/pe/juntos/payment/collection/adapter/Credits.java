package pe.juntos.payment.collection.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.payment.collection.Credit;
import pe.juntos.payment.collection.Stage;
import pe.juntos.payment.kernel.Money;
import pe.juntos.payment.payee.Means;
import pe.juntos.platform.job.BucketRange;
import reactor.core.publisher.Mono;

/** Begins to keep what becomes of credited transfers. */
@Component
class Credits {
    private static final String OPEN = """
            insert into collection (period, household, bucket, round, attempt, amount, credited_on, since)
            select t.period, t.household, t.bucket, t.round, t.attempt, t.amount, payment_day(r.period), payment_day(r.period)
            from transfer t join round r on r.round = t.round
            """;
    private static final String AGAIN = """
             on conflict (period, household) do update set round = excluded.round, attempt = excluded.attempt,
                amount = excluded.amount, credited_on = excluded.credited_on, since = excluded.since
            where collection.attempt < excluded.attempt and collection.withdrawn = 0 and collection.reverted = 0
            """;
    private static final String OF_FILE = """
            where t.state = 'CREDITED' and (t.period, t.household) in (
                select s.period, s.household from staging_withdrawal s
                where s.import_id = :import and s.refusal_code is null and s.bucket between :first and :last)
            """;
    private static final String MISSING = """
            where t.state = 'CREDITED' and left(t.household, 1) <> 'P' and not exists (
                select from collection c where c.period = t.period and c.household = t.household and c.attempt = t.attempt)
            """;

    private final DatabaseClient database;

    Credits(DatabaseClient database) {
        this.database = database;
    }

    /** Of the transfers that a file's lines are about. */
    Mono<Void> open(UUID file, BucketRange range) {
        return database.sql(OPEN + OF_FILE + AGAIN)
                .bind("import", file)
                .bind("first", range.first())
                .bind("last", range.last())
                .then();
    }

    /** Of all that are credited to households: an establishment is not visited for its stimulus. */
    Mono<Void> open() {
        return database.sql(OPEN + MISSING + AGAIN).then();
    }

    static Credit read(Readable row) {
        return new Credit(
                required(row, "c_attempt", Integer.class),
                new Money(required(row, "c_amount", BigDecimal.class)),
                required(row, "c_credited_on", LocalDate.class),
                Means.valueOf(required(row, "c_means", String.class)),
                new Money(required(row, "c_withdrawn", BigDecimal.class)),
                Stage.valueOf(required(row, "c_stage", String.class)));
    }
}
