package pe.juntos.affiliation.household.adapter;

import java.time.LocalDate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.entry.place.PlacesRule;
import pe.juntos.affiliation.entry.place.PlacesRule.Binding;
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
    private final FreedPlaces freed;
    private final Locks locks;
    private final DatabaseClient client;

    AssessmentJob(
            Assessments assessments,
            Admissions admissions,
            WaitingList waiting,
            FreedPlaces freed,
            Locks locks,
            DatabaseClient client) {
        this.assessments = assessments;
        this.admissions = admissions;
        this.waiting = waiting;
        this.freed = freed;
        this.locks = locks;
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
                : remembered.then(locks.nationally()).then(admissions.admit(job.id(), asOf, Long.parseLong(ceiling)));
    }

    @Override
    public Mono<Long> run(Job job, BucketRange range) {
        LocalDate asOf = LocalDate.parse(job.parameter(AS_OF));
        Turns turns = job.parameters().containsKey(CEILING) ? admissions.of(job.id()) : Turns.UNLIMITED;
        return locks.hold(range).then(assessments.assess(new Scope.OfBuckets(range), asOf, turns));
    }

    /** Places that became free while it worked go to the first who wait. */
    @Override
    public Mono<Void> finish(Job job) {
        LocalDate asOf = LocalDate.parse(job.parameter(AS_OF));
        var binding = Binding.valueOf(job.parameters().getOrDefault(BINDING, Binding.HOUSEHOLD_CEILING.name()));
        String ceiling = job.parameters().get(CEILING);
        Mono<Void> listed = locks.places().then(waiting.rebuild(asOf, binding)).then(admissions.forget(job.id()));
        return ceiling == null
                ? listed
                : listed.then(freed.offer(asOf, new PlacesRule.Places(Long.parseLong(ceiling), binding)));
    }
}
