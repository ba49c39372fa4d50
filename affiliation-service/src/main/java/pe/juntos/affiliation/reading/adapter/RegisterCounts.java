package pe.juntos.affiliation.reading.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.reading.HouseholdSummary;
import pe.juntos.platform.security.Territory;
import reactor.core.publisher.Mono;

/** Counts of the register in the caller's territory. */
@Component
class RegisterCounts {

    private final DatabaseClient client;

    RegisterCounts(DatabaseClient client) {
        this.client = client;
    }

    Mono<HouseholdSummary> summary(Territory territory) {
        return Mono.zip(
                        counts("coalesce(s.state, 'LISTED')", territory),
                        counts("unnest(s.reasons)", territory),
                        persons("member m", "true", territory),
                        persons("member m", "m.dni is null", territory),
                        persons("duplicate_dni m", "true", territory),
                        policies())
                .map(t -> new HouseholdSummary(t.getT1(), t.getT2(), t.getT3(), t.getT4(), t.getT5(), t.getT6()));
    }

    private Mono<Map<String, Long>> counts(String what, Territory territory) {
        return client.sql("select " + what
                        + " as k, count(*) as n from household h left join standing s using (household)"
                        + " where h.district like any(:patterns) group by 1")
                .bind("patterns", territory.patterns())
                .map(row -> Map.entry(required(row, "k", String.class), required(row, "n", Long.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private Mono<Long> persons(String table, String which, Territory territory) {
        return client.sql("select count(*) as n from " + table + " join household h using (household)"
                        + " where h.district like any(:patterns) and " + which)
                .bind("patterns", territory.patterns())
                .map(row -> required(row, "n", Long.class))
                .one();
    }

    private Mono<List<String>> policies() {
        return client.sql("select distinct policy from standing_history order by 1")
                .map(row -> required(row, "policy", String.class))
                .all()
                .collectList();
    }
}
