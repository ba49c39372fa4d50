package pe.juntos.affiliation.household.adapter;

import java.time.LocalDate;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.targeting.DistrictPriorities;
import reactor.core.publisher.Mono;

/** Puts those who wait for a place in the order in which they will get one (AFF-3), the one of {@code Ceiling}. */
@Component
class WaitingList {

    private static final String REBUILD = """
            insert into waiting_list (position, household, class, district_priority, listed_on, reason, as_of)
            select row_number() over (order by array_position(array['EXTREME_POOR', 'POOR', 'NOT_POOR'], w.class),
                    w.priority nulls last, w.listed_on, w.household collate "C"),
                w.household, w.class, w.priority, w.listed_on, :reason, :day
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
                where 'WAITING_FOR_PLACE' = any(s.reasons)) w
            """;

    private final DatabaseClient client;
    private final DistrictPriorities priorities;

    WaitingList(DatabaseClient client, DistrictPriorities priorities) {
        this.client = client;
        this.priorities = priorities;
    }

    Mono<Void> rebuild(LocalDate day, String reason) {
        return client.sql("delete from waiting_list")
                .then()
                .then(priorities.on(day))
                .flatMap(ranks -> insert(day, reason, ranks));
    }

    private Mono<Void> insert(LocalDate day, String reason, Map<String, Integer> ranks) {
        String[] districts = ranks.keySet().stream().sorted().toArray(String[]::new);
        Integer[] ordered = java.util.Arrays.stream(districts).map(ranks::get).toArray(Integer[]::new);
        return client.sql(REBUILD)
                .bind("day", day)
                .bind("reason", reason)
                .bind("districts", districts)
                .bind("priorities", ordered)
                .then();
    }
}
