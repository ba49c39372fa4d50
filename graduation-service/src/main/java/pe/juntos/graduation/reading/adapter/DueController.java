package pe.juntos.graduation.reading.adapter;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.platform.csv.CsvExport;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The work list of recertifications: overdue, or due in the period last reviewed; also as the file for SISFOH (GRA-2). */
@RestController
@ForStaff
class DueController {

    private static final int MOST = 500;
    private static final String DUE = """
             and s.due_status in ('DUE', 'OVERDUE') and s.graduated_on is null
             and h.state in ('AFFILIATED', 'SUSPENDED') and h.household > :cursor
             and (:status = '' or s.due_status = :status) and starts_with(h.district, :district)
            order by h.household
            """;

    /** What the list holds. */
    enum Status {
        DUE,
        OVERDUE
    }

    /** One page, and where the next begins; null at the end. */
    record Page(List<StandingLine> items, @Nullable String next) {}

    private final DatabaseClient client;

    DueController(DatabaseClient client) {
        this.client = client;
    }

    /**
     * @param status either; missing: both
     * @param district its code or the beginning of it
     */
    @GetMapping("/graduation/due")
    Mono<Page> due(
            @RequestParam(required = false) @Nullable Status status,
            @RequestParam(defaultValue = "") String district,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "100") int limit,
            Caller caller) {
        int most = Math.clamp(limit, 1, MOST);
        return lines(DUE + " limit " + most, status, district, cursor, caller)
                .collectList()
                .map(lines -> new Page(
                        lines, lines.size() < most ? null : lines.getLast().household()));
    }

    @GetMapping("/graduation/por-recertificar.csv")
    Mono<Void> export(
            @RequestParam(required = false) @Nullable Status status,
            @RequestParam(defaultValue = "") String district,
            Caller caller,
            ServerHttpResponse response) {
        return CsvExport.write(
                response,
                "por-recertificar.csv",
                List.of("hogar_id", "distrito", "afiliado_el", "vence_el", "estado", "limite"),
                lines(DUE, status, district, "", caller).map(DueController::cells));
    }

    private Flux<StandingLine> lines(
            String sql, @Nullable Status status, String district, String cursor, Caller caller) {
        return client.sql(StandingLine.SELECT + sql)
                .bind("patterns", caller.territory().patterns())
                .bind("status", status == null ? "" : status.name())
                .bind("district", district)
                .bind("cursor", cursor)
                .map(row -> StandingLine.of(row))
                .all();
    }

    private static List<String> cells(StandingLine line) {
        return Stream.of(
                        line.externalId(),
                        line.district(),
                        line.affiliatedOn(),
                        line.dueOn(),
                        line.dueStatus(),
                        line.limitOn())
                .map(cell -> cell == null ? "" : cell.toString())
                .toList();
    }
}
