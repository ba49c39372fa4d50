package pe.juntos.graduation.reading.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Mono;

/** The work list of types that a form G1 leaves open: a person decides them (GRA-3). */
@RestController
@ForStaff
class OpenTypesController {

    private static final int MOST = 500;

    /** Why it is open is in the decision that told it. */
    private static final String OPEN = """
            select h.household, h.external_id, h.district, s.form_on, s.capacity, s.potential,
                (select d.reasons from decision d where d.household = h.household and d.kind = 'REVIEW_NEEDED'
                    order by d.version desc limit 1) as reasons,
                exists (select from person_decision p where p.household = h.household and p.form_on = s.form_on
                    and p.needs_second and p.second_outcome is null) as waits
            from standing s join household h using (household)
            where h.version > 0 and h.district like any(:patterns) and starts_with(h.district, :district)
              and (s.capacity = 'INDETERMINATE' or s.potential = 'INDETERMINATE') and s.graduated_on is null
              and h.state in ('AFFILIATED', 'SUSPENDED') and h.household > :cursor
            order by h.household limit :limit
            """;

    /**
     * @param reasons why the form leaves it open
     * @param opinionWaits an opinion waits for its second person
     */
    record Line(
            String household,
            @Nullable String externalId,
            String district,
            LocalDate formOn,
            String capacity,
            String potential,
            List<String> reasons,
            boolean opinionWaits) {}

    /** One page, and where the next begins; null at the end. */
    record Page(List<Line> items, @Nullable String next) {}

    private final DatabaseClient client;

    OpenTypesController(DatabaseClient client) {
        this.client = client;
    }

    @GetMapping("/graduation/open-types")
    Mono<Page> open(
            @RequestParam(defaultValue = "") String district,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "100") int limit,
            Caller caller) {
        int most = Math.clamp(limit, 1, MOST);
        return client.sql(OPEN)
                .bind("patterns", caller.territory().patterns())
                .bind("district", district)
                .bind("cursor", cursor)
                .bind("limit", most)
                .map(row -> line(row))
                .all()
                .collectList()
                .map(lines -> new Page(
                        lines, lines.size() < most ? null : lines.getLast().household()));
    }

    private static Line line(Readable row) {
        String[] reasons = row.get("reasons", String[].class);
        return new Line(
                required(row, "household", String.class),
                row.get("external_id", String.class),
                required(row, "district", String.class),
                required(row, "form_on", LocalDate.class),
                required(row, "capacity", String.class),
                required(row, "potential", String.class),
                reasons == null ? List.of() : List.of(reasons),
                required(row, "waits", Boolean.class));
    }
}
