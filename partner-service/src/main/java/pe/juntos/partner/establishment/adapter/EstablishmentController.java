package pe.juntos.partner.establishment.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.partner.establishment.EstablishmentProblem;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Supply of health posts and schools with their scorecards, for the committees of the regions (PAR-6). */
@RestController
@RequestMapping("/partner/establishments")
@PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','UAS','AUDITOR','OPERATOR')")
class EstablishmentController {

    private static final int MOST = 500;

    private static final String LIST = """
            select * from establishment where district like any(:patterns) and (:district = '' or district = :district)
              and (:problem = '' or (:problem = 'INSUFFICIENT' and supply = 'INSUFFICIENT')
                or (:problem = 'SILENT' and silent) or (:problem = 'LATE' and late > 0)
                or (:problem = 'UNSIGNED' and unsigned > 0) or (:problem = 'COMPLAINTS' and complaints > 0))
              and establishment > :cursor order by establishment limit :limit
            """;
    private static final String SUMMARY = """
            select left(district, 4) as province, kind, count(*) as establishments,
                count(*) filter (where supply is not null) as assessed,
                count(*) filter (where supply = 'INSUFFICIENT') as insufficient, count(*) filter (where silent) as silent,
                count(*) filter (where late > 0) as late, count(*) filter (where unsigned > 0) as unsigned,
                count(*) filter (where complaints > 0) as complaints, coalesce(sum(reported), 0)::bigint as reported,
                coalesce(sum(expected), 0)::bigint as expected
            from establishment where district like any(:patterns) group by 1, 2 order by 1, 2
            """;

    /** @param supply null while it was not assessed; the numbers of the scorecard while there is none */
    record Seen(
            String establishment,
            String kind,
            String district,
            @Nullable String network,
            @Nullable String supply,
            @Nullable LocalDate assessedOn,
            List<String> gaps,
            List<String> barriers,
            @Nullable String period,
            @Nullable Integer expected,
            @Nullable Integer reported,
            @Nullable Integer late,
            @Nullable Integer unsigned,
            @Nullable Integer complaints,
            boolean silent) {}

    record Page(List<Seen> items, @Nullable String next) {}

    /** @param reported numerator of what was reported, {@code expected} its denominator */
    record Count(
            String province,
            String kind,
            long establishments,
            long assessed,
            long insufficient,
            long silent,
            long late,
            long unsigned,
            long complaints,
            long reported,
            long expected) {}

    private final DatabaseClient client;

    EstablishmentController(DatabaseClient client) {
        this.client = client;
    }

    @GetMapping
    Mono<Page> list(
            @RequestParam(defaultValue = "") String district,
            @RequestParam(required = false) @Nullable EstablishmentProblem problem,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "100") int limit,
            Caller caller) {
        int most = Math.clamp(limit, 1, MOST);
        return client.sql(LIST)
                .bind("patterns", caller.territory().patterns())
                .bind("district", district)
                .bind("problem", problem == null ? "" : problem.name())
                .bind("cursor", cursor)
                .bind("limit", most)
                .map(row -> seen(row))
                .all()
                .collectList()
                .map(items -> new Page(
                        items, items.size() < most ? null : items.getLast().establishment()));
    }

    @GetMapping("/summary")
    Flux<Count> summary(Caller caller) {
        return client.sql(SUMMARY)
                .bind("patterns", caller.territory().patterns())
                .map(row -> new Count(
                        required(row, "province", String.class),
                        required(row, "kind", String.class),
                        number(row, "establishments"),
                        number(row, "assessed"),
                        number(row, "insufficient"),
                        number(row, "silent"),
                        number(row, "late"),
                        number(row, "unsigned"),
                        number(row, "complaints"),
                        number(row, "reported"),
                        number(row, "expected")))
                .all();
    }

    private static long number(Readable row, String column) {
        return required(row, column, Long.class);
    }

    private static Seen seen(Readable row) {
        return new Seen(
                required(row, "establishment", String.class),
                required(row, "kind", String.class),
                required(row, "district", String.class),
                row.get("network", String.class),
                row.get("supply", String.class),
                row.get("supply_on", LocalDate.class),
                List.of(required(row, "gaps", String[].class)),
                List.of(required(row, "barriers", String[].class)),
                row.get("period", String.class),
                row.get("expected", Integer.class),
                row.get("reported", Integer.class),
                row.get("late", Integer.class),
                row.get("unsigned", Integer.class),
                row.get("complaints", Integer.class),
                required(row, "silent", Boolean.class));
    }
}
