package pe.juntos.affiliation.territory.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.LocalDate;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.territory.WorkloadTarget;
import pe.juntos.platform.policy.Policies;
import pe.juntos.platform.policy.Policy;
import pe.juntos.platform.policy.PolicyBook;
import pe.juntos.platform.security.Territory;
import reactor.core.publisher.Mono;

/** How many affiliated households and persons each gestor answers for; a shared place counts for each. */
@Component
class Workloads {

    /** @param load against the target of the policy in force on the day */
    record Workload(String gestor, int districts, long households, long members, WorkloadTarget.Load load) {}

    private record Count(String gestor, int districts, long households, long members) {}

    private static final String COUNTS = """
            with mine as (
                select gestor, district, centre from gestor_assignment
                where since <= :on and coalesce(until, :on) >= :on and district like any(:patterns)
                  and gestor > :cursor and (:gestor = '' or gestor = :gestor)),
            page as (select gestor, count(distinct district)::int as districts from mine group by gestor
                order by gestor limit :limit),
            answered as (
                select distinct m.gestor, h.household from mine m join page using (gestor)
                    join household h on h.district = m.district and (m.centre = '' or m.centre = h.populated_centre)
                    join standing s on s.household = h.household and s.state in ('AFFILIATED', 'SUSPENDED')),
            persons as (
                select household, count(*) as members from member
                where household in (select household from answered) group by household)
            select page.gestor, page.districts, count(a.household) as households,
                coalesce(sum(p.members), 0)::bigint as members
            from page left join answered a using (gestor) left join persons p using (household)
            group by page.gestor, page.districts order by page.gestor
            """;

    private final PolicyBook<WorkloadTarget> targets = Policies.load("policies/territory", WorkloadTarget.class);
    private final DatabaseClient client;

    Workloads(DatabaseClient client) {
        this.client = client;
    }

    boolean hasTarget(LocalDate on) {
        return !on.isBefore(targets.versions().getFirst().effectiveFrom());
    }

    Policy<WorkloadTarget> target(LocalDate on) {
        return targets.at(on);
    }

    /** @param gestor only this one; empty for all */
    Mono<List<Workload>> on(LocalDate on, Territory territory, String gestor, String cursor, int limit) {
        WorkloadTarget target = target(on).parameters();
        return client.sql(COUNTS)
                .bind("on", on)
                .bind("patterns", territory.patterns())
                .bind("gestor", gestor)
                .bind("cursor", cursor)
                .bind("limit", limit)
                .map(row -> new Count(
                        required(row, "gestor", String.class),
                        required(row, "districts", Integer.class),
                        required(row, "households", Long.class),
                        required(row, "members", Long.class)))
                .all()
                .map(count -> new Workload(
                        count.gestor(),
                        count.districts(),
                        count.households(),
                        count.members(),
                        target.load(count.households())))
                .collectList();
    }
}
