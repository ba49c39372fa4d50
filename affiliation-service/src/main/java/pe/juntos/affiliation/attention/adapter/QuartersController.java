package pe.juntos.affiliation.attention.adapter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.affiliation.attention.Quarter;
import pe.juntos.platform.csv.CsvExport;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** The consolidated report of a quarter, for the board (001 USR-05). */
@RestController
class QuartersController {

    private static final List<String> HEADER = List.of(
            "ubigeo",
            "tipo",
            "categoria",
            "abiertos",
            "resueltos_en_plazo",
            "resueltos_fuera_de_plazo",
            "pendientes",
            "vencidos");

    private final Quarters quarters;
    private final TransactionalOperator transaction;
    private final Clock clock;

    QuartersController(Quarters quarters, TransactionalOperator transaction, Clock clock) {
        this.quarters = quarters;
        this.transaction = transaction;
        this.clock = clock;
    }

    @PutMapping("/affiliation/cases/quarters/{quarter}")
    @PreAuthorize("hasRole('INFORMATION_MANAGER')")
    Mono<Quarters.Consolidated> consolidate(@PathVariable String quarter, Caller caller) {
        Quarter wanted = quarter(quarter);
        LocalDate today = LocalDate.now(clock);
        if (!caller.territory().national()) {
            throw Problem.notFound();
        }
        if (!today.isAfter(wanted.last())) {
            throw Problem.of(HttpStatus.CONFLICT, "QUARTER_NOT_ENDED", "El trimestre no ha terminado");
        }
        return quarters.consolidate(wanted, today, caller.subject()).as(transaction::transactional);
    }

    @GetMapping("/affiliation/cases/quarters/{quarter}.csv")
    @PreAuthorize("hasAnyRole('REGIONAL_COORDINATOR','INFORMATION_MANAGER','AUDITOR')")
    Mono<Void> export(@PathVariable String quarter, Caller caller, ServerHttpResponse response) {
        Quarter wanted = quarter(quarter);
        return quarters.find(wanted)
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(_ -> CsvExport.write(
                        response,
                        "casos-" + wanted + ".csv",
                        HEADER,
                        quarters.lines(wanted, caller.territory()).map(QuartersController::cells)));
    }

    private static List<String> cells(Quarters.Line line) {
        return List.of(
                line.district(),
                line.type(),
                line.category(),
                Long.toString(line.opened()),
                Long.toString(line.resolvedOnTime()),
                Long.toString(line.resolvedLate()),
                Long.toString(line.pending()),
                Long.toString(line.overdue()));
    }

    private static Quarter quarter(String text) {
        return Quarter.parse(text)
                .orElseThrow(() ->
                        Problem.of(HttpStatus.BAD_REQUEST, "QUARTER_INVALID", "Se espera un trimestre como 2026-Q2"));
    }
}
