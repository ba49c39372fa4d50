package pe.juntos.graduation.simulation.adapter;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.graduation.simulation.ExitGround;
import pe.juntos.graduation.simulation.ExitOutlook;
import pe.juntos.graduation.simulation.ExitOutlook.Outcome;
import pe.juntos.platform.csv.CsvExport;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Who would exit, stay or get less under each version, why, where and at what cost; each sees the own territory. */
@RestController
@RequestMapping("/graduation/exit-simulations/{id}")
@PreAuthorize("hasAnyRole('INFORMATION_MANAGER','REGIONAL_COORDINATOR','CERTIFIER','AUDITOR')")
class ExitSimulationResults {

    private static final int MOST = 500;

    /**
     * @param district {@code *} for the whole of the caller's territory
     * @param transfers what those households get a bimester, in whole base transfers
     */
    record Count(
            String version,
            String district,
            Outcome outcome,
            ExitGround reason,
            long households,
            BigDecimal transfers) {}

    record Summary(ExitSimulations.Asked asked, List<Count> counts) {}

    /** @param outlooks in the order of the versions */
    record Line(String household, String district, List<ExitOutlook> outlooks) {}

    /** One page, and where the next begins; null at the end. */
    record Page(
            List<String> versions,
            List<Line> items,
            @Nullable String next) {}

    private final ExitSimulations simulations;

    ExitSimulationResults(ExitSimulations simulations) {
        this.simulations = simulations;
    }

    /** Without counts until the job is finished: a part of the country says nothing. */
    @GetMapping
    Mono<Summary> show(@PathVariable UUID id, Caller caller) {
        return simulations
                .asked(id)
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(asked -> asked.finished()
                        ? simulations.counts(asked, "'*'", patterns(caller)).map(counts -> new Summary(asked, counts))
                        : Mono.just(new Summary(asked, List.of())));
    }

    @GetMapping("/districts")
    Mono<List<Count>> districts(@PathVariable UUID id, Caller caller) {
        return finished(id).flatMap(asked -> simulations.counts(asked, "s.district", patterns(caller)));
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
                .flatMap(asked -> simulations
                        .lines(asked, new ExitSimulations.Which(outcome, changed, cursor, most), patterns(caller))
                        .collectList()
                        .map(lines -> new Page(
                                asked.versions(),
                                lines,
                                lines.size() < most ? null : lines.getLast().household())));
    }

    @GetMapping("/hogares.csv")
    Mono<Void> export(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Outcome outcome,
            @RequestParam(defaultValue = "false") boolean changed,
            Caller caller,
            ServerHttpResponse response) {
        return finished(id)
                .flatMap(asked -> CsvExport.write(
                        response,
                        "salidas-simuladas.csv",
                        header(asked.versions().size()),
                        simulations
                                .lines(asked, new ExitSimulations.Which(outcome, changed, "", null), patterns(caller))
                                .map(ExitSimulationResults::cells)));
    }

    private static List<String> header(int versions) {
        return Stream.concat(
                        Stream.of("hogar", "distrito"),
                        IntStream.rangeClosed(1, versions)
                                .boxed()
                                .flatMap(n -> Stream.of("resultado_" + n, "motivo_" + n, "fecha_" + n, "parte_" + n)))
                .toList();
    }

    private static List<String> cells(Line line) {
        return Stream.concat(
                        Stream.of(line.household(), line.district()),
                        line.outlooks().stream()
                                .flatMap(one -> Stream.of(
                                        one.outcome().name(),
                                        one.reason().name(),
                                        one.on() == null ? "" : one.on().toString(),
                                        String.valueOf(one.share()))))
                .toList();
    }

    private static String[] patterns(Caller caller) {
        return caller.territory().patterns();
    }

    private Mono<ExitSimulations.Asked> finished(UUID id) {
        return simulations
                .asked(id)
                .switchIfEmpty(Mono.error(Problem::notFound))
                .filter(ExitSimulations.Asked::finished)
                .switchIfEmpty(Mono.error(
                        () -> Problem.of(HttpStatus.CONFLICT, "SIMULATION_RUNNING", "La simulación aún no terminó")));
    }
}
