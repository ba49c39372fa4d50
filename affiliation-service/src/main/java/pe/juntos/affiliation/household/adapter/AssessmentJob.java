package pe.juntos.affiliation.household.adapter;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.household.AffiliationRule;
import pe.juntos.affiliation.household.Assessment;
import pe.juntos.affiliation.household.Ceiling;
import pe.juntos.affiliation.household.HouseholdContent;
import pe.juntos.affiliation.household.HouseholdFacts;
import pe.juntos.affiliation.household.HouseholdState;
import pe.juntos.affiliation.household.InputsHash;
import pe.juntos.affiliation.household.MemberContent;
import pe.juntos.affiliation.household.MemberFacts;
import pe.juntos.affiliation.household.Standing;
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

    private final FactsReader facts;
    private final Standings standings;
    private final MembersTold members;
    private final Admissions admissions;
    private final Affiliations policies;
    private final DatabaseClient client;
    private final MeterRegistry meters;

    AssessmentJob(
            FactsReader facts,
            Standings standings,
            MembersTold members,
            Admissions admissions,
            Affiliations policies,
            DatabaseClient client,
            MeterRegistry meters) {
        this.facts = facts;
        this.standings = standings;
        this.members = members;
        this.admissions = admissions;
        this.policies = policies;
        this.client = client;
        this.meters = meters;
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
        return lock(range)
                .then(facts.received())
                .flatMap(received -> facts.read(range, received)
                        .flatMap(households -> standings
                                .lock(range)
                                .flatMap(known -> members.read(range)
                                        .flatMap(told -> admissions
                                                .admittedOf(ceiling, households)
                                                .flatMap(admitted -> new Pass(
                                                                asOf,
                                                                policies.context(asOf, received),
                                                                admitted,
                                                                known,
                                                                told)
                                                        .write(households))))));
    }

    /** Two assessments never work on the same households at once. */
    private Mono<Void> lock(BucketRange range) {
        return client.sql("select count(pg_advisory_xact_lock(4, b)) from generate_series(:first, :last) b")
                .bind("first", range.first())
                .bind("last", range.last())
                .then();
    }

    /** One chunk's work, in memory. */
    private final class Pass {

        private final LocalDate asOf;
        private final AffiliationRule.Context context;
        private final Optional<Set<String>> admitted;
        private final Map<String, Standings.Row> known;
        private final Map<String, MembersTold.Told> told;
        private final List<StandingChange> changes = new ArrayList<>();
        private final List<MemberContent> present = new ArrayList<>();
        private final Map<String, MemberContent> living = new HashMap<>();

        Pass(
                LocalDate asOf,
                AffiliationRule.Context context,
                Optional<Set<String>> admitted,
                Map<String, Standings.Row> known,
                Map<String, MembersTold.Told> told) {
            this.asOf = asOf;
            this.context = context;
            this.admitted = admitted;
            this.known = known;
            this.told = told;
        }

        Mono<Long> write(List<HouseholdFacts> households) {
            households.forEach(this::decide);
            MembersTold.News news = MembersTold.news(told, present, living);
            changes.forEach(c -> meters.counter(
                            "affiliation.households.told",
                            "state",
                            c.after().state().name())
                    .increment());
            return standings
                    .write(changes, news.events())
                    .then(members.write(news))
                    .thenReturn((long) households.size());
        }

        private void decide(HouseholdFacts household) {
            Standings.Row row = known.get(household.household());
            @Nullable Standing before = row == null ? null : row.standing();
            Assessment assessment = assess(household);
            Standing after = Standing.assessed(before, household.household(), assessment);
            HouseholdContent content = HouseholdContent.of(household, after, asOf, context);
            if (row == null
                    || !row.content().equals(standings.text(content))
                    || !row.standing().decidedAs(after)) {
                boolean decided = before == null || !before.decidedAs(after);
                Standing next = after.atVersion(after.version() + 1);
                changes.add(
                        new StandingChange(before, next, content, decided ? decision(household, assessment) : null));
            }
            household.members().forEach(m -> share(m, household, after.state()));
        }

        private Assessment assess(HouseholdFacts household) {
            Assessment assessment = AffiliationRule.assess(household, asOf, context);
            boolean place = admitted.map(a -> a.contains(household.household())).orElse(true);
            return assessment instanceof Assessment.Affiliated && !place ? Ceiling.waiting(assessment) : assessment;
        }

        private StandingChange.Decision decision(HouseholdFacts household, Assessment assessment) {
            return new StandingChange.Decision(
                    asOf,
                    StandingChange.Cause.ASSESSMENT,
                    policies.id(asOf),
                    InputsHash.of(household.knownBy(asOf), context, asOf),
                    assessment.trace().stream()
                            .map(step -> step.state() + " " + step.on())
                            .toList());
        }

        private void share(MemberFacts member, HouseholdFacts household, HouseholdState state) {
            MemberContent content = MemberContent.of(household.household(), member, asOf, context.limits());
            living.put(member.member(), content);
            boolean concerns = MemberContent.concerns(
                    member, household, context.parameters().memberHorizonAge());
            if (state.sharesMembers() && concerns && !member.birthDate().isAfter(asOf)) {
                present.add(content);
            }
        }
    }
}
