package pe.juntos.coresponsibility.verdict.adapter;

import java.util.List;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.period.PeriodGate;
import pe.juntos.coresponsibility.period.Periods;
import pe.juntos.platform.job.BucketRange;
import pe.juntos.platform.job.ChunkedJob;
import pe.juntos.platform.job.Job;
import reactor.core.publisher.Mono;

/**
 * Decides the marked households again, and only these, one period after the other: a correction may change how breaches and
 * silences in a row are counted in the periods after it (VER-3, VER-4). A household whose first verdict is still to come keeps its
 * mark.
 */
@Component
final class RecheckJob implements ChunkedJob {
    static final String KIND = "recheck";
    private static final String TAKE_EARLIEST = """
            with decided as (
              select r.period, r.bucket, r.household from verdict_recheck r
              join household_verdict v on v.period = r.period and v.bucket = r.bucket and v.household = r.household
              where r.bucket between :first and :last)
            delete from verdict_recheck r using decided d
            where r.period = d.period and r.bucket = d.bucket and r.household = d.household
              and d.period = (select min(period) from decided)
            returning r.period, r.household
            """;

    private final DatabaseClient client;
    private final Periods periods;
    private final PeriodGate gate;
    private final Deciding deciding;
    private final Rechecks rechecks;

    RecheckJob(DatabaseClient client, Periods periods, PeriodGate gate, Deciding deciding, Rechecks rechecks) {
        this.client = client;
        this.periods = periods;
        this.gate = gate;
        this.deciding = deciding;
        this.rechecks = rechecks;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Mono<Long> run(Job job, BucketRange range) {
        return gate.pass()
                .then(Mono.defer(
                        () -> earliest(range).expand(_ -> earliest(range)).reduce(0L, Long::sum)));
    }

    /** Decides what is marked of the earliest period; empty if nothing is. */
    private Mono<Long> earliest(BucketRange range) {
        return client.sql(TAKE_EARLIEST)
                .bind("first", range.first())
                .bind("last", range.last())
                .map((row, _) -> new Marked(
                        Period.of(Objects.requireNonNull(row.get("period", String.class))),
                        Objects.requireNonNull(row.get("household", String.class))))
                .all()
                .distinct() // several causes may have marked a household
                .collectList()
                .filter(marked -> !marked.isEmpty())
                .flatMap(marked -> decide(
                        marked.getFirst().period(),
                        marked.stream().map(Marked::household).toList()));
    }

    private Mono<Long> decide(Period period, List<String> households) {
        return periods.stateOf(period)
                .flatMap(state -> deciding.reconsider(period, state, households))
                .flatMap(done ->
                        rechecks.following(period, done.countedOtherwise()).thenReturn(done.changed()));
    }

    private record Marked(Period period, String household) {}
}
