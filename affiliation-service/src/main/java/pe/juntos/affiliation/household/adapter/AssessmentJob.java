package pe.juntos.affiliation.household.adapter;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.platform.job.BucketRange;
import pe.juntos.platform.job.ChunkedJob;
import pe.juntos.platform.job.Job;
import reactor.core.publisher.Mono;

/** Derives the state of every household from its facts, and tells what changed. Nothing changed, nothing written. */
@Component
class AssessmentJob implements ChunkedJob {

    static final String KIND = "assessment";
    static final String AS_OF = "asOf";
    static final String CEILING = "ceiling";
    static final String BINDING = "binding";

    private final Assessments assessments;
    private final Admissions admissions;
    private final WaitingList waiting;
    private final DatabaseClient client;

    AssessmentJob(Assessments assessments, Admissions admissions, WaitingList waiting, DatabaseClient client) {
        this.assessments = assessments;
        this.admissions = admissions;
        this.waiting = waiting;
        this.client = client;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Mono<Void> prepare(Job job) {
        LocalDate asOf = LocalDate.parse(job.parameter(AS_OF));
        Mono<Void> remembered = client.sql("insert into assessed_day (as_of) values (:day) on conflict do nothing")
                .bind("day", asOf)
                .then();
        String ceiling = job.parameters().get(CEILING);
        return ceiling == null
                ? remembered
                : remembered.then(admissions.admit(job.id(), asOf, Long.parseLong(ceiling)));
    }

    @Override
    public Mono<Long> run(Job job, BucketRange range) {
        LocalDate asOf = LocalDate.parse(job.parameter(AS_OF));
        @Nullable UUID ceiling = job.parameters().containsKey(CEILING) ? job.id() : null;
        return lock(range).then(assessments.assess(new Scope.OfBuckets(range), asOf, ceiling));
    }

    @Override
    public Mono<Void> finish(Job job) {
        return waiting.rebuild(
                LocalDate.parse(job.parameter(AS_OF)), job.parameters().getOrDefault(BINDING, "HOUSEHOLD_CEILING"));
    }

    /** Two assessments never work on the same households at once. */
    private Mono<Void> lock(BucketRange range) {
        return client.sql("select count(pg_advisory_xact_lock(4, b)) from generate_series(:first, :last) b")
                .bind("first", range.first())
                .bind("last", range.last())
                .then();
    }
}
