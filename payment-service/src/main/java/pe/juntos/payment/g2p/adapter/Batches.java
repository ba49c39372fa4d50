package pe.juntos.payment.g2p.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.payment.g2p.DisbursePolicy;
import pe.juntos.payment.kernel.Money;
import pe.juntos.payment.kernel.Period;
import pe.juntos.platform.policy.PolicyBook;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The frozen transfers of a round's bank files, cut into batches: the same payments in the same order, however often asked. */
@Component
class Batches {
    private static final int FETCH = 1_000;
    private static final String SENT = """
            with sent as (
                select f.number as file, f.message_id, t.household || '-' || t.period || '-' || t.attempt as reference,
                       t.amount, t.recipient, t.means, t.account, t.pay_point, t.household, t.period,
                       ((row_number() over (partition by f.number order by t.household, t.period) - 1) / :most + 1)::int as batch
                from bank_file f join (
                    select round, household, period, attempt, state, amount, recipient, means, account, pay_point
                    from round_transfer where round = :round
                    union all
                    select round, household, period, attempt, state, amount, recipient, means, account, pay_point
                    from former_attempt where round = :round) t on t.round = f.round and t.state <> 'HELD'
                     and t.household || '-' || t.period between f.first_key and f.last_key
                where f.round = :round and f.message_id like :files)
            """;
    private static final String LIST = SENT + """
            select file, batch, message_id, count(*)::int as disbursements, sum(amount) as amount,
                   (select period from round where round = :round) as period
            from sent group by file, batch, message_id order by file, batch
            """;
    private static final String ALL = "%";
    private static final String ONE =
            SENT + " select * from sent where file = :file and batch = :batch order by household, period";

    private final DatabaseClient database;
    private final PolicyBook<DisbursePolicy> policies;

    Batches(DatabaseClient database, PolicyBook<DisbursePolicy> policies) {
        this.database = database;
        this.policies = policies;
    }

    DisbursePolicy policy(Period period) {
        return policies.at(period.firstDay()).parameters();
    }

    /** Empty for a round that is not known or was not dispatched. */
    Flux<Batch> of(String round) {
        return database.sql("select period from round where round = :round")
                .bind("round", round)
                .mapValue(String.class)
                .one()
                .flatMapMany(period -> of(round, Period.parse(period), ALL));
    }

    /** @param files MsgId of one bank file, or {@link #ALL} */
    private Flux<Batch> of(String round, Period period, String files) {
        return database.sql(LIST)
                .bind("round", round)
                .bind("files", files)
                .bind("most", policy(period).mostDisbursements())
                .map(row -> batch(round, row))
                .all();
    }

    /** Empty for a batch that this programme never sent. */
    Mono<Batch> named(String id) {
        var end = id.lastIndexOf('-');
        var file = end < 0 ? id : id.substring(0, end);
        return database.sql("select r.round, r.period from bank_file f join round r on r.round = f.round"
                        + " where f.message_id = :file")
                .bind("file", file)
                .map(row -> Map.entry(required(row, "round", String.class), required(row, "period", String.class)))
                .one()
                .flatMapMany(round -> of(round.getKey(), Period.parse(round.getValue()), file))
                .filter(batch -> batch.id().equals(id))
                .next();
    }

    Flux<Batch.Disbursement> disbursements(Batch batch) {
        return database.sql(ONE)
                .filter(statement -> statement.fetchSize(FETCH))
                .bind("round", batch.round())
                .bind("files", batch.fileId())
                .bind("most", policy(batch.period()).mostDisbursements())
                .bind("file", batch.file())
                .bind("batch", batch.number())
                .map(row -> new Batch.Disbursement(
                        required(row, "reference", String.class),
                        new Money(required(row, "amount", BigDecimal.class)),
                        required(row, "recipient", String.class),
                        required(row, "means", String.class),
                        row.get("account", String.class),
                        row.get("pay_point", String.class)))
                .all();
    }

    private static Batch batch(String round, Readable row) {
        return new Batch(
                round,
                Period.parse(required(row, "period", String.class)),
                required(row, "file", Integer.class),
                required(row, "batch", Integer.class),
                required(row, "message_id", String.class),
                required(row, "disbursements", Integer.class),
                new Money(required(row, "amount", BigDecimal.class)));
    }
}
