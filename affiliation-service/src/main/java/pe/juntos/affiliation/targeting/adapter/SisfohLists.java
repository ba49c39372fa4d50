package pe.juntos.affiliation.targeting.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.platform.security.Territory;
import reactor.core.publisher.Mono;

/** Versions of SISFOH's list. */
@Component
class SisfohLists {

    /**
     * A version of the list.
     *
     * @param lines of the file; more than {@code households} where lines were refused or repeated
     * @param households of the caller's territory, by class
     */
    record Version(int list, UUID id, Instant receivedAt, long lines, boolean applied, Map<String, Long> households) {}

    private static final String VERSIONS = """
            select l.number, l.import_id, l.received_at, l.lines, l.applied
            from sisfoh_list l where l.number < :before order by l.number desc limit :limit
            """;

    private final DatabaseClient client;

    SisfohLists(DatabaseClient client) {
        this.client = client;
    }

    /** Newest first. */
    Mono<List<Version>> versions(int before, int limit, Territory territory) {
        return client.sql(VERSIONS)
                .bind("before", before)
                .bind("limit", limit)
                .map(row -> version(row, Map.of()))
                .all()
                .concatMap(version -> households(version.list(), territory)
                        .map(counts -> new Version(
                                version.list(),
                                version.id(),
                                version.receivedAt(),
                                version.lines(),
                                version.applied(),
                                counts)))
                .collectList();
    }

    /** Whether both can be compared: empty if one does not exist. */
    Mono<Boolean> applied(int from, int to) {
        return client.sql("select count(*) as n, bool_and(applied) as applied from sisfoh_list"
                        + " where number in (:from, :to)")
                .bind("from", from)
                .bind("to", to)
                .map(row -> Map.entry(
                        required(row, "n", Long.class), Boolean.TRUE.equals(row.get("applied", Boolean.class))))
                .one()
                .filter(found -> found.getKey() == (from == to ? 1 : 2))
                .map(Map.Entry::getValue);
    }

    private Mono<Map<String, Long>> households(int list, Territory territory) {
        return client.sql("select class, sum(households)::bigint as n from sisfoh_count"
                        + " where list = :list and district like any(:patterns) group by class")
                .bind("list", list)
                .bind("patterns", territory.patterns())
                .map(row -> Map.entry(required(row, "class", String.class), required(row, "n", Long.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static Version version(Readable row, Map<String, Long> households) {
        return new Version(
                required(row, "number", Integer.class),
                required(row, "import_id", UUID.class),
                required(row, "received_at", Instant.class),
                required(row, "lines", Long.class),
                required(row, "applied", Boolean.class),
                households);
    }
}
