package pe.juntos.coresponsibility.period.adapter;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.member.ExpectedLists;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.platform.job.BucketRange;
import pe.juntos.platform.job.ChunkedJob;
import pe.juntos.platform.job.Job;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Opening a period: the expected lists of all households. */
@Component
final class ExpectedListsJob implements ChunkedJob {
    static final String KIND = "expected-lists";
    static final String PERIOD = "period";

    private final ExpectedLists lists;
    private final PeriodEvents events;
    private final DatabaseClient client;

    ExpectedListsJob(ExpectedLists lists, PeriodEvents events, DatabaseClient client) {
        this.lists = lists;
        this.events = events;
        this.client = client;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Mono<Void> prepare(Job job) {
        return analyze("household", "member");
    }

    @Override
    public Mono<Long> run(Job job, BucketRange range) {
        return lists.make(period(job), range);
    }

    @Override
    public Mono<Void> finish(Job job) {
        return analyze("expected_household", "expected_member")
                .then(Mono.defer(() -> events.tell(period(job))))
                .then();
    }

    private static Period period(Job job) {
        return Period.of(job.parameter(PERIOD));
    }

    private Mono<Void> analyze(String... tables) {
        return Flux.fromArray(tables)
                .concatMap(table -> client.sql("analyze " + table).then())
                .then();
    }
}
