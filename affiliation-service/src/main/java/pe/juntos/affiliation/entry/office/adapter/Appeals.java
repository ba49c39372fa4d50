package pe.juntos.affiliation.entry.office.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.entry.office.Appeal;
import pe.juntos.affiliation.entry.office.OfficeDecision;
import pe.juntos.affiliation.territory.Scope;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Appeals, and the notices from which their time limit runs. */
@Component
class Appeals {

    private static final String READ =
            "select a.* from appeal a join household h using (household) where " + Scope.sees("h") + " ";

    private static final String LODGE = """
            insert into appeal (id, household, against, statement, lodged_by, lodged_on, recorded_at)
            values (:id, :household, :against, :statement, :by, :on, :now)
            """;

    private static final String DECIDE = """
            update appeal set verdict = :verdict, grounds = :grounds, decided_by = :by, decided_on = :on where id = :id
            """;

    private final DatabaseClient client;
    private final Clock clock;

    Appeals(DatabaseClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    Mono<Appeal> find(String id, Scope scope) {
        return one("and a.id = :key", id, scope);
    }

    /** The one there can be against a decision. */
    Mono<Appeal> against(String household, long decision, Scope scope) {
        return one("and a.against = " + decision + " and a.household = :key", household, scope);
    }

    private Mono<Appeal> one(String condition, String key, Scope scope) {
        return client.sql(READ + condition)
                .bind("patterns", scope.patterns())
                .bind("places", scope.placePatterns())
                .bind("key", key)
                .map(Appeals::appeal)
                .one();
    }

    Mono<Appeal> lock(String id, Scope scope) {
        return client.sql("select id from appeal where id = :id for update")
                .bind("id", id)
                .map(row -> required(row, "id", String.class))
                .one()
                .flatMap(held -> find(held, scope));
    }

    Flux<Appeal> list(Scope scope, boolean open, String cursor, int limit) {
        return client.sql(READ + "and (a.verdict is null) = :open and a.id > :cursor order by a.id limit :limit")
                .bind("patterns", scope.patterns())
                .bind("places", scope.placePatterns())
                .bind("open", open)
                .bind("cursor", cursor)
                .bind("limit", limit)
                .map(Appeals::appeal)
                .all();
    }

    /** Empty as long as the household was not notified. */
    Mono<LocalDate> notifiedOn(String household, long decision) {
        return client.sql("select notified_on from decision_notice where household = :household and version = :version")
                .bind("household", household)
                .bind("version", decision)
                .map(row -> required(row, "notified_on", LocalDate.class))
                .one();
    }

    Mono<Void> lodge(Appeal appeal) {
        return client.sql(LODGE)
                .bind("id", appeal.id())
                .bind("household", appeal.household())
                .bind("against", appeal.against())
                .bind("statement", appeal.statement())
                .bind("by", appeal.lodgedBy())
                .bind("on", appeal.lodgedOn())
                .bind("now", clock.instant().atZone(clock.getZone()).toOffsetDateTime())
                .then();
    }

    Mono<Void> decide(String id, OfficeDecision decision) {
        return client.sql(DECIDE)
                .bind("id", id)
                .bind("verdict", decision.verdict().name())
                .bind("grounds", decision.grounds())
                .bind("by", decision.decidedBy())
                .bind("on", decision.on())
                .then();
    }

    private static Appeal appeal(Readable row) {
        return new Appeal(
                required(row, "id", String.class),
                required(row, "household", String.class),
                required(row, "against", Long.class),
                required(row, "statement", String.class),
                required(row, "lodged_by", String.class),
                required(row, "lodged_on", LocalDate.class),
                decision(row));
    }

    private static @Nullable OfficeDecision decision(Readable row) {
        String verdict = row.get("verdict", String.class);
        return verdict == null
                ? null
                : new OfficeDecision(
                        OfficeDecision.Verdict.valueOf(verdict),
                        null,
                        required(row, "grounds", String.class),
                        required(row, "decided_by", String.class),
                        required(row, "decided_on", LocalDate.class));
    }
}
