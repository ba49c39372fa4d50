package pe.juntos.graduation.reading.adapter;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Mono;

/** The work list of recertifications: overdue, or due in the period last reviewed (GRA-2). */
@RestController
@ForStaff
class DueController {

    private static final int MOST = 500;
    private static final String DUE = """
             and s.due_status in ('DUE', 'OVERDUE') and s.graduated_on is null
             and h.state in ('AFFILIATED', 'SUSPENDED') and h.household > :cursor
            order by h.household limit :limit
            """;

    /** One page, and where the next begins; null at the end. */
    record Page(List<StandingLine> items, @Nullable String next) {}

    private final DatabaseClient client;

    DueController(DatabaseClient client) {
        this.client = client;
    }

    @GetMapping("/graduation/due")
    Mono<Page> due(
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "100") int limit,
            Caller caller) {
        int most = Math.clamp(limit, 1, MOST);
        return client.sql(StandingLine.SELECT + DUE)
                .bind("patterns", caller.territory().patterns())
                .bind("cursor", cursor)
                .bind("limit", most)
                .map(row -> StandingLine.of(row))
                .all()
                .collectList()
                .map(lines -> new Page(
                        lines, lines.size() < most ? null : lines.getLast().household()));
    }
}
