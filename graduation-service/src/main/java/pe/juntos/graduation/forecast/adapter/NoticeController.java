package pe.juntos.graduation.forecast.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.Clock;
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
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.graduation.forecast.ExitKind;
import pe.juntos.platform.audit.Audited;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** What a household is to be told a year ahead, and that it was told (GRA-7). */
@RestController
class NoticeController {

    private static final String NOTICES = """
            select n.kind, n.on_day, n.basis, n.announced_on, n.policy, n.told_on
            from exit_notice n join household h using (household)
            where n.household = :household and h.district like any(:patterns) order by n.version
            """;

    /** The first telling stands. */
    private static final String TELL = """
            with mine as (select n.household, n.kind, n.on_day, n.told_on from exit_notice n join household h using (household)
                where n.household = :household and n.kind = :kind and n.on_day = :exit and h.district like any(:patterns)
                for update of n),
            told as (update exit_notice n set told_on = :on, told_by = :by from mine
                where n.household = mine.household and n.kind = mine.kind and n.on_day = mine.on_day and mine.told_on is null
                returning n.household)
            select exists (select from told) as changed from mine
            """;

    record Notice(
            ExitKind kind,
            LocalDate on,
            String basis,
            LocalDate announcedOn,
            String policy,
            @Nullable LocalDate toldOn) {}

    /**
     * @param exit the day announced
     * @param on when the household was told
     */
    record Telling(
            @Nullable ExitKind kind,
            @Nullable LocalDate exit,
            @Nullable LocalDate on) {}

    record Recorded(String household, boolean changed) {}

    private final DatabaseClient client;
    private final Clock clock;

    NoticeController(DatabaseClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    @GetMapping("/graduation/households/{code}/exit-notices")
    @Audited
    @PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','AUDITOR','OPERATOR')")
    Mono<List<Notice>> notices(@PathVariable String code, Caller caller) {
        return client.sql("select household from household where household = :household and version > 0"
                        + " and district like any(:patterns)")
                .bind("household", code)
                .bind("patterns", caller.territory().patterns())
                .map(row -> required(row, "household", String.class))
                .one()
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(_ -> client.sql(NOTICES)
                        .bind("household", code)
                        .bind("patterns", caller.territory().patterns())
                        .map(row -> new Notice(
                                ExitKind.valueOf(required(row, "kind", String.class)),
                                required(row, "on_day", LocalDate.class),
                                required(row, "basis", String.class),
                                required(row, "announced_on", LocalDate.class),
                                required(row, "policy", String.class),
                                row.get("told_on", LocalDate.class)))
                        .all()
                        .collectList());
    }

    @PostMapping("/graduation/households/{code}/exit-notices/told")
    @PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR')")
    Mono<Recorded> told(@PathVariable String code, @RequestBody Telling telling, Caller caller) {
        var kind = telling.kind();
        var exit = telling.exit();
        var on = telling.on();
        if (kind == null || exit == null || on == null) {
            return Mono.error(Problem.of(HttpStatus.BAD_REQUEST, "INCOMPLETE", "Se esperan kind, exit y on"));
        }
        if (on.isAfter(LocalDate.now(clock))) {
            return Mono.error(Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "IN_FUTURE", "La fecha es posterior a hoy"));
        }
        return client.sql(TELL)
                .bind("household", code)
                .bind("kind", kind.name())
                .bind("exit", exit)
                .bind("on", on)
                .bind("by", caller.subject())
                .bind("patterns", caller.territory().patterns())
                .map(row -> new Recorded(code, required(row, "changed", Boolean.class)))
                .one()
                .switchIfEmpty(Mono.error(Problem::notFound));
    }
}
