package pe.juntos.graduation.comparison.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.graduation.comparison.ComparisonPolicy;
import pe.juntos.graduation.comparison.Model;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** The households of one answer of one model (GRA-10); the criteria of each are in its own comparison. */
@RestController
class ComparisonListController {

    private static final int MOST = 1000;

    /** By where the household lives now: nobody sees a neighbour's who moved away. */
    private static final String HOUSEHOLDS = """
            select r.household, h.district, r.takes[:place] as takes, r.inside[:place] as inside
            from comparison_result r join household h using (household)
            where r.on_day = :on and h.district like any(:patterns) and (:district = '' or h.district = :district)
              and r.household > :cursor and (:takes = '' or r.takes[:place] = :takes)
              and (:inside = '' or r.inside[:place] = :inside)
            order by r.household limit :limit
            """;

    record Line(String household, String district, String takes, String inside) {}

    record Page(List<Line> items, @Nullable String next) {}

    private final DatabaseClient client;
    private final ComparisonBook book;

    ComparisonListController(DatabaseClient client, ComparisonBook book) {
        this.client = client;
        this.book = book;
    }

    /**
     * @param takes {@code YES NO UNKNOWN}
     * @param inside {@code KEEP KEEP_REDUCED GRADUATE UNKNOWN}
     */
    @GetMapping("/graduation/comparisons/{on}/households")
    @PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','AUDITOR','OPERATOR')")
    Mono<Page> households(
            @PathVariable LocalDate on,
            @RequestParam Model model,
            @RequestParam(defaultValue = "") String takes,
            @RequestParam(defaultValue = "") String inside,
            @RequestParam(defaultValue = "") String district,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "100") int limit,
            Caller caller) {
        int most = Math.clamp(limit, 1, MOST);
        return client.sql("select count(*) as n from comparison_run where on_day = :on")
                .bind("on", on)
                .map(row -> required(row, "n", Long.class))
                .one()
                .filter(runs -> runs > 0)
                .switchIfEmpty(Mono.error(() -> Problem.of(
                        HttpStatus.CONFLICT, "COMPARISON_NOT_READY", "No hay una comparación terminada de ese día")))
                .flatMap(_ -> client.sql(HOUSEHOLDS)
                        .bind("on", on)
                        .bind("place", place(model, book.at(on).parameters()))
                        .bind("patterns", caller.territory().patterns())
                        .bind("takes", takes)
                        .bind("inside", inside)
                        .bind("district", district)
                        .bind("cursor", cursor)
                        .bind("limit", most)
                        .map(row -> new Line(
                                required(row, "household", String.class),
                                required(row, "district", String.class),
                                required(row, "takes", String.class),
                                required(row, "inside", String.class)))
                        .all()
                        .collectList())
                .map(lines -> new Page(
                        lines, lines.size() < most ? null : lines.getLast().household()));
    }

    private static int place(Model model, ComparisonPolicy policy) {
        return 1
                + policy.models().stream()
                        .map(ComparisonPolicy.Rules::model)
                        .toList()
                        .indexOf(model);
    }
}
