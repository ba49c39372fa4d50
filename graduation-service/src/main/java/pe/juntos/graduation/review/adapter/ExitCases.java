package pe.juntos.graduation.review.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.graduation.review.ExitCase;
import pe.juntos.graduation.review.ExitCause;
import pe.juntos.graduation.review.Objecting;
import pe.juntos.graduation.review.ObjectionGround;
import pe.juntos.graduation.review.PersonReason;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The objections to exits as they are stored (GRA-5). */
@Component
class ExitCases {

    private static final String EXIT = """
            select h.affiliated_on, s.graduated_on, s.reviewed_until, s.stop_basis, s.not_poor_basis, s.term_basis,
                s.last_child_basis, (select max(d.decided_at) from decision d where d.household = h.household
                    and d.on_day >= h.affiliated_on and (d.kind = 'GRADUATED' or d.kind = 'RECERTIFIED' and s.graduated_on is null)) as told_at
            from household h join standing s using (household, affiliated_on) where h.household = :household
            """;

    private static final String EARLIER = """
            select c.origin, c.state, c.stop_basis, c.not_poor_basis, c.term_basis, c.last_child_basis
            from exit_case c join household h using (household)
            where c.household = :household and c.affiliated_on = h.affiliated_on order by c.filed_at, c.id
            """;

    private static final String FILE = """
            insert into exit_case (id, household, bucket, affiliated_on, origin, exit_on, stop_basis, not_poor_basis,
                term_basis, last_child_basis, filed_on, filed_by, filed_at, reasons, state)
            select :id, h.household, h.bucket, h.affiliated_on, :origin, s.graduated_on, s.stop_basis, s.not_poor_basis,
                s.term_basis, s.last_child_basis, :on, :by, :at, :reasons, 'OPEN'
            from household h join standing s using (household) where h.household = :household
            """;

    private static final String DECIDE = """
            update exit_case set state = :state, decided_on = :on, decided_by = :by, decided_at = :at,
                decision_reasons = :reasons
            where id = :id and state = 'OPEN'
            """;

    private static final String LISTED = """
            select c.*, h.district from exit_case c join household h using (household)
            where h.district like any(:patterns)
            """;

    /** What an objection would be about. */
    record ExitKnown(
            @Nullable LocalDate affiliatedOn,
            LocalDate reviewedUntil,
            @Nullable Instant toldAt,
            Map<ExitCause, LocalDate> contestable) {}

    /** A stored case as people see it. */
    record Line(
            UUID id,
            String household,
            String district,
            String origin,
            @Nullable LocalDate exitOn,
            LocalDate filedOn,
            String filedBy,
            List<String> reasons,
            String state,
            @Nullable LocalDate decidedOn,
            @Nullable String decidedBy,
            List<String> decisionReasons) {}

    private final DatabaseClient client;
    private final Clock clock;

    ExitCases(DatabaseClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    Mono<ExitKnown> exit(String household) {
        return client.sql(EXIT)
                .bind("household", household)
                .map(row -> new ExitKnown(
                        row.get("affiliated_on", LocalDate.class),
                        required(row, "reviewed_until", LocalDate.class),
                        row.get("told_at", Instant.class),
                        FactRows.bases(row)))
                .one();
    }

    Mono<List<Objecting.Earlier>> earlier(String household) {
        return client.sql(EARLIER)
                .bind("household", household)
                .map(row -> new Objecting.Earlier(
                        Objecting.Origin.valueOf(required(row, "origin", String.class)),
                        ExitCase.State.valueOf(required(row, "state", String.class)),
                        FactRows.bases(row)))
                .all()
                .collectList();
    }

    Mono<Void> file(String household, Objecting.Origin origin, LocalDate on, List<ObjectionGround> reasons, String by) {
        return client.sql(FILE)
                .bind("id", UUID.randomUUID())
                .bind("household", household)
                .bind("origin", origin.name())
                .bind("on", on)
                .bind("by", by)
                .bind("at", clock.instant())
                .bind("reasons", reasons.stream().map(Enum::name).toArray(String[]::new))
                .then();
    }

    Mono<Void> decide(UUID id, ExitCase.State state, List<PersonReason> reasons, String by) {
        return client.sql(DECIDE)
                .bind("id", id)
                .bind("state", state.name())
                .bind("on", LocalDate.now(clock))
                .bind("by", by)
                .bind("at", clock.instant())
                .bind("reasons", reasons.stream().map(Enum::name).toArray(String[]::new))
                .then();
    }

    Mono<Line> find(UUID id, String[] patterns) {
        return client.sql(LISTED + " and c.id = :id")
                .bind("patterns", patterns)
                .bind("id", id)
                .map(row -> line(row))
                .one();
    }

    Flux<Line> list(String state, UUID after, int limit, String[] patterns) {
        return client.sql(
                        LISTED + " and (:state = '' or c.state = :state) and c.id > :after order by c.id limit :limit")
                .bind("patterns", patterns)
                .bind("state", state)
                .bind("after", after)
                .bind("limit", limit)
                .map(row -> line(row))
                .all();
    }

    private static Line line(Readable row) {
        String[] why = row.get("decision_reasons", String[].class);
        return new Line(
                required(row, "id", UUID.class),
                required(row, "household", String.class),
                required(row, "district", String.class),
                required(row, "origin", String.class),
                row.get("exit_on", LocalDate.class),
                required(row, "filed_on", LocalDate.class),
                required(row, "filed_by", String.class),
                List.of(required(row, "reasons", String[].class)),
                required(row, "state", String.class),
                row.get("decided_on", LocalDate.class),
                row.get("decided_by", String.class),
                why == null ? List.of() : List.of(why));
    }
}
