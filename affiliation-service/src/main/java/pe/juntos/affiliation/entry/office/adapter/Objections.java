package pe.juntos.affiliation.entry.office.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.entry.office.Objection;
import pe.juntos.affiliation.entry.office.OfficeDecision;
import pe.juntos.affiliation.household.Assembly;
import pe.juntos.affiliation.household.ReasonCode;
import pe.juntos.affiliation.territory.Scope;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Objections, open and decided. */
@Component
class Objections {

    private static final String READ =
            "select o.* from objection o join household h using (household) where o.district like any(:patterns) and "
                    + Scope.sees("h") + " ";

    private static final String LODGE = """
            insert into objection (id, household, district, ground, statement, lodged_by, lodged_on, objector_household,
                objector_name, objector_contact, recorded_at)
            values (:id, :household, :district, :ground, :statement, :by, :on, :objectorHousehold, :name, :contact, :now)
            """;

    private static final String DECIDE = """
            update objection set verdict = :verdict, reason = :reason, grounds = :grounds, decided_by = :by,
                decided_on = :on
            where id = :id
            """;

    private final DatabaseClient client;
    private final Clock clock;

    Objections(DatabaseClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    Mono<Objection> find(String id, Scope scope) {
        return client.sql(READ + "and o.id = :id")
                .bind("patterns", scope.patterns())
                .bind("places", scope.placePatterns())
                .bind("id", id)
                .map(Objections::objection)
                .one();
    }

    Mono<Objection> lock(String id, Scope scope) {
        return client.sql("select id from objection where id = :id for update")
                .bind("id", id)
                .map(row -> required(row, "id", String.class))
                .one()
                .flatMap(held -> find(held, scope));
    }

    Flux<Objection> list(Scope scope, boolean open, String cursor, int limit) {
        return client.sql(READ + "and (o.verdict is null) = :open and o.id > :cursor order by o.id limit :limit")
                .bind("patterns", scope.patterns())
                .bind("places", scope.placePatterns())
                .bind("open", open)
                .bind("cursor", cursor)
                .bind("limit", limit)
                .map(Objections::objection)
                .all();
    }

    Mono<Void> lodge(Objection objection) {
        Objection.Objector who = objection.objector();
        var sql = client.sql(LODGE)
                .bind("id", objection.id())
                .bind("household", objection.household())
                .bind("district", objection.district())
                .bind("ground", objection.ground().name())
                .bind("statement", objection.statement())
                .bind("by", objection.lodgedBy())
                .bind("on", objection.lodgedOn())
                .bind("now", clock.instant().atZone(clock.getZone()).toOffsetDateTime());
        sql = optional(sql, "objectorHousehold", who == null ? null : who.household());
        sql = optional(sql, "name", who == null ? null : who.name());
        return optional(sql, "contact", who == null ? null : who.contact()).then();
    }

    Mono<Void> decide(String id, OfficeDecision decision) {
        var sql = client.sql(DECIDE)
                .bind("id", id)
                .bind("verdict", decision.verdict().name())
                .bind("grounds", decision.grounds())
                .bind("by", decision.decidedBy())
                .bind("on", decision.on());
        return optional(
                        sql,
                        "reason",
                        decision.reason() == null ? null : decision.reason().name())
                .then();
    }

    /** Whoever reads who objected leaves a trace. */
    Mono<Void> audit(Objection objection, String subject) {
        return client.sql(
                        "insert into file_access (household, subject, with_names) values (:household, :subject, true)")
                .bind("household", objection.household())
                .bind("subject", subject)
                .then();
    }

    private static DatabaseClient.GenericExecuteSpec optional(
            DatabaseClient.GenericExecuteSpec sql, String name, @Nullable String value) {
        return value == null ? sql.bindNull(name, String.class) : sql.bind(name, value);
    }

    private static Objection objection(Readable row) {
        return new Objection(
                required(row, "id", String.class),
                required(row, "household", String.class),
                required(row, "district", String.class),
                Assembly.Motive.valueOf(required(row, "ground", String.class)),
                required(row, "statement", String.class),
                required(row, "lodged_by", String.class),
                required(row, "lodged_on", LocalDate.class),
                required(row, "district", String.class).substring(0, 2),
                new Objection.Objector(
                        row.get("objector_household", String.class),
                        row.get("objector_name", String.class),
                        row.get("objector_contact", String.class)),
                decision(row));
    }

    private static @Nullable OfficeDecision decision(Readable row) {
        String verdict = row.get("verdict", String.class);
        String reason = row.get("reason", String.class);
        return verdict == null
                ? null
                : new OfficeDecision(
                        OfficeDecision.Verdict.valueOf(verdict),
                        reason == null ? null : ReasonCode.valueOf(reason),
                        required(row, "grounds", String.class),
                        required(row, "decided_by", String.class),
                        required(row, "decided_on", LocalDate.class));
    }
}
