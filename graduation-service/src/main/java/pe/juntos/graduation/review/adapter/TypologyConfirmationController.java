package pe.juntos.graduation.review.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** A second person confirms or rejects an opinion on a type that would give a bonus (GRA-3). */
@RestController
class TypologyConfirmationController {

    private static final int MOST = 500;

    private static final String PENDING = """
            select p.id, p.household, h.district, p.form_on, p.capacity, p.potential, p.reasons, p.decided_by, p.decided_at
            from person_decision p join household h using (household)
            join standing s on s.household = p.household and s.form_on = p.form_on and s.graduated_on is null
            where p.needs_second and p.second_outcome is null and h.district like any(:patterns)
              and not exists (select from person_decision l where l.household = p.household and l.id > p.id)
              and (:household = '' or p.household = :household) and p.id > :after
            """;

    private static final String SECOND = """
            update person_decision set second_outcome = :outcome, second_by = :by, second_at = :at
            where household = :household and id = :id
            """;

    enum Outcome {
        CONFIRMED,
        REJECTED
    }

    /** @param id of the opinion that the second person read */
    record Answer(@Nullable Long id, @Nullable Outcome outcome) {}

    record Pending(
            long id,
            String household,
            String district,
            LocalDate formOn,
            @Nullable String capacity,
            @Nullable String potential,
            List<String> reasons,
            String decidedBy,
            Instant decidedAt) {}

    /** One page, and where the next begins; null at the end. */
    record Page(List<Pending> items, @Nullable Long next) {}

    private final DatabaseClient client;
    private final ReviewedHousehold household;
    private final Clock clock;

    TypologyConfirmationController(DatabaseClient client, ReviewedHousehold household, Clock clock) {
        this.client = client;
        this.household = household;
        this.clock = clock;
    }

    @GetMapping("/graduation/typology-reviews")
    @PreAuthorize("hasAnyRole('REGIONAL_COORDINATOR','INFORMATION_MANAGER','AUDITOR')")
    Mono<Page> pending(
            @RequestParam(defaultValue = "0") long cursor,
            @RequestParam(defaultValue = "100") int limit,
            Caller caller) {
        int most = Math.clamp(limit, 1, MOST);
        return client.sql(PENDING + " order by p.id limit :limit")
                .bind("patterns", caller.territory().patterns())
                .bind("household", "")
                .bind("after", cursor)
                .bind("limit", most)
                .map(row -> line(row))
                .all()
                .collectList()
                .map(lines -> new Page(
                        lines, lines.size() < most ? null : lines.getLast().id()));
    }

    @PostMapping("/graduation/households/{code}/typology-review/confirmation")
    @PreAuthorize("hasRole('REGIONAL_COORDINATOR')")
    Mono<RecordedFact> answer(@PathVariable String code, @RequestBody Answer answer, Caller caller) {
        Long id = answer.id();
        Outcome outcome = answer.outcome();
        if (id == null || outcome == null) {
            return Mono.error(Problem.of(
                    HttpStatus.BAD_REQUEST,
                    "ANSWER_INVALID",
                    "Se esperan la opinión (id) y la respuesta (outcome: CONFIRMED o REJECTED)"));
        }
        return household.record(
                code,
                caller,
                () -> latest(code, caller)
                        .filter(last -> last.id() == id)
                        .switchIfEmpty(Mono.error(() -> Problem.of(
                                HttpStatus.CONFLICT,
                                "NOTHING_TO_CONFIRM",
                                "El hogar no tiene esa opinión por confirmar, o hay otra posterior")))
                        .flatMap(last -> last.decidedBy().equals(caller.subject())
                                ? Mono.error(Problem.of(
                                        HttpStatus.CONFLICT,
                                        "SAME_PERSON",
                                        "Quien opinó sobre el tipo no puede confirmarlo"))
                                : second(code, id, outcome, caller)));
    }

    private Mono<Pending> latest(String code, Caller caller) {
        return client.sql(PENDING + " order by p.id desc limit 1")
                .bind("patterns", caller.territory().patterns())
                .bind("household", code)
                .bind("after", 0L)
                .map(row -> line(row))
                .one();
    }

    private Mono<Boolean> second(String code, long id, Outcome outcome, Caller caller) {
        return client.sql(SECOND)
                .bind("household", code)
                .bind("id", id)
                .bind("outcome", outcome.name())
                .bind("by", caller.subject())
                .bind("at", clock.instant())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    private static Pending line(Readable row) {
        return new Pending(
                required(row, "id", Long.class),
                required(row, "household", String.class),
                required(row, "district", String.class),
                required(row, "form_on", LocalDate.class),
                row.get("capacity", String.class),
                row.get("potential", String.class),
                List.of(required(row, "reasons", String[].class)),
                required(row, "decided_by", String.class),
                required(row, "decided_at", Instant.class));
    }
}
