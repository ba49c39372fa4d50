package pe.juntos.affiliation.maintenance.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.household.InputsHash;
import pe.juntos.affiliation.maintenance.Details;
import pe.juntos.affiliation.maintenance.EventSource;
import pe.juntos.affiliation.maintenance.LifeEvent;
import pe.juntos.affiliation.maintenance.LifeEventKind;
import pe.juntos.affiliation.maintenance.Proposal;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.bulk.BulkCopy;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Life events as reported: only ever added, and decided on once. */
@Component
class LifeEvents {

    /** An event with where it stands; nobody has decided yet where {@code decidedBy} is empty. */
    record Stored(LifeEvent event, String digest, Proposal proposal) {}

    /** Who reported, and when. */
    record Reporting(String by, Instant at) {}

    private static final String COLUMNS = "select event_id, digest, household, member, kind, effective_on, source,"
            + " document, reported_by, state, coalesce(decided_by, '') as decided_by, content::text as content"
            + " from life_event ";

    private final DatabaseClient client;
    private final BulkCopy copy;
    private final JsonMapper json;

    LifeEvents(DatabaseClient client, BulkCopy copy, JsonMapper json) {
        this.client = client;
        this.copy = copy;
        this.json = json;
    }

    Mono<Map<String, Stored>> find(Collection<String> ids) {
        return client.sql(COLUMNS + "where event_id = any(:ids)")
                .bind("ids", ids.toArray(String[]::new))
                .map(row -> stored(row))
                .all()
                .collectMap(stored -> stored.event().id());
    }

    Mono<Stored> lock(String id) {
        return client.sql(COLUMNS + "where event_id = :id for update")
                .bind("id", id)
                .map(row -> stored(row))
                .one();
    }

    private Stored stored(Readable row) {
        var event = new LifeEvent(
                required(row, "event_id", String.class),
                LifeEventKind.valueOf(required(row, "kind", String.class)),
                required(row, "household", String.class),
                row.get("member", String.class),
                required(row, "effective_on", LocalDate.class),
                EventSource.valueOf(required(row, "source", String.class)),
                required(row, "document", String.class),
                json.readValue(required(row, "content", String.class), Details.class));
        return new Stored(
                event,
                required(row, "digest", String.class),
                new Proposal(
                        Proposal.State.valueOf(required(row, "state", String.class)),
                        required(row, "reported_by", String.class),
                        required(row, "decided_by", String.class)));
    }

    Mono<Void> add(List<LifeEvent> events, Reporting reporting) {
        if (events.isEmpty()) {
            return Mono.empty();
        }
        return copy.copy(
                        "life_event",
                        List.of(
                                "event_id",
                                "digest",
                                "bucket",
                                "household",
                                "member",
                                "kind",
                                "effective_on",
                                "source",
                                "document",
                                "reported_by",
                                "reported_at",
                                "state",
                                "content"),
                        Flux.fromIterable(events),
                        (event, line) -> line.text(event.id())
                                .text(digest(event))
                                .number(Buckets.of(event.household()))
                                .text(event.household())
                                .text(event.member())
                                .text(event.kind().name())
                                .date(event.effectiveOn())
                                .text(event.source().name())
                                .text(event.document())
                                .text(reporting.by())
                                .instant(reporting.at())
                                .text(state(event).name())
                                .text(json.writeValueAsString(event.details())))
                .then();
    }

    static Proposal.State state(LifeEvent event) {
        return event.kind().movesMoney() ? Proposal.State.PROPOSED : Proposal.State.RECORDED;
    }

    /** The same content gives the same digest, whoever sends it and in whatever form. */
    String digest(LifeEvent event) {
        return InputsHash.of(json.writeValueAsString(event));
    }

    Mono<Void> decide(String id, Proposal decided, Instant at, @Nullable String note) {
        var update = client.sql("update life_event set state = :state, decided_by = :by, decided_at = :at, note = :note"
                        + " where event_id = :id")
                .bind("state", decided.state().name())
                .bind("by", decided.decidedBy())
                .bind("at", at)
                .bind("id", id);
        return (note == null ? update.bindNull("note", String.class) : update.bind("note", note)).then();
    }
}
