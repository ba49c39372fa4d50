package pe.juntos.affiliation.entry.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.entry.KnownHousehold;
import pe.juntos.affiliation.entry.KnownHouseholds;
import pe.juntos.affiliation.household.HouseholdState;
import pe.juntos.affiliation.household.ReasonCode;
import pe.juntos.affiliation.territory.Scope;
import reactor.core.publisher.Mono;

/** In order of code, so that two writers never wait for each other. */
@Component
class R2dbcKnownHouseholds implements KnownHouseholds {

    private static final String LOCK = """
            select h.household from household h where h.household = any(:households) and %s
            order by h.household for no key update
            """.formatted(Scope.sees("h"));

    private static final String READ = """
            select h.household, h.district, h.populated_centre, coalesce(s.state, 'LISTED') as state,
                coalesce(s.reasons, '{}') as reasons, s.affiliated_on, s.exited_on,
                (select max(r.listed_on) from relisting r where r.household = h.household) as listed_again_on,
                d.decided_on, coalesce(d.version, 0) as decision, coalesce(x.people, '{}') as excluded_by, x.excluded_on
            from household h left join standing s using (household)
            left join lateral (select version, decided_on from standing_history d
                where d.household = h.household order by version desc limit 1) d on true
            left join lateral (
                select array_agg(who) filter (where who is not null) as people, max(day) as excluded_on from (
                    select v.gestor as who, v.visited_on as day from visit v
                    where v.household = h.household and v.result = 'NOT_RESIDENT'
                    union all
                    select a.closed_by, r.held_on from assembly_result r left join assembly_act a using (act)
                    where r.household = h.household and r.result <> 'VALIDATED'
                    union all
                    select u.decided_by, u.decided_on from ruling u
                    where u.household = h.household and u.outcome = 'EXCLUDED') against) x on true
            where h.household = any(:households)
            """;

    private final DatabaseClient client;

    R2dbcKnownHouseholds(DatabaseClient client) {
        this.client = client;
    }

    @Override
    public Mono<Map<String, KnownHousehold>> lock(Collection<String> households, Scope scope) {
        return client.sql(LOCK)
                .bind("households", households.toArray(String[]::new))
                .bind("patterns", scope.patterns())
                .bind("places", scope.placePatterns())
                .map(row -> required(row, "household", String.class))
                .all()
                .collectList()
                .flatMap(this::read);
    }

    /** A statement of its own, begun when the locks are held: it sees what the others wrote before they let go. */
    private Mono<Map<String, KnownHousehold>> read(Collection<String> held) {
        return client.sql(READ)
                .bind("households", held.toArray(String[]::new))
                .map(R2dbcKnownHouseholds::household)
                .all()
                .collectMap(KnownHousehold::household);
    }

    private static KnownHousehold household(Readable row) {
        return new KnownHousehold(
                required(row, "household", String.class),
                required(row, "district", String.class),
                row.get("populated_centre", String.class),
                HouseholdState.valueOf(required(row, "state", String.class)),
                Arrays.stream(required(row, "reasons", String[].class))
                        .map(ReasonCode::valueOf)
                        .toList(),
                row.get("listed_again_on", LocalDate.class),
                row.get("affiliated_on", LocalDate.class),
                row.get("exited_on", LocalDate.class),
                row.get("decided_on", LocalDate.class),
                required(row, "decision", Long.class),
                Arrays.stream(required(row, "excluded_by", String[].class)).collect(Collectors.toSet()),
                row.get("excluded_on", LocalDate.class));
    }
}
