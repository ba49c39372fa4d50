package pe.juntos.coresponsibility.scorecard.adapter;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.platform.event.EventHandler;
import pe.juntos.platform.event.EventJson;
import pe.juntos.platform.event.EventTypes;
import pe.juntos.platform.event.IncomingEvent;
import pe.juntos.platform.event.Newest;
import reactor.core.publisher.Mono;

/** Complaints about establishments, as the user service's cases stand; the latest version wins. */
@Component
final class ComplaintProjection implements EventHandler {
    static final String TOPIC = "juntos.affiliation.case.v1";
    private static final String UPSERT = """
            insert into complaint (case_code, establishment, counts, opened_on, version)
            select * from unnest(cast(:case as text[]), cast(:establishment as text[]), cast(:counts as boolean[]),
                                 cast(:opened as date[]), cast(:version as bigint[]))
            on conflict (case_code) do update set establishment = excluded.establishment, counts = excluded.counts,
              opened_on = excluded.opened_on, version = excluded.version
            where complaint.version < excluded.version
            """;

    private final DatabaseClient client;
    private final EventJson json;

    ComplaintProjection(DatabaseClient client, EventJson json) {
        this.client = client;
        this.json = json;
    }

    @Override
    public String name() {
        return "complaint-projection";
    }

    @Override
    public Set<String> topics() {
        return Set.of(TOPIC);
    }

    @Override
    public Set<String> types() {
        return EventTypes.of(TOPIC, "opened", "routed", "escalated", "resolved");
    }

    @Override
    public Set<String> projects() {
        return Set.of("complaint");
    }

    @Override
    public Mono<Void> handle(List<IncomingEvent> events) {
        var newest = Newest.perKey(events, event -> json.read(event, CaseData.class), CaseData::caseCode);
        return client.sql(UPSERT)
                .bind("case", newest.texts(CaseData::caseCode))
                .bind("establishment", newest.texts(CaseData::establishment))
                .bind("counts", newest.flags(CaseData::counts))
                .bind("opened", newest.texts(CaseData::openedOn))
                .bind("version", newest.versions())
                .then();
    }

    /** What is read of a case. */
    record CaseData(
            String caseCode,
            String type,
            @Nullable String establishment,
            LocalDate openedOn,
            @Nullable String result) {

        boolean counts() {
            return type.equals("COMPLAINT") && !"NOT_UPHELD".equals(result);
        }
    }
}
