package pe.juntos.coresponsibility.exception.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.exception.Coverage;
import pe.juntos.coresponsibility.exception.ExceptionState;
import pe.juntos.coresponsibility.exception.PopulatedCentre;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.security.Territory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The requests and what was decided about them. */
@Component
final class ExceptionRequests {
    private static final String INSERT = """
            insert into exception_request (request, period, coverage, places, districts, reason, support, state, proposed_by,
                                           proposed_at)
            values (:request, :period, :coverage, :places, :districts, :reason, :support, 'PROPOSED', :by, :now)
            """;
    private static final String LIST = """
            select * from exception_request r
            where place > :cursor and (:period = '' or period = :period) and (:state = '' or state = :state)
              and not exists (select 1 from unnest(r.districts) d where not d like any(:patterns))
            order by place limit :limit
            """;
    private static final String PERSON = """
            select m.member, h.district from member m join household h on h.household = m.household
            where m.person_bucket = :bucket and m.external_id = :person
            """;

    private static final String CENTRES = """
            select count(*) from unnest(cast(:districts as text[]), cast(:names as text[])) as c (district, name)
            where exists (select 1 from household h where h.district = c.district and h.populated_centre = c.name)
            """;

    private final DatabaseClient client;
    private final Clock clock;

    ExceptionRequests(DatabaseClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /** What somebody proposes. */
    record Proposal(String period, Coverage coverage, List<String> districts, String reason, String support) {}

    record Person(String member, String district) {}

    Mono<UUID> propose(Proposal proposal, String by) {
        var id = UUID.randomUUID();
        return client.sql(INSERT)
                .bind("request", id)
                .bind("period", proposal.period())
                .bind("coverage", proposal.coverage().code())
                .bind("places", proposal.coverage().places().toArray(String[]::new))
                .bind("districts", proposal.districts().toArray(String[]::new))
                .bind("reason", proposal.reason())
                .bind("support", proposal.support())
                .bind("by", by)
                .bind("now", clock.instant())
                .then()
                .thenReturn(id);
    }

    Mono<ExceptionRequest> find(UUID id) {
        return client.sql("select * from exception_request where request = :request")
                .bind("request", id)
                .map(ExceptionRequest::of)
                .one();
    }

    /** Nobody else decides it before this transaction ends. */
    Mono<ExceptionRequest> hold(UUID id) {
        return client.sql("select * from exception_request where request = :request for update")
                .bind("request", id)
                .map(ExceptionRequest::of)
                .one();
    }

    Flux<ExceptionRequest> list(String period, String state, Territory territory, long cursor, int limit) {
        return client.sql(LIST)
                .bind("cursor", cursor)
                .bind("period", period)
                .bind("state", state)
                .bind("patterns", territory.patterns())
                .bind("limit", limit)
                .map(ExceptionRequest::of)
                .all();
    }

    Mono<Void> move(UUID id, ExceptionState to, String by, String note) {
        var columns = switch (to) {
            case ExceptionState.Revoked _ -> "revoked_by = :by, revoked_at = :now, revocation_note = :note";
            case ExceptionState.Proposed _, ExceptionState.Approved _, ExceptionState.Rejected _ ->
                "decided_by = :by, decided_at = :now, decision_note = :note";
        };
        return client.sql("update exception_request set state = :state, " + columns + " where request = :request")
                .bind("request", id)
                .bind("state", to.code())
                .bind("by", by)
                .bind("now", clock.instant())
                .bind("note", note)
                .then();
    }

    /** How many of the centres are a home of some household on the register. */
    Mono<Long> known(Collection<PopulatedCentre> centres) {
        return client.sql(CENTRES)
                .bind(
                        "districts",
                        centres.stream().map(PopulatedCentre::district).toArray(String[]::new))
                .bind("names", centres.stream().map(PopulatedCentre::name).toArray(String[]::new))
                .mapValue(Long.class)
                .one();
    }

    /** The person of that id in the register, with the household's district. */
    Mono<Person> person(String person) {
        return client.sql(PERSON)
                .bind("bucket", Buckets.of(person))
                .bind("person", person)
                .map((row, _) ->
                        new Person(required(row, "member", String.class), required(row, "district", String.class)))
                .one();
    }
}
