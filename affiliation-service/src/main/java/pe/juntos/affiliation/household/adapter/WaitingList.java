package pe.juntos.affiliation.household.adapter;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.entry.place.PlacesRule;
import pe.juntos.affiliation.household.Ceiling;
import pe.juntos.affiliation.household.SocioEconomicClass;
import pe.juntos.affiliation.targeting.DistrictPriorities;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Those who wait for a place, in the order in which they will get one (AFF-3): that of {@code Ceiling}. */
@Component
class WaitingList {

    private static final String FIRST = """
            select household, class, coalesce(district_priority, 2147483647) as priority, listed_on from waiting_list
            where not household = any(:without)
            order by class_order, district_priority nulls last, listed_on, household collate "C" limit :n
            """;

    private static final String INSERT = """
            insert into waiting_list (household, class, district_priority, listed_on, reason, as_of)
            select w.household, w.class, w.priority, w.listed_on, :reason, :day
            from (
                select h.household, c.class, p.priority, coalesce(
                        (select max(r.listed_on) from relisting r
                         where r.household = h.household and r.listed_on <= :day), h.listed_on) as listed_on
                from standing s join household h using (household)
                left join unnest(cast(:districts as text[]), cast(:priorities as int[])) as p (district, priority)
                    using (district)
                join lateral (select k.class from classification k
                    where k.household = h.household and k.valid_from <= :day
                    order by k.valid_from desc limit 1) c on true
                where 'WAITING_FOR_PLACE' = any(s.reasons)%s) w
            """;

    private static final String WAIT =
            "select 1 as n from standing where household = any(:codes) and 'WAITING_FOR_PLACE' = any(reasons) limit 1";

    private final DatabaseClient client;
    private final DistrictPriorities priorities;

    WaitingList(DatabaseClient client, DistrictPriorities priorities) {
        this.client = client;
        this.priorities = priorities;
    }

    /** The first of them, others than these. */
    Flux<Ceiling.Candidate> first(long most, Collection<String> without) {
        return client.sql(FIRST)
                .bind("without", without.toArray(String[]::new))
                .bind("n", most)
                .map((row, _) -> new Ceiling.Candidate(
                        Rows.text(row, "household"),
                        Rows.code(row, "class", SocioEconomicClass.class),
                        (int) Rows.number(row, "priority"),
                        Rows.date(row, "listed_on")))
                .all();
    }

    /** Everybody anew. */
    Mono<Void> rebuild(LocalDate day, PlacesRule.Binding reason) {
        return client.sql("delete from waiting_list")
                .then()
                .then(priorities.on(day))
                .flatMap(ranks -> insert(client.sql(INSERT.formatted("")), day, reason, ranks));
    }

    /** These households anew, after something was decided on them. */
    Mono<Void> refresh(String[] codes, LocalDate day, PlacesRule.Binding reason) {
        return client.sql("delete from waiting_list where household = any(:codes)")
                .bind("codes", codes)
                .then()
                .then(client.sql(WAIT)
                        .bind("codes", codes)
                        .map((row, _) -> Rows.number(row, "n"))
                        .one())
                .flatMap(_ -> priorities.on(day))
                .flatMap(ranks -> insert(
                        client.sql(INSERT.formatted(" and s.household = any(:codes)"))
                                .bind("codes", codes),
                        day,
                        reason,
                        ranks));
    }

    private Mono<Void> insert(
            DatabaseClient.GenericExecuteSpec insert,
            LocalDate day,
            PlacesRule.Binding reason,
            Map<String, Integer> ranks) {
        String[] districts = ranks.keySet().stream().sorted().toArray(String[]::new);
        Integer[] ordered = java.util.Arrays.stream(districts).map(ranks::get).toArray(Integer[]::new);
        return insert.bind("day", day)
                .bind("reason", reason.name())
                .bind("districts", districts)
                .bind("priorities", ordered)
                .then();
    }
}
