package pe.juntos.affiliation.dwelling.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.territory.Scope;
import reactor.core.publisher.Mono;

/** Pairs of households, as far as both are in the caller's sight. */
@Component
class SharedDwellings {

    /** Codes only: who may read a household's file finds the address there. */
    record Pair(
            long id,
            String household,
            String other,
            String district,
            String kind,
            List<String> reasons,
            String policy,
            String state,
            @Nullable String decidedBy,
            @Nullable String grounds) {}

    private static final String PAIRS = """
            select p.id, p.household, p.other, h.district, p.kind, p.reasons, p.policy, p.state, p.decided_by, p.grounds
            from dwelling_pair p join household h on h.household = p.household join household o on o.household = p.other
            where h.district like any(:patterns) and h.district || '/' || coalesce(h.populated_centre, '') like any(:places)
              and o.district like any(:patterns) and o.district || '/' || coalesce(o.populated_centre, '') like any(:places)
            """;

    private final DatabaseClient client;

    SharedDwellings(DatabaseClient client) {
        this.client = client;
    }

    /** Empty texts do not filter. */
    Mono<List<Pair>> list(String kind, String state, String district, long after, int limit, Scope scope) {
        return client.sql(PAIRS + " and (:kind = '' or p.kind = :kind) and (:state = '' or p.state = :state)"
                        + " and h.district like :district || '%' and p.id > :after order by p.id limit :limit")
                .bind("patterns", scope.patterns())
                .bind("places", scope.placePatterns())
                .bind("kind", kind)
                .bind("state", state)
                .bind("district", district)
                .bind("after", after)
                .bind("limit", limit)
                .map(SharedDwellings::pair)
                .all()
                .collectList();
    }

    Mono<Pair> find(long id, Scope scope) {
        return client.sql(PAIRS + " and p.id = :id for update of p")
                .bind("patterns", scope.patterns())
                .bind("places", scope.placePatterns())
                .bind("id", id)
                .map(SharedDwellings::pair)
                .one();
    }

    /** Whether it was not decided yet. */
    Mono<Boolean> dismiss(long id, String person, String grounds) {
        return client.sql("update dwelling_pair set state = 'DISMISSED', decided_by = :person, decided_at = now(),"
                        + " grounds = :grounds where id = :id and state <> 'DISMISSED'")
                .bind("id", id)
                .bind("person", person)
                .bind("grounds", grounds)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    private static Pair pair(Readable row) {
        return new Pair(
                required(row, "id", Long.class),
                required(row, "household", String.class),
                required(row, "other", String.class),
                required(row, "district", String.class),
                required(row, "kind", String.class),
                List.of(required(row, "reasons", String[].class)),
                required(row, "policy", String.class),
                required(row, "state", String.class),
                row.get("decided_by", String.class),
                row.get("grounds", String.class));
    }
}
