package pe.juntos.graduation.simulation.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.graduation.simulation.ExitOutlook.Outcome;
import pe.juntos.platform.csv.CsvExport;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Who would exit, stay or be reduced under each version, why and where; each sees the own territory. */
@RestController
@RequestMapping("/graduation/exit-simulations/{id}")
@PreAuthorize("hasAnyRole('INFORMATION_MANAGER','REGIONAL_COORDINATOR','CERTIFIER','AUDITOR')")
class ExitSimulationResults {

    private static final int MOST = 500;
    private static final String SIMULATION =
            "select s.*, j.state from exit_simulation s join job j on j.id = s.job where s.id = :id";
    private static final String OF = " from exit_simulated where simulation = :id and district like any(:patterns)";
    private static final String COUNTS =
            "select %s as district, first_outcome, first_reason, second_outcome, second_reason,"
                    + " count(*) as households" + OF + " group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5";
    private static final String HOUSEHOLDS = "select *" + OF
            + " and (:outcome = '' or second_outcome = :outcome) and (not :changed or first_outcome <> second_outcome)"
            + " and household > :cursor order by household";

    record Summary(
            UUID id,
            String period,
            String first,
            String second,
            String askedBy,
            Instant askedAt,
            String state,
            List<Count> counts) {}

    /** @param district {@code *} for the whole of the caller's territory */
    record Count(
            String district,
            String firstOutcome,
            String firstReason,
            String secondOutcome,
            String secondReason,
            long households) {}

    record Line(
            String household,
            String district,
            String firstOutcome,
            String firstReason,
            @Nullable LocalDate firstOn,
            String secondOutcome,
            String secondReason,
            @Nullable LocalDate secondOn) {}

    /** One page, and where the next begins; null at the end. */
    record Page(List<Line> items, @Nullable String next) {}

    private final DatabaseClient client;

    ExitSimulationResults(DatabaseClient client) {
        this.client = client;
    }

    /** Without counts until the job is finished: a part of the country says nothing. */
    @GetMapping
    Mono<Summary> show(@PathVariable UUID id, Caller caller) {
        return found(id)
                .flatMap(found -> found.state().equals("FINISHED")
                        ? counts(id, "'*'", caller).collectList().map(counts -> with(found, counts))
                        : Mono.just(found));
    }

    @GetMapping("/districts")
    Mono<List<Count>> districts(@PathVariable UUID id, Caller caller) {
        return finished(id)
                .thenMany(Flux.defer(() -> counts(id, "district", caller)))
                .collectList();
    }

    @GetMapping("/households")
    Mono<Page> households(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Outcome outcome,
            @RequestParam(defaultValue = "false") boolean changed,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "100") int limit,
            Caller caller) {
        int most = Math.clamp(limit, 1, MOST);
        return finished(id)
                .thenMany(Flux.defer(() -> lines(HOUSEHOLDS + " limit " + most, id, outcome, changed, cursor, caller)))
                .collectList()
                .map(lines -> new Page(
                        lines, lines.size() < most ? null : lines.getLast().household()));
    }

    @GetMapping("/hogares.csv")
    Mono<Void> export(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Outcome outcome,
            @RequestParam(defaultValue = "false") boolean changed,
            Caller caller,
            ServerHttpResponse response) {
        var header = List.of(
                "hogar", "distrito", "resultado_1", "motivo_1", "fecha_1", "resultado_2", "motivo_2", "fecha_2");
        return finished(id)
                .then(Mono.defer(() -> CsvExport.write(
                        response,
                        "salidas-simuladas.csv",
                        header,
                        lines(HOUSEHOLDS, id, outcome, changed, "", caller).map(ExitSimulationResults::cells))));
    }

    private static List<String> cells(Line line) {
        return Stream.of(
                        line.household(),
                        line.district(),
                        line.firstOutcome(),
                        line.firstReason(),
                        line.firstOn(),
                        line.secondOutcome(),
                        line.secondReason(),
                        line.secondOn())
                .map(cell -> cell == null ? "" : cell.toString())
                .toList();
    }

    private Mono<Summary> found(UUID id) {
        return client.sql(SIMULATION)
                .bind("id", id)
                .map(row -> new Summary(
                        required(row, "id", UUID.class),
                        required(row, "period", String.class),
                        required(row, "first_version", String.class),
                        required(row, "second_version", String.class),
                        required(row, "asked_by", String.class),
                        required(row, "asked_at", Instant.class),
                        required(row, "state", String.class),
                        List.of()))
                .one()
                .switchIfEmpty(Mono.error(Problem::notFound));
    }

    private Mono<Summary> finished(UUID id) {
        return found(id)
                .filter(found -> found.state().equals("FINISHED"))
                .switchIfEmpty(Mono.error(
                        () -> Problem.of(HttpStatus.CONFLICT, "SIMULATION_RUNNING", "La simulación aún no terminó")));
    }

    private static Summary with(Summary of, List<Count> counts) {
        return new Summary(
                of.id(), of.period(), of.first(), of.second(), of.askedBy(), of.askedAt(), of.state(), counts);
    }

    private Flux<Count> counts(UUID id, String district, Caller caller) {
        return client.sql(COUNTS.formatted(district))
                .bind("id", id)
                .bind("patterns", caller.territory().patterns())
                .map(row -> new Count(
                        required(row, "district", String.class),
                        required(row, "first_outcome", String.class),
                        required(row, "first_reason", String.class),
                        required(row, "second_outcome", String.class),
                        required(row, "second_reason", String.class),
                        required(row, "households", Long.class)))
                .all();
    }

    private Flux<Line> lines(
            String sql, UUID id, @Nullable Outcome outcome, boolean changed, String cursor, Caller caller) {
        return client.sql(sql)
                .bind("id", id)
                .bind("patterns", caller.territory().patterns())
                .bind("outcome", outcome == null ? "" : outcome.name())
                .bind("changed", changed)
                .bind("cursor", cursor)
                .map(row -> line(row))
                .all();
    }

    private static Line line(Readable row) {
        return new Line(
                required(row, "household", String.class),
                required(row, "district", String.class),
                required(row, "first_outcome", String.class),
                required(row, "first_reason", String.class),
                row.get("first_on", LocalDate.class),
                required(row, "second_outcome", String.class),
                required(row, "second_reason", String.class),
                row.get("second_on", LocalDate.class));
    }
}
