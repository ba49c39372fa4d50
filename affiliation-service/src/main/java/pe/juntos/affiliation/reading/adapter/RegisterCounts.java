package pe.juntos.affiliation.reading.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.reading.HouseholdSummary;
import pe.juntos.affiliation.territory.Scope;
import reactor.core.publisher.Mono;

/** Counts of what the caller may see of the register (USR-3). */
@Component
class RegisterCounts {

    private static final String SEEN = " where h.district like any(:patterns)"
            + " and h.district || '/' || coalesce(h.populated_centre, '') like any(:places)";

    private final DatabaseClient client;

    RegisterCounts(DatabaseClient client) {
        this.client = client;
    }

    Mono<HouseholdSummary> summary(Scope scope) {
        return Mono.zip(
                        counts("coalesce(s.state, 'LISTED')", scope),
                        counts("unnest(s.reasons)", scope),
                        persons("member m", "true", scope),
                        persons("member m", "m.dni is null", scope),
                        persons("duplicate_dni m", "true", scope),
                        policies())
                .map(t -> new HouseholdSummary(t.getT1(), t.getT2(), t.getT3(), t.getT4(), t.getT5(), t.getT6()));
    }

    private Mono<Map<String, Long>> counts(String what, Scope scope) {
        return client.sql("select " + what
                        + " as k, count(*) as n from household h left join standing s using (household)"
                        + SEEN + " group by 1")
                .bind("patterns", scope.patterns())
                .bind("places", scope.placePatterns())
                .map(row -> Map.entry(required(row, "k", String.class), required(row, "n", Long.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private Mono<Long> persons(String table, String which, Scope scope) {
        return client.sql("select count(*) as n from " + table + " join household h using (household)" + SEEN + " and "
                        + which)
                .bind("patterns", scope.patterns())
                .bind("places", scope.placePatterns())
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
