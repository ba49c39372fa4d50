package pe.juntos.affiliation.entry.leaving.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.entry.leaving.ExitCase;
import pe.juntos.affiliation.household.ReasonCode;
import pe.juntos.affiliation.territory.Scope;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Ways out of the programme, open and ended. */
@Component
class ExitCases {

    static final Scope ANYWHERE = Scope.everywhere();

    private static final String READ =
            "select e.* from exit_case e join household h using (household) where " + Scope.sees("h") + " ";

    private static final String PROPOSE = """
            insert into exit_case (id, household, reason, left_on, grounds, other_household, proposed_by, recorded_at)
            values (:id, :household, :reason, :on, :grounds, :other, :by, :now)
            """;

    private static final String HEAR = """
            update exit_case set summoned_on = :summoned, heard_on = :held, attended = :attended, account = :account,
                heard_by = :by
            where id = :id
            """;

    private static final String END = """
            update exit_case set approved = :approved, decision_grounds = :grounds, decided_by = :by, decided_at = :now
            where id = :id
            """;

    private final DatabaseClient client;
    private final Departures departures;
    private final Clock clock;

    ExitCases(DatabaseClient client, Departures departures, Clock clock) {
        this.client = client;
        this.departures = departures;
        this.clock = clock;
    }

    Mono<ExitCase> find(String id, Scope scope) {
        return client.sql(READ + "and e.id = :id")
                .bind("patterns", scope.patterns())
                .bind("places", scope.placePatterns())
                .bind("id", id)
                .map(ExitCases::exit)
                .one();
    }

    Mono<ExitCase> lock(String id, Scope scope) {
        return client.sql("select id from exit_case where id = :id for update")
                .bind("id", id)
                .map(row -> required(row, "id", String.class))
                .one()
                .flatMap(held -> find(held, scope));
    }

    Mono<ExitCase> openOf(String household) {
        return client.sql(READ + "and e.household = :household and e.approved is null")
                .bind("patterns", ANYWHERE.patterns())
                .bind("places", ANYWHERE.placePatterns())
                .bind("household", household)
                .map(ExitCases::exit)
                .one();
    }

    Flux<ExitCase> list(Scope scope, boolean open, String cursor, int limit) {
        return client.sql(READ + "and (e.approved is null) = :open and e.id > :cursor order by e.id limit :limit")
                .bind("patterns", scope.patterns())
                .bind("places", scope.placePatterns())
                .bind("open", open)
                .bind("cursor", cursor)
                .bind("limit", limit)
                .map(ExitCases::exit)
                .all();
    }

    Mono<Void> propose(ExitCase exit) {
        var sql = client.sql(PROPOSE)
                .bind("id", exit.id())
                .bind("household", exit.household())
                .bind("reason", exit.reason().name())
                .bind("on", exit.leftOn())
                .bind("grounds", exit.grounds())
                .bind("by", exit.proposedBy())
                .bind("now", now());
        return (exit.otherHousehold() == null
                        ? sql.bindNull("other", String.class)
                        : sql.bind("other", exit.otherHousehold()))
                .then();
    }

    Mono<Void> hear(String id, ExitCase.Hearing hearing) {
        return client.sql(HEAR)
                .bind("id", id)
                .bind("summoned", hearing.summonedOn())
                .bind("held", hearing.heldOn())
                .bind("attended", hearing.attended())
                .bind("account", hearing.account())
                .bind("by", hearing.recordedBy())
                .then();
    }

    /** Approved, the household is out from its day on, at once. */
    Mono<Void> end(ExitCase exit, ExitCase.Ending ending) {
        Mono<Void> ended = client.sql(END)
                .bind("id", exit.id())
                .bind("approved", ending.approved())
                .bind("grounds", ending.grounds())
                .bind("by", ending.decidedBy())
                .bind("now", now())
                .then();
        return ending.approved() ? ended.then(departures.of(exit)) : ended;
    }

    private OffsetDateTime now() {
        return clock.instant().atZone(clock.getZone()).toOffsetDateTime();
    }

    private static ExitCase exit(Readable row) {
        return new ExitCase(
                required(row, "id", String.class),
                required(row, "household", String.class),
                ReasonCode.valueOf(required(row, "reason", String.class)),
                required(row, "left_on", LocalDate.class),
                required(row, "grounds", String.class),
                row.get("other_household", String.class),
                required(row, "proposed_by", String.class),
                hearing(row),
                ending(row));
    }

    private static ExitCase.@Nullable Hearing hearing(Readable row) {
        LocalDate held = row.get("heard_on", LocalDate.class);
        return held == null
                ? null
                : new ExitCase.Hearing(
                        required(row, "summoned_on", LocalDate.class),
                        held,
                        required(row, "attended", Boolean.class),
                        required(row, "account", String.class),
                        required(row, "heard_by", String.class));
    }

    private static ExitCase.@Nullable Ending ending(Readable row) {
        Boolean approved = row.get("approved", Boolean.class);
        return approved == null
                ? null
                : new ExitCase.Ending(
                        approved,
                        required(row, "decision_grounds", String.class),
                        required(row, "decided_by", String.class));
    }
}
