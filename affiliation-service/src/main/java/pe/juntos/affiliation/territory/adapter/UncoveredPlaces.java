package pe.juntos.affiliation.territory.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.LocalDate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.platform.security.Territory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Places with affiliated households and no gestor (USR-3), and the alerts that were raised about them. */
@Component
class UncoveredPlaces {

    /** @param populatedCentre empty where the households name none */
    record Uncovered(String district, String populatedCentre, long households) {}

    /** @param fresh places that were covered, or had nobody, at the last detection */
    record Detection(LocalDate on, long places, long households, long fresh, long covered) {}

    private static final String UNCOVERED = """
            with inhabited as (
                select h.district, coalesce(h.populated_centre, '') as centre, count(*) as households
                from household h join standing s using (household)
                where s.state in ('AFFILIATED', 'SUSPENDED') and h.district like any(:patterns)
                group by 1, 2),
            uncovered as (
                select i.* from inhabited i
                where not exists (select 1 from gestor_assignment a
                    where a.district = i.district and a.centre in ('', i.centre)
                      and a.since <= :on and coalesce(a.until, :on) >= :on))
            """;

    private static final String PAGE = UNCOVERED + """
            select district, centre, households from uncovered
            where (district, centre) > (:district, :centre) order by district, centre limit :limit
            """;

    private static final String ALL = UNCOVERED + "select district, centre, households from uncovered order by 1, 2";

    private static final String DETECT = UNCOVERED + """
            , covered as (
                update uncovered_place p set covered_on = :on
                where covered_on is null and p.detected_on <= :on
                  and not exists (select 1 from uncovered u where u.district = p.district and u.centre = p.centre)
                returning 1),
            known as (
                update uncovered_place p set seen_on = greatest(p.seen_on, :on), households = u.households
                from uncovered u where p.covered_on is null and p.district = u.district and p.centre = u.centre
                returning p.district, p.centre),
            fresh as (
                insert into uncovered_place (district, centre, detected_on, seen_on, households)
                select district, centre, :on, :on, households from uncovered u
                where not exists (select 1 from uncovered_place p
                    where p.covered_on is null and p.district = u.district and p.centre = u.centre)
                on conflict (district, centre, detected_on) do update set covered_on = null,
                    households = excluded.households
                returning 1)
            select (select count(*) from uncovered) as places,
                (select coalesce(sum(households), 0)::bigint from uncovered) as households,
                (select count(*) from fresh) as fresh, (select count(*) from covered) as covered
            """;

    private final DatabaseClient client;

    UncoveredPlaces(DatabaseClient client) {
        this.client = client;
    }

    /** Those after a place, in order. */
    Flux<Uncovered> page(LocalDate on, Territory territory, Uncovered after, int limit) {
        return places(bound(PAGE, on, territory)
                .bind("district", after.district())
                .bind("centre", after.populatedCentre())
                .bind("limit", limit));
    }

    Flux<Uncovered> all(LocalDate on, Territory territory) {
        return places(bound(ALL, on, territory));
    }

    /** Raises an alert for each uncovered place, once, and closes those of places that are covered again. */
    Mono<Detection> detect(LocalDate on, Territory territory) {
        return client.sql("select count(pg_advisory_xact_lock(1031, 1))")
                .then()
                .then(bound(DETECT, on, territory)
                        .map(row -> new Detection(
                                on,
                                required(row, "places", Long.class),
                                required(row, "households", Long.class),
                                required(row, "fresh", Long.class),
                                required(row, "covered", Long.class)))
                        .one());
    }

    private DatabaseClient.GenericExecuteSpec bound(String sql, LocalDate on, Territory territory) {
        return client.sql(sql).bind("on", on).bind("patterns", territory.patterns());
    }

    private static Flux<Uncovered> places(DatabaseClient.GenericExecuteSpec statement) {
        return statement
                .map(row -> new Uncovered(
                        required(row, "district", String.class),
                        required(row, "centre", String.class),
                        required(row, "households", Long.class)))
                .all();
    }
}
