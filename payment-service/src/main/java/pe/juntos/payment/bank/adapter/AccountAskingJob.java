package pe.juntos.payment.bank.adapter;

import java.time.Clock;
import java.util.Locale;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.payment.kernel.Period;
import pe.juntos.platform.job.BucketRange;
import pe.juntos.platform.job.ChunkedJob;
import pe.juntos.platform.job.Job;
import reactor.core.publisher.Mono;

/** Puts every account that the bank was not asked about into a request, the buckets of a chunk in one statement (PAY-6). */
@Component
class AccountAskingJob implements ChunkedJob {
    static final String KIND = "account-request";
    /**
     * Whose account has to be confirmed and nobody has asked about it; or the bank denied it, and the household's account or
     * recipient changed since, or the reason may have passed.
     */
    static final String DUE = """
            from payee p where p.means = 'ACCOUNT' and p.account <> '' and p.recipient is not null and p.identity_verified
              and p.alive and p.state not in ('EXITED', 'EXCLUDED', 'REJECTED') and not exists (
                select 1 from account_check k
                where k.household = p.household and k.account = p.account and k.recipient = p.recipient
                  and (k.state <> 'REFUSED' or k.told_version >= p.account_version)
                  and (k.state <> 'REFUSED' or k.answered_at > :denied_before or not coalesce(k.reason, '') = any(:passing)))
            """;

    private static final String ASK = """
            with due as materialized (
                select p.household, p.recipient, p.account, p.account_version,
                       p.household || '-C' || 1 + (select count(*) from account_asked c where c.household = p.household) as id,
                       :name || '-' || (row_number() over (order by p.household) - 1) / :most + 1 as request
            """ + DUE + """
                  and p.bucket between :first and :last),
            former as (
                insert into account_check_former (id, household, recipient, account, state, reason, request, answered_at)
                select k.id, k.household, k.recipient, k.account, k.state, k.reason, k.request, k.answered_at
                from due d join account_check k
                     on k.household = d.household and k.account = d.account and k.recipient = d.recipient),
            asked as (
                insert into account_check (id, household, recipient, account, state, request, told_version)
                select id, household, recipient, account, 'ASKED', request, account_version from due
                on conflict (household, account, recipient) do update set id = excluded.id, state = 'ASKED',
                    reason = null, request = excluded.request, answered_at = null, told_version = excluded.told_version
                returning request),
            requests as (
                insert into account_request (message_id, period, accounts, made_at)
                select request, :period, count(*), :at from asked group by request)
            select count(*) from asked
            """;

    /** Checks are counted in a table that this statement fills: empty when it is planned, it would be read through for every payee. */
    private static final String BY_KEYS = "set local enable_seqscan = off";

    private final DatabaseClient database;
    private final AccountVerification accounts;
    private final Clock clock;

    AccountAskingJob(DatabaseClient database, AccountVerification accounts, Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Mono<Void> prepare(Job job) {
        return database.sql("analyze payee, account_check").then();
    }

    @Override
    public Mono<Long> run(Job job, BucketRange range) {
        return database.sql(BY_KEYS).then().then(Mono.defer(() -> ask(job, range)));
    }

    private Mono<Long> ask(Job job, BucketRange range) {
        var period = job.parameter("period");
        var name = String.format(Locale.ROOT, "JUNTOS-CTA-%s-%s-%04d", period, job.parameter("number"), range.first());
        return accounts.due(ASK, Period.parse(period))
                .bind("name", name)
                .bind("period", period)
                .bind("most", accounts.mostAccounts(Period.parse(period)))
                .bind("first", range.first())
                .bind("last", range.last())
                .bind("at", clock.instant())
                .mapValue(Long.class)
                .one();
    }

    @Override
    public Mono<Void> finish(Job job) {
        return accounts.asked(Period.parse(job.parameter("period")), Integer.parseInt(job.parameter("number")));
    }
}
