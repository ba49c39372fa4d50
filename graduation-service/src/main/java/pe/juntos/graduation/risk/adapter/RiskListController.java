package pe.juntos.graduation.risk.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** How many households have each flag of risk, and who needs another way out (GRA-9). */
@RestController
@RequestMapping("/graduation/risks/{on}")
@PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','AUDITOR','OPERATOR')")
class RiskListController {

    private static final int MOST = 500;

    private static final String COUNTS = """
            select %s as district, flag, answer, sum(households)::bigint as households from risk_count
            where on_day = :on and district like any(:patterns) group by 1, 2, 3 order by 1, 2, 3
            """;
    /** By where the household lives now: nobody sees a neighbour's who moved away. */
    private static final String HOUSEHOLDS = """
            select r.household, h.district, r.raised, r.unknown from risk_result r join household h using (household)
            where r.on_day = :on and h.district like any(:patterns) and (:district = '' or h.district = :district)
              and r.household > :cursor and (:flag = '' or :flag = any(r.raised)) and cardinality(r.raised) >= :atLeast
            order by r.household limit :limit
            """;

    record Count(String district, String flag, String answer, long households) {}

    record Counts(LocalDate on, String policy, List<Count> counts) {}

    record Line(String household, String district, List<String> raised, List<String> unknown) {}

    record Page(List<Line> items, @Nullable String next) {}

    private final DatabaseClient client;

    RiskListController(DatabaseClient client) {
        this.client = client;
    }

    /** @param by {@code district} for one line a district, else the totals of the caller's territory */
    @GetMapping
    Mono<Counts> counts(@PathVariable LocalDate on, @RequestParam(defaultValue = "") String by, Caller caller) {
        return policy(on)
                .flatMap(policy -> client.sql(COUNTS.formatted("district".equals(by) ? "district" : "'*'"))
                        .bind("on", on)
                        .bind("patterns", caller.territory().patterns())
                        .map(row -> new Count(
                                required(row, "district", String.class),
                                required(row, "flag", String.class),
                                required(row, "answer", String.class),
                                required(row, "households", Long.class)))
                        .all()
                        .collectList()
                        .map(counts -> new Counts(on, policy, counts)));
    }

    /** @param atLeast how many flags are raised */
    @GetMapping("/households")
    Mono<Page> households(
            @PathVariable LocalDate on,
            @RequestParam(defaultValue = "") String flag,
            @RequestParam(defaultValue = "1") int atLeast,
            @RequestParam(defaultValue = "") String district,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "100") int limit,
            Caller caller) {
        int most = Math.clamp(limit, 1, MOST);
        return policy(on)
                .flatMap(_ -> client.sql(HOUSEHOLDS)
                        .bind("on", on)
                        .bind("patterns", caller.territory().patterns())
                        .bind("flag", flag)
                        .bind("atLeast", atLeast)
                        .bind("district", district)
                        .bind("cursor", cursor)
                        .bind("limit", most)
                        .map(row -> new Line(
                                required(row, "household", String.class),
                                required(row, "district", String.class),
                                List.of(required(row, "raised", String[].class)),
                                List.of(required(row, "unknown", String[].class))))
                        .all()
                        .collectList()
                        .map(lines -> new Page(
                                lines,
                                lines.size() < most ? null : lines.getLast().household())));
    }

    private Mono<String> policy(LocalDate on) {
        return client.sql("select policy from risk_run where on_day = :on")
                .bind("on", on)
                .map(row -> required(row, "policy", String.class))
                .one()
                .switchIfEmpty(Mono.error(() ->
                        Problem.of(HttpStatus.CONFLICT, "RISK_NOT_READY", "No hay un perfil de riesgo de ese día")));
    }
}
