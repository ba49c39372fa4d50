package pe.juntos.payment.ledger.adapter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.platform.job.BucketRange;
import pe.juntos.platform.job.ChunkedJob;
import pe.juntos.platform.job.Job;
import pe.juntos.platform.security.Territory;
import reactor.core.publisher.Mono;

/**
 * Closes the books of a day: everything posted until its end and not closed before, balances by account, proved, under a hash; and by
 * district, as long as nothing was posted since, for transfers only know where they stand now. Nobody posts meanwhile.
 */
@Component
class CloseJob implements ChunkedJob {
    static final String KIND = "ledger-close";
    private static final String HEAD = """
            insert into ledger_close (day, previous, last_posting, postings, hash, differences, closed_at)
            select :day, b.day, n.last, n.postings, close_hash(b.hash, coalesce(b.last_posting, 0), n.last), :differences, :at
            from (select 1) one left join (select * from ledger_close order by day desc limit 1) b on true,
                 lateral (select greatest(coalesce(b.last_posting, 0),
                                          coalesce((select max(id) from posting where posted_at < :end), 0)) as last) m,
                 lateral (select m.last, count(*) as postings from posting
                          where id > coalesce(b.last_posting, 0) and id <= m.last) n
            where not exists (select from ledger_close where day >= :day)
            """;
    private static final String BALANCES = """
            insert into ledger_close_balance (day, account, balance)
            select :day, a.code, coalesce(sum(case when p.debit = a.code then p.amount else -p.amount end), 0)
            from account a left join posting p on a.code in (p.debit, p.credit)
                 and p.id <= (select last_posting from ledger_close where day = :day)
            group by a.code
            """;
    private static final String DISTRICTS = """
            insert into ledger_close_district (day, district, account, balance)
            select :day, district, account, balance from district_account
            where (select last_posting from ledger_close where day = :day) = (select coalesce(max(id), 0) from posting)
            """;

    private final DatabaseClient database;
    private final Checker checker;
    private final Clock clock;

    CloseJob(DatabaseClient database, Checker checker, Clock clock) {
        this.database = database;
        this.checker = checker;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Mono<Long> run(Job job, BucketRange range) {
        var day = LocalDate.parse(job.parameter("day"));
        return database.sql("lock table ledger_close in exclusive mode")
                .then()
                .then(database.sql("lock table posting in share mode").then())
                .then(checker.prove(new Territory(Set.of("*"))))
                .flatMap(proof -> close(
                        day, proof.differences().size() + proof.transfers().size()))
                .thenReturn(1L);
    }

    private Mono<Void> close(LocalDate day, int differences) {
        return database.sql(HEAD)
                .bind("day", day)
                .bind("end", day.plusDays(1).atStartOfDay(clock.getZone()).toInstant())
                .bind("differences", differences)
                .bind("at", clock.instant())
                .fetch()
                .rowsUpdated()
                .filter(closed -> closed > 0)
                .flatMap(_ -> write(BALANCES, day).then(write(DISTRICTS, day)));
    }

    private Mono<Void> write(String sql, LocalDate day) {
        return database.sql(sql).bind("day", day).then();
    }
}
