package pe.juntos.payment.bank.adapter;

import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.platform.job.BucketRange;
import pe.juntos.platform.job.ChunkedJob;
import pe.juntos.platform.job.Job;
import reactor.core.publisher.Mono;

/** Matches a bank message with transfers by end-to-end id and amount (PAY-6), some buckets at a time. */
@Component
class MatchingJob implements ChunkedJob {
    /** Two messages about the same households are applied one after the other; always locked from low to high. */
    private static final String LOCK =
            "select pg_advisory_xact_lock(7302, s) from generate_series(:first / 8, :last / 8) s";

    private static final String TRANSFER = """
            , t.household as t_household, t.period as t_period, t.bucket::int as t_bucket, t.round as t_round,
              t.state as t_state, t.reason as t_reason, t.attempt::int as t_attempt, t.amount as t_amount,
              t.version as t_version, t.recipient as t_recipient, t.means as t_means, t.account as t_account,
              t.pay_point as t_pay_point, r.state in ('DISPATCHED', 'RECONCILED', 'CLOSED') as sent, f.message_id as file,
              told.kind as told_kind, m.kind as kind,
              p.component as part_component, p.amount as part_amount, p.period as part_period, p.policy as part_policy,
              p.cause as part_cause
            """;
    /** In which file a transfer went is asked only where the message says of which it speaks. */
    private static final String FILE = " f on l.original_message is not null and f.round = t.round"
            + " and t.household || '-' || t.period between f.first_key and f.last_key ";
    /** Lines of a message beside their transfers, each looked up by its key and none read beside them, as {@link AnsweredTransfer.Row} reads them. */
    static final String LINES = "select l.line, l.end_to_end_id, l.answer, l.amount, l.reason, l.reference,"
            + " l.original_message, l.fault" + TRANSFER + """
            from bank_line l
            join bank_message m on m.id = l.message
            left join lateral (
              select * from transfer o where o.period = l.period and o.household = l.household offset 0) t on true
            left join round r on r.round = t.round
            left join lateral (
              select * from line_of_transfer o where o.transfer_period = t.period and o.household = t.household offset 0) p
              on true
            left join bank_message told on told.id = t.bank_message
            left join bank_file""" + FILE + """
            where l.message = :message
            """;

    private static final String CHUNK = LINES + """
             and l.bucket between :first and :last
            order by l.end_to_end_id, l.line
            """;
    private final DatabaseClient database;
    private final Messages messages;
    private final Outcomes outcomes;

    MatchingJob(DatabaseClient database, Messages messages, Outcomes outcomes) {
        this.database = database;
        this.messages = messages;
        this.outcomes = outcomes;
    }

    @Override
    public String kind() {
        return "bank-message";
    }

    /** A table that has just been filled looks empty to the planner until somebody counts. */
    @Override
    public Mono<Void> prepare(Job job) {
        return database.sql("analyze bank_line, bank_file").then();
    }

    @Override
    public Mono<Long> run(Job job, BucketRange range) {
        var message = Long.parseLong(job.parameter("message"));
        return database.sql(LOCK)
                .bind("first", range.first())
                .bind("last", range.last())
                .then()
                .then(Mono.defer(() -> apply(message, range)));
    }

    private Mono<Long> apply(long message, BucketRange range) {
        return database.sql(CHUNK)
                .bind("message", message)
                .bind("first", range.first())
                .bind("last", range.last())
                .map(AnsweredTransfer.Row::read)
                .all()
                .bufferUntilChanged(AnsweredTransfer.Row::key)
                .map(AnsweredTransfer::of)
                .collectList()
                .flatMap(answered -> outcomes.write(message, range, answered).thenReturn(lines(answered)));
    }

    private static long lines(List<AnsweredTransfer> answered) {
        return answered.stream().mapToLong(one -> one.lines().size()).sum();
    }

    @Override
    public Mono<Void> finish(Job job) {
        return messages.applied(Long.parseLong(job.parameter("message")));
    }
}
