package pe.juntos.affiliation.household.adapter;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.entry.place.Ceilings;
import pe.juntos.affiliation.household.AssessingHouseholds;
import reactor.core.publisher.Mono;

/** Assesses a few households in the caller's transaction, one at a time with the national assessment. */
@Component
class AssessingAtOnce implements AssessingHouseholds {

    private static final String LOCK = """
            select count(pg_advisory_xact_lock(4, b)) from (
                select unnest(cast(:buckets as smallint[]))::int as b order by 1) as ordered
            """;

    /** A household keeps the latest day it was assessed on. */
    private static final String REMEMBER = """
            insert into assessed_household as a (household, bucket, as_of)
            select t.household, t.bucket, n.day
            from unnest(cast(:codes as text[]), cast(:days as date[])) as n (code, day)
            join household t on t.household = n.code
            on conflict (household) do update set as_of = excluded.as_of where a.as_of < excluded.as_of
            """;

    private static final String LAST = "select coalesce((select max(as_of) from assessed_day), :day) as as_of";

    /** While a ceiling is in force nobody takes a place out of turn: the next national assessment gives them. */
    private static final UUID NOBODY_ADMITTED = new UUID(0, 0);

    private final Assessments assessments;
    private final Ceilings ceilings;
    private final DatabaseClient client;

    AssessingAtOnce(Assessments assessments, Ceilings ceilings, DatabaseClient client) {
        this.assessments = assessments;
        this.ceilings = ceilings;
        this.client = client;
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
                .then(client.sql(LAST)
                        .bind("day", first)
                        .map((row, _) -> Rows.date(row, "as_of"))
                        .one())
                .flatMap(asOf -> ceilings.on(asOf)
                        .map(_ -> Optional.of(NOBODY_ADMITTED))
                        .defaultIfEmpty(Optional.empty())
                        .flatMap(admitting -> assessments.assess(scope, asOf, admitting.orElse(null))));
    }

    @Override
    public Mono<Void> hold(Collection<String> households) {
        return client.sql(LOCK)
                .bind("buckets", Scope.OfHouseholds.of(households).buckets())
                .then();
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
