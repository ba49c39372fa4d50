package pe.juntos.coresponsibility.verdict.adapter;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.period.Periods;
import pe.juntos.platform.job.BucketRange;
import pe.juntos.platform.job.ChunkedJob;
import pe.juntos.platform.job.Job;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Decides the marked households again, and only these. One whose first verdict is still to come keeps its mark. */
@Component
final class RecheckJob implements ChunkedJob {
    static final String KIND = "recheck";
    private static final String TAKE = """
            delete from verdict_recheck r using household_verdict v
            where r.bucket between :first and :last
              and v.period = r.period and v.bucket = r.bucket and v.household = r.household
            returning r.period, r.household
            """;

    private final DatabaseClient client;
    private final Periods periods;
    private final Deciding deciding;

    RecheckJob(DatabaseClient client, Periods periods, Deciding deciding) {
        this.client = client;
        this.periods = periods;
        this.deciding = deciding;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Mono<Long> run(Job job, BucketRange range) {
        return take(range)
                .flatMapMany(marked -> Flux.fromIterable(marked.entrySet()))
                .concatMap(entry -> periods.stateOf(entry.getKey())
                        .flatMap(state -> deciding.reconsider(entry.getKey(), state, entry.getValue())))
                .reduce(0L, Long::sum);
    }

    private Mono<Map<Period, List<String>>> take(BucketRange range) {
        return client.sql(TAKE)
                .bind("first", range.first())
                .bind("last", range.last())
                .map((row, _) -> Map.entry(
                        Period.of(Objects.requireNonNull(row.get("period", String.class))),
                        Objects.requireNonNull(row.get("household", String.class))))
                .all()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, TreeMap::new, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }
}
