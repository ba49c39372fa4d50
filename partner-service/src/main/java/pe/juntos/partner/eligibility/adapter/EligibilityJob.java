package pe.juntos.partner.eligibility.adapter;

import java.util.ArrayList;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.partner.eligibility.Eligibility;
import pe.juntos.partner.eligibility.EligibilityPolicy;
import pe.juntos.partner.eligibility.KnownCandidate;
import pe.juntos.partner.eligibility.Verdicts;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.bulk.BulkCopy;
import pe.juntos.platform.job.BucketRange;
import pe.juntos.platform.job.ChunkedJob;
import pe.juntos.platform.job.Job;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The rules of a run over the whole register, chunk by chunk, then counts by district (PAR-3). */
@Component
class EligibilityJob implements ChunkedJob {

    static final String KIND = "evaluate-eligibility";

    private static final String COUNT = """
            insert into eligibility_count (run, district, rule, answer, criterion, households)
            select :run, g.district, r.rule, case substr(g.verdicts, (2 * r.place - 1)::int, 1)
                    when 'Y' then 'YES' when 'N' then 'NO' else 'UNKNOWN' end, coalesce(c.criterion, ''), sum(g.households)
            from (select district, verdicts, count(*) as households from eligibility_result where run = :run
                group by 1, 2) g
            cross join unnest(:rules) with ordinality as r (rule, place)
            left join unnest(:owners, :places, :criteria) as c (rule, place, criterion)
                on c.rule = r.rule and c.place = substr(g.verdicts, (2 * r.place)::int, 1)
            group by 2, 3, 4, 5
            """;

    private final DatabaseClient client;
    private final EligibilityRuns runs;
    private final R2dbcCandidates candidates;
    private final BulkCopy copy;

    EligibilityJob(DatabaseClient client, EligibilityRuns runs, R2dbcCandidates candidates, BulkCopy copy) {
        this.client = client;
        this.runs = runs;
        this.candidates = candidates;
        this.copy = copy;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Mono<Long> run(Job job, BucketRange range) {
        return runs.of(job)
                .flatMap(run -> client.sql("delete from eligibility_result where run = :run"
                                + " and bucket between :first and :last")
                        .bind("run", run.id())
                        .bind("first", range.first())
                        .bind("last", range.last())
                        .then()
                        .then(candidates.of(range, run.on()).collectList())
                        .flatMap(known -> results(run, known)));
    }

    @Override
    public Mono<Void> finish(Job job) {
        return runs.of(job)
                .flatMap(run -> client.sql("delete from eligibility_count where run = :run")
                        .bind("run", run.id())
                        .then()
                        .then(count(run))
                        .then(client.sql("update eligibility_run set finished_at = now() where id = :run")
                                .bind("run", run.id())
                                .then()));
    }

    private Mono<Long> results(EligibilityRuns.Run run, List<KnownCandidate> households) {
        return copy.copy(
                "eligibility_result",
                List.of("run", "household", "bucket", "district", "verdicts"),
                Flux.fromIterable(households),
                (known, line) -> line.uuid(run.id())
                        .text(known.household())
                        .number(Buckets.of(known.household()))
                        .text(known.district())
                        .text(Verdicts.of(Eligibility.of(known.candidate(), run.rules()), run.rules())));
    }

    private Mono<Void> count(EligibilityRuns.Run run) {
        var reasons = Reasons.of(run.rules());
        return client.sql(COUNT)
                .bind("run", run.id())
                .bind(
                        "rules",
                        run.rules().rules().stream().map(rule -> rule.code()).toArray(String[]::new))
                .bind("owners", reasons.owners().toArray(String[]::new))
                .bind("places", reasons.places().toArray(String[]::new))
                .bind("criteria", reasons.criteria().toArray(String[]::new))
                .then();
    }

    /** What each letter of each rule stands for, as three columns. */
    private record Reasons(List<String> owners, List<String> places, List<String> criteria) {
        static Reasons of(EligibilityPolicy policy) {
            var reasons = new Reasons(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            policy.rules().forEach(rule -> {
                var ids = Verdicts.reasons(rule);
                for (int i = 0; i < ids.size(); i++) {
                    reasons.owners.add(rule.code());
                    reasons.places.add(Verdicts.place(i));
                    reasons.criteria.add(ids.get(i));
                }
            });
            return reasons;
        }
    }
}
