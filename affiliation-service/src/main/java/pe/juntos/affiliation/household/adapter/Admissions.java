package pe.juntos.affiliation.household.adapter;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.entry.place.PlacesRule;
import pe.juntos.affiliation.household.AffiliationRule;
import pe.juntos.affiliation.household.Assessment;
import pe.juntos.affiliation.household.Ceiling;
import pe.juntos.affiliation.household.Classification;
import pe.juntos.affiliation.household.HouseholdFacts;
import pe.juntos.affiliation.household.ReceivedSources;
import pe.juntos.affiliation.targeting.DistrictPriorities;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.bulk.BulkCopy;
import pe.juntos.platform.job.BucketRange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Places under a ceiling (AFF-3): one pass over the register before the assessment settles who gets them. The ceiling
 * is the number of households affiliated in all, so that the same assessment run again affiliates nobody more.
 */
@Component
class Admissions {

    private static final int BUCKETS_AT_ONCE = 8;

    /** How far into the waiting list a single fact looks, however many places are free. */
    private static final long LOOKED_AT = 1000;

    /** A district that was not ranked comes after those that were; where none was, all come alike. */
    private static final int UNRANKED = Integer.MAX_VALUE;

    private final FactsReader facts;
    private final Affiliations policies;
    private final DistrictPriorities priorities;
    private final WaitingList waiting;
    private final DatabaseClient client;
    private final BulkCopy copy;

    Admissions(
            FactsReader facts,
            Affiliations policies,
            DistrictPriorities priorities,
            WaitingList waiting,
            DatabaseClient client,
            BulkCopy copy) {
        this.facts = facts;
        this.policies = policies;
        this.priorities = priorities;
        this.waiting = waiting;
        this.client = client;
        this.copy = copy;
    }

    Mono<Void> admit(UUID job, LocalDate asOf, long ceiling) {
        return Mono.zip(taken(), facts.received(), priorities.on(asOf)).flatMap(known -> {
            ReceivedSources received = known.getT2();
            var register = new Waiting(asOf, policies.context(asOf, received), known.getT3());
            var places = new Ceiling(ceiling - known.getT1());
            return ranges().concatMap(range ->
                            facts.read(new Scope.OfBuckets(range), received).flatMap(this::newcomers))
                    .doOnNext(households -> places.offer(register.candidates(households)))
                    .then(Mono.defer(() -> store(job, places.admitted())));
        });
    }

    /** The places that the preparation of a national assessment gave. */
    Turns of(UUID job) {
        return households -> client.sql(
                        "select household from ceiling_admission where job_id = :job and household = any(:codes)")
                .bind("job", job)
                .bind("codes", codes(households))
                .map((row, _) -> Rows.text(row, "household"))
                .all()
                .collect(Collectors.toSet())
                .map(Optional::of);
    }

    /** Those of a few households that come before whoever waits, as far as there are places. */
    Turns inTurn(LocalDate asOf, PlacesRule.Places places) {
        return households -> candidates(households, asOf)
                .flatMap(ready -> ready.isEmpty()
                        ? Mono.just(Set.<String>of())
                        : free(places).flatMap(free -> first(free, ready)))
                .map(Optional::of);
    }

    private Mono<List<Ceiling.Candidate>> candidates(List<HouseholdFacts> households, LocalDate asOf) {
        return newcomers(households)
                .filter(fresh -> !fresh.isEmpty())
                .flatMap(fresh -> Mono.zip(facts.received(), priorities.on(asOf))
                        .map(known -> new Waiting(asOf, policies.context(asOf, known.getT1()), known.getT2())
                                .candidates(fresh)))
                .defaultIfEmpty(List.of());
    }

    private Mono<Set<String>> first(long free, List<Ceiling.Candidate> ready) {
        var ceiling = new Ceiling(Math.min(free, LOOKED_AT));
        Set<String> codes = ready.stream().map(Ceiling.Candidate::household).collect(Collectors.toSet());
        return waiting.first(Math.clamp(free, 0, LOOKED_AT), codes)
                .collectList()
                .map(others -> {
                    ceiling.offer(others);
                    ceiling.offer(ready);
                    return ceiling.admitted();
                });
    }

    /** Places that nobody has and that no national assessment under way has promised; none if negative. */
    Mono<Long> free(PlacesRule.Places places) {
        return Mono.zip(taken(), promised()).map(t -> places.places() - t.getT1() - t.getT2());
    }

    /** What it promised is kept as long as it works. */
    Mono<Void> forget(UUID job) {
        return client.sql("delete from ceiling_admission where job_id = :job")
                .bind("job", job)
                .then();
    }

    private Mono<Long> promised() {
        return client.sql("""
                        select count(*) as n from ceiling_admission a join job j on j.id = a.job_id and j.state = 'RUNNING'
                        where not exists (select 1 from standing s where s.household = a.household
                            and s.state in ('AFFILIATED', 'SUSPENDED'))
                        """).map((row, _) -> Rows.number(row, "n")).one();
    }

    private static String[] codes(List<HouseholdFacts> households) {
        return households.stream().map(HouseholdFacts::household).toArray(String[]::new);
    }

    private Mono<Long> taken() {
        return client.sql("select count(*) as n from standing where state in ('AFFILIATED', 'SUSPENDED')")
                .map((row, _) -> Objects.requireNonNull(row.get("n", Long.class)))
                .one();
    }

    /** Households that were never affiliated. */
    private Mono<List<HouseholdFacts>> newcomers(List<HouseholdFacts> households) {
        return client.sql("select household from standing where household = any(:codes)"
                        + " and state in ('AFFILIATED', 'SUSPENDED', 'EXITED')")
                .bind("codes", codes(households))
                .map((row, _) -> Rows.text(row, "household"))
                .all()
                .collect(Collectors.toSet())
                .map(entered -> households.stream()
                        .filter(h -> !entered.contains(h.household()))
                        .toList());
    }

    /** Who could be affiliated, with what puts them in order. */
    private record Waiting(LocalDate asOf, AffiliationRule.Context context, Map<String, Integer> priorities) {

        List<Ceiling.Candidate> candidates(List<HouseholdFacts> households) {
            return households.stream().flatMap(h -> candidate(h).stream()).toList();
        }

        private Optional<Ceiling.Candidate> candidate(HouseholdFacts household) {
            if (!(AffiliationRule.assess(household, asOf, context) instanceof Assessment.Affiliated)) {
                return Optional.empty();
            }
            int priority = priorities.getOrDefault(household.district(), UNRANKED);
            return household
                    .classificationOn(asOf)
                    .map(Classification::value)
                    .map(value -> new Ceiling.Candidate(
                            household.household(),
                            value,
                            priority,
                            household.knownBy(asOf).listedOn()));
        }
    }

    private Mono<Void> store(UUID job, Set<String> households) {
        return copy.copy(
                        "ceiling_admission",
                        List.of("job_id", "household"),
                        Flux.fromIterable(households),
                        (household, line) -> line.uuid(job).text(household))
                .then();
    }

    private static Flux<BucketRange> ranges() {
        return Flux.fromStream(IntStream.range(0, Buckets.COUNT / BUCKETS_AT_ONCE)
                .mapToObj(i -> new BucketRange(i * BUCKETS_AT_ONCE, (i + 1) * BUCKETS_AT_ONCE - 1)));
    }
}
