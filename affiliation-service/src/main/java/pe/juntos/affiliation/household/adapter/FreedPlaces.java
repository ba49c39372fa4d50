package pe.juntos.affiliation.household.adapter;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.entry.place.PlacesRule;
import pe.juntos.affiliation.household.Ceiling;
import reactor.core.publisher.Mono;

/** A place that becomes free goes to the first of those who wait, at once (AFF-3). */
@Component
class FreedPlaces {

    /** Given within one transaction: after a ceiling was raised the next national assessment gives the others. */
    private static final long MOST = 100;

    private static final String REMEMBER = """
            insert into assessed_household as a (household, bucket, as_of)
            select household, bucket, :day from household where household = any(:codes)
            on conflict (household) do update set as_of = excluded.as_of where a.as_of < excluded.as_of
            """;

    private static final String CONCERNED = """
            select exists (select 1 from standing where household = any(:codes)
                and (state = 'EXITED' or 'WAITING_FOR_PLACE' = any(reasons))) as concerned
            """;

    private final Assessments assessments;
    private final Admissions admissions;
    private final WaitingList waiting;
    private final Locks locks;
    private final DatabaseClient client;

    FreedPlaces(
            Assessments assessments, Admissions admissions, WaitingList waiting, Locks locks, DatabaseClient client) {
        this.assessments = assessments;
        this.admissions = admissions;
        this.waiting = waiting;
        this.locks = locks;
        this.client = client;
    }

    /** Once these households were decided on: if one of them left or waits, whoever comes first is offered what is free. */
    Mono<Void> after(Scope.OfHouseholds decided, LocalDate asOf, PlacesRule.Places places) {
        return listed(decided, asOf, places)
                .then(client.sql(CONCERNED)
                        .bind("codes", decided.codes())
                        .map((row, _) -> Rows.flag(row, "concerned"))
                        .one())
                .flatMap(concerned -> concerned ? offer(asOf, places) : Mono.<Void>empty());
    }

    /** These households are on the list if they wait, and only then. */
    Mono<Void> listed(Scope.OfHouseholds decided, LocalDate asOf, PlacesRule.Places places) {
        return waiting.refresh(decided.codes(), asOf, places.binding());
    }

    Mono<Void> offer(LocalDate asOf, PlacesRule.Places places) {
        return offer(asOf, places, MOST);
    }

    private Mono<Void> offer(LocalDate asOf, PlacesRule.Places places, long most) {
        return admissions
                .free(places)
                .map(free -> Math.clamp(free, 0, most))
                .filter(n -> n > 0)
                .flatMap(n -> waiting.first(n, Set.of())
                        .map(Ceiling.Candidate::household)
                        .collectList()
                        .filter(next -> !next.isEmpty())
                        .flatMap(next -> give(next, asOf, places)
                                .filter(given -> given)
                                .flatMap(_ -> offer(asOf, places, most - next.size()))));
    }

    /** False if a national assessment is deciding on one of them just now: then it is that one's affair. */
    private Mono<Boolean> give(List<String> next, LocalDate asOf, PlacesRule.Places places) {
        var scope = Scope.OfHouseholds.of(next);
        Turns theirs = _ -> Mono.just(Optional.of(next.stream().collect(Collectors.toUnmodifiableSet())));
        return locks.tryHold(scope)
                .flatMap(held -> held
                        ? client.sql(REMEMBER)
                                .bind("day", asOf)
                                .bind("codes", scope.codes())
                                .then()
                                .then(assessments.assess(scope, asOf, theirs))
                                .then(listed(scope, asOf, places))
                                .thenReturn(true)
                        : Mono.just(false));
    }
}
