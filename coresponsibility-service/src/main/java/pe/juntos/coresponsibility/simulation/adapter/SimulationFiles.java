package pe.juntos.coresponsibility.simulation.adapter;

import java.util.List;
import java.util.UUID;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.coresponsibility.simulation.adapter.SimulationResults.Changed;
import pe.juntos.platform.csv.CsvExport;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Mono;

/** POL-3 as files: by district, and household by household, of the caller's territory. */
@RestController
@RequestMapping("/coresponsibility/simulations")
@PreAuthorize("hasAnyRole('INFORMATION_MANAGER','REGIONAL_COORDINATOR','CERTIFIER','AUDITOR')")
class SimulationFiles {
    private final SimulationStore simulations;
    private final SimulationResults results;

    SimulationFiles(SimulationStore simulations, SimulationResults results) {
        this.simulations = simulations;
        this.results = results;
    }

    @GetMapping("/{id}/distritos.csv")
    Mono<Void> districtFile(@PathVariable("id") UUID id, Caller caller, ServerHttpResponse response) {
        var header = List.of(
                "ubigeo",
                "hogares",
                "cambian",
                "pagables_antes",
                "pagables_despues",
                "costo_antes",
                "costo_despues",
                "diferencia");
        return simulations
                .finished(id)
                .flatMap(s -> CsvExport.write(
                        response,
                        "distritos.csv",
                        header,
                        results.byDistrict(s, caller.territory())
                                .map(e -> List.of(
                                        e.district(),
                                        Long.toString(e.households()),
                                        Long.toString(e.changed()),
                                        Long.toString(e.payableBefore()),
                                        Long.toString(e.payableAfter()),
                                        e.costBefore(),
                                        e.costAfter(),
                                        e.costDifference()))));
    }

    @GetMapping("/{id}/cambios.csv")
    Mono<Void> changeFile(@PathVariable("id") UUID id, Caller caller, ServerHttpResponse response) {
        var header = List.of(
                "hogar_id",
                "ubigeo",
                "veredicto_antes",
                "veredicto_despues",
                "pagable_antes",
                "pagable_despues",
                "motivos_antes",
                "motivos_despues",
                "casos_antes",
                "casos_despues",
                "personas");
        return simulations
                .finished(id)
                .flatMap(s -> CsvExport.write(
                        response,
                        "cambios.csv",
                        header,
                        results.changes(s, caller.territory()).map(SimulationFiles::cells)));
    }

    private static List<String> cells(Changed c) {
        return List.of(
                c.externalId(),
                c.district(),
                c.from(),
                c.to(),
                c.payableBefore() ? "S" : "N",
                c.payableAfter() ? "S" : "N",
                String.join("|", c.reasonsBefore()),
                String.join("|", c.reasonsAfter()),
                String.join("|", c.casesBefore()),
                String.join("|", c.casesAfter()),
                String.join("|", c.members()));
    }
}
