package pe.juntos.affiliation.household.adapter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.entry.place.Ceilings;
import pe.juntos.affiliation.entry.place.PlacesRule;
import pe.juntos.affiliation.household.AssessingHouseholds;
import reactor.core.publisher.Mono;

/** Assesses a few households in the caller's transaction, one at a time with the national assessment. */
@Component
class AssessingAtOnce implements AssessingHouseholds {

    /** A household keeps the latest day it was assessed on. */
    private static final String REMEMBER = """
            insert into assessed_household as a (household, bucket, as_of)
            select t.household, t.bucket, n.day
            from unnest(cast(:codes as text[]), cast(:days as date[])) as n (code, day)
            join household t on t.household = n.code
            on conflict (household) do update set as_of = excluded.as_of where a.as_of < excluded.as_of
            """;

    private static final String LAST = "select coalesce((select max(as_of) from assessed_day), :day) as as_of";

    private final Assessments assessments;
    private final Admissions admissions;
    private final FreedPlaces freed;
    private final Ceilings ceilings;
    private final Locks locks;
    private final DatabaseClient client;
    private final Clock clock;

    AssessingAtOnce(
            Assessments assessments,
            Admissions admissions,
            FreedPlaces freed,
            Ceilings ceilings,
            Locks locks,
            DatabaseClient client,
            Clock clock) {
        this.assessments = assessments;
        this.admissions = admissions;
        this.freed = freed;
        this.ceilings = ceilings;
        this.locks = locks;
        this.client = client;
        this.clock = clock;
    }

    @Override
    public Mono<Long> assess(Collection<String> households, LocalDate on) {
        return assess(households.stream().distinct().collect(Collectors.toMap(Function.identity(), _ -> on)));
    }

    @Override
    public Mono<Long> assess(Map<String, LocalDate> days) {
        if (days.isEmpty()) {
            return Mono.just(0L);
        }
        var scope = Scope.OfHouseholds.of(days.keySet());
        LocalDate first = Collections.min(days.values());
        return hold(days.keySet())
                .then(remember(scope.codes(), days))
                .then(last(first))
                .flatMap(asOf -> ceilings.on(later(asOf, LocalDate.now(clock)))
                        .flatMap(places -> under(places, scope, asOf))
                        .switchIfEmpty(Mono.defer(() -> assessments.assess(scope, asOf, Turns.UNLIMITED))));
    }

    /** A fact dated before a ceiling began does not go round it. */
    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** While a national assessment gives places nobody else does; at its end it gives those that were freed meanwhile. */
    private Mono<Long> under(PlacesRule.Places places, Scope.OfHouseholds scope, LocalDate asOf) {
        return locks.placesOfOwn()
                .flatMap(own -> own
                        ? assessments
                                .assess(scope, asOf, admissions.inTurn(asOf, places))
                                .flatMap(assessed ->
                                        freed.after(scope, asOf, places).thenReturn(assessed))
                        : assessments
                                .assess(scope, asOf, Turns.NOBODY)
                                .flatMap(assessed ->
                                        freed.listed(scope, asOf, places).thenReturn(assessed)));
    }

    /** Their places are offered to those who wait; the households are held. */
    Mono<Void> left(List<StandingChange> exits) {
        Map<String, LocalDate> days = exits.stream()
                .collect(Collectors.toMap(
                        exit -> exit.after().household(),
                        exit -> Objects.requireNonNull(exit.after().exitedOn())));
        return ceilings.on(LocalDate.now(clock))
                .flatMap(places -> last(Collections.max(days.values()))
                        .flatMap(asOf -> locks.placesOfOwn()
                                .filter(own -> own)
                                .flatMap(_ -> freed.after(Scope.OfHouseholds.of(days.keySet()), asOf, places))));
    }

    @Override
    public Mono<Void> hold(Collection<String> households) {
        return ceilings.on(LocalDate.now(clock))
                .flatMap(_ -> locks.places().thenReturn(true))
                .then(locks.hold(Scope.OfHouseholds.of(households)));
    }

    /** The last day of a national assessment; without one, this day. */
    private Mono<LocalDate> last(LocalDate day) {
        return client.sql(LAST)
                .bind("day", day)
                .map((row, _) -> Rows.date(row, "as_of"))
                .one();
    }

    private Mono<Void> remember(String[] codes, Map<String, LocalDate> days) {
        return client.sql(REMEMBER)
                .bind("codes", codes)
                .bind(
                        "days",
                        Stream.of(codes).map(days::get).map(Object::toString).toArray(String[]::new))
                .then();
    }
}
