package pe.juntos.affiliation.maintenance.adapter;

import static pe.juntos.platform.database.Rows.required;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.territory.Scope;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Life events for people to read, in their territory only; reading what was said of a household leaves a trace. */
@Component
class LifeEventLists {

    /** @param details only for who may see names and accounts */
    record Line(
            String id,
            String household,
            String district,
            @Nullable String member,
            String kind,
            LocalDate effectiveOn,
            String source,
            String document,
            String reportedBy,
            Instant reportedAt,
            String state,
            @Nullable String decidedBy,
            @Nullable String note,
            @JsonRawValue @Nullable String details) {}

    /** What waits for a decision in a district, and since when the oldest. */
    record Count(String district, long pending, Instant oldest) {}

    private static final String VISIBLE = """
            h.district like any(:patterns) and h.district || '/' || coalesce(h.populated_centre, '') like any(:places)
            """;

    private static final String LINES = """
            select e.event_id, e.household, h.district, e.member, e.kind, e.effective_on, e.source, e.document,
                e.reported_by, e.reported_at, e.state, e.decided_by, e.note, e.content::text as content
            from life_event e join household h using (household)
            where %s
            """.formatted(VISIBLE);

    private final DatabaseClient client;

    LifeEventLists(DatabaseClient client) {
        this.client = client;
    }

    Mono<List<Line>> ofHousehold(String household, Scope scope, String subject, boolean names) {
        return visible(household, scope)
                .filter(seen -> seen)
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(_ -> audit(household, subject, names))
                .then(bounded(LINES + " and e.household = :household order by e.effective_on, e.event_id", scope)
                        .bind("household", household)
                        .map(row -> line(row, names))
                        .all()
                        .collectList());
    }

    /** Whether the household is where the caller may look. */
    Mono<Boolean> visible(String household, Scope scope) {
        return bounded(
                        "select count(*) as n from household h where " + VISIBLE + " and h.household = :household",
                        scope)
                .bind("household", household)
                .map(row -> required(row, "n", Long.class) > 0)
                .one();
    }

    private Mono<Void> audit(String household, String subject, boolean names) {
        return client.sql(
                        "insert into file_access (household, subject, with_names) values (:household, :subject, :names)")
                .bind("household", household)
                .bind("subject", subject)
                .bind("names", names)
                .then();
    }

    Mono<List<Line>> pending(String district, String cursor, int most, Scope scope) {
        return bounded(
                        LINES + " and e.state = 'PROPOSED' and h.district like :district || '%'"
                                + " and e.event_id > :cursor order by e.event_id limit :most",
                        scope)
                .bind("district", district)
                .bind("cursor", cursor)
                .bind("most", most)
                .map(row -> line(row, false))
                .all()
                .collectList();
    }

    Mono<List<Count>> counts(Scope scope) {
        return bounded(
                        "select h.district, count(*) as pending, min(e.reported_at) as oldest"
                                + " from life_event e join household h using (household) where e.state = 'PROPOSED' and "
                                + VISIBLE + " group by h.district order by h.district",
                        scope)
                .map(row -> new Count(
                        required(row, "district", String.class),
                        required(row, "pending", Long.class),
                        required(row, "oldest", Instant.class)))
                .all()
                .collectList();
    }

    private DatabaseClient.GenericExecuteSpec bounded(String sql, Scope scope) {
        return client.sql(sql).bind("patterns", scope.patterns()).bind("places", scope.placePatterns());
    }

    private static Line line(Readable row, boolean names) {
        return new Line(
                required(row, "event_id", String.class),
                required(row, "household", String.class),
                required(row, "district", String.class),
                row.get("member", String.class),
                required(row, "kind", String.class),
                required(row, "effective_on", LocalDate.class),
                required(row, "source", String.class),
                required(row, "document", String.class),
                required(row, "reported_by", String.class),
                required(row, "reported_at", Instant.class),
                required(row, "state", String.class),
                row.get("decided_by", String.class),
                row.get("note", String.class),
                names ? row.get("content", String.class) : null);
    }
}
