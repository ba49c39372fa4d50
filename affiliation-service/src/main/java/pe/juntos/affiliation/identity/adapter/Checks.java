package pe.juntos.affiliation.identity.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.Instant;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.identity.CivilAnswer;
import pe.juntos.affiliation.territory.Scope;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Questions to RENIEC: at most one open for a person; the answered ones stay as history. */
@Component
class Checks {

    /** A question that was taken up. */
    record Taken(long id, String member) {}

    private static final String QUEUE = """
            insert into identity_check (member, requested_by, requested_at, state)
            select m.member, :by, :at, 'QUEUED' from member m join household h using (household)
            where m.dni is not null and h.district like any(:patterns)
              and h.district || '/' || coalesce(h.populated_centre, '') like any(:places)
              and %s
            on conflict do nothing
            """;

    /** A question taken up by a process that died is taken up again. */
    private static final String TAKE = """
            update identity_check c set state = 'ASKING', asking_since = :now
            where c.id in (
                select id from identity_check
                where state = 'QUEUED' or (state = 'ASKING' and asking_since < :late)
                order by id limit :most for update skip locked)
            returning c.id, c.member
            """;

    private final DatabaseClient client;

    Checks(DatabaseClient client) {
        this.client = client;
    }

    Mono<Long> queue(List<String> members, Scope scope, String by, Instant at) {
        return queue("m.member = any(:members)", scope, by, at)
                .bind("members", members.toArray(String[]::new))
                .fetch()
                .rowsUpdated();
    }

    /** All persons with a DNI of a district, or of one of its populated centres. */
    Mono<Long> queue(String district, String centre, Scope scope, String by, Instant at) {
        return queue(
                        "h.district = :district and (:centre = '' or coalesce(h.populated_centre, '') = :centre)",
                        scope,
                        by,
                        at)
                .bind("district", district)
                .bind("centre", centre)
                .fetch()
                .rowsUpdated();
    }

    private DatabaseClient.GenericExecuteSpec queue(String which, Scope scope, String by, Instant at) {
        return client.sql(QUEUE.formatted(which))
                .bind("by", by)
                .bind("at", at)
                .bind("patterns", scope.patterns())
                .bind("places", scope.placePatterns());
    }

    Flux<Taken> take(int most, Instant now, Instant late) {
        return client.sql(TAKE)
                .bind("now", now)
                .bind("late", late)
                .bind("most", most)
                .map(row -> new Taken(required(row, "id", Long.class), required(row, "member", String.class)))
                .all();
    }

    Mono<Void> answered(long id, CivilAnswer answer, Instant at) {
        return client.sql("update identity_check set state = :state, answered_at = :at where id = :id")
                .bind("state", answer.code())
                .bind("at", at)
                .bind("id", id)
                .then();
    }

    /** A question that was put and answered in one go. */
    Mono<Void> add(String member, String by, CivilAnswer answer, Instant at) {
        return client.sql("insert into identity_check (member, requested_by, requested_at, state, answered_at)"
                        + " values (:member, :by, :at, :state, :at)")
                .bind("member", member)
                .bind("by", by)
                .bind("state", answer.code())
                .bind("at", at)
                .then();
    }
}
