package pe.juntos.coresponsibility.period.adapter;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.coresponsibility.period.CountingTotals;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.period.PeriodCommand;
import pe.juntos.coresponsibility.period.PeriodCommand.Certify;
import pe.juntos.coresponsibility.period.PeriodCommand.CloseForEvidence;
import pe.juntos.coresponsibility.period.PeriodCommand.Consolidate;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.security.Roles;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/coresponsibility/periods")
class PeriodController {
    private final OpeningPeriod opening;
    private final MovingPeriod moving;
    private final R2dbcPeriods periods;
    private final CountingTotals totals;
    private final RegionalParts parts;

    PeriodController(
            OpeningPeriod opening,
            MovingPeriod moving,
            R2dbcPeriods periods,
            CountingTotals totals,
            RegionalParts parts) {
        this.opening = opening;
        this.moving = moving;
        this.periods = periods;
        this.totals = totals;
        this.parts = parts;
    }

    @PostMapping
    @PreAuthorize("hasRole('INFORMATION_MANAGER')")
    Mono<ResponseEntity<PeriodAnswer>> open(@RequestBody Request request, Caller caller) {
        requireNational(caller, "Abre el periodo la sede central, para todo el país.");
        var period = period(request.period() == null ? "" : request.period());
        return opening.open(period).flatMap(job -> answer(period, caller, job)).map(PeriodController::accepted);
    }

    @PostMapping("/{period}/close-for-evidence")
    @PreAuthorize("hasRole('INFORMATION_MANAGER')")
    Mono<ResponseEntity<PeriodAnswer>> close(@PathVariable("period") String period, Caller caller) {
        requireNational(caller, "Cierra el periodo la sede central, para todo el país.");
        return move(period, new CloseForEvidence(), caller).map(PeriodController::accepted);
    }

    @PostMapping("/{period}/consolidate")
    @PreAuthorize("hasAnyRole('INFORMATION_MANAGER','REGIONAL_COORDINATOR')")
    Mono<PeriodAnswer> consolidate(@PathVariable("period") String period, Caller caller) {
        return move(period, new Consolidate(caller.subject(), caller.territory()), caller);
    }

    /** Headquarters certifies, for the whole country. */
    @PostMapping("/{period}/certify")
    @PreAuthorize("hasRole('CERTIFIER')")
    Mono<PeriodAnswer> certify(@PathVariable("period") String period, Caller caller) {
        requireNational(caller, "Certifica la sede central, para todo el país.");
        return move(period, new Certify(caller.subject()), caller);
    }

    /** Which regions are consolidated, and by whom. */
    @GetMapping("/{period}/consolidation")
    @PreAuthorize("hasAnyRole('REGIONAL_COORDINATOR','INFORMATION_MANAGER','CERTIFIER','AUDITOR')")
    Flux<RegionalParts.Part> consolidation(@PathVariable("period") String period, Caller caller) {
        return parts.of(period(period), caller.territory());
    }

    @GetMapping("/{period}")
    @PreAuthorize(Roles.STAFF_OR_HEAD)
    Mono<PeriodAnswer> show(@PathVariable("period") String period, Caller caller) {
        return answer(period(period), caller, null);
    }

    private static void requireNational(Caller caller, String detail) {
        if (!caller.territory().national()) {
            throw Problem.of(HttpStatus.FORBIDDEN, "NOT_NATIONAL", detail);
        }
    }

    private Mono<PeriodAnswer> move(String text, PeriodCommand command, Caller caller) {
        var period = period(text);
        return moving.move(period, command).then(Mono.defer(() -> answer(period, caller, null)));
    }

    private Mono<PeriodAnswer> answer(Period period, Caller caller, @Nullable UUID job) {
        return periods.find(period)
                .switchIfEmpty(Mono.error(Problem::notFound))
                .zipWith(totals.of(period, caller.territory()))
                .map(both -> PeriodAnswer.of(both.getT1(), job == null ? lastJob(both.getT1()) : job, both.getT2()));
    }

    private static UUID lastJob(PeriodRow row) {
        return row.decidingJob() == null ? row.openingJob() : row.decidingJob();
    }

    private static ResponseEntity<PeriodAnswer> accepted(PeriodAnswer answer) {
        return ResponseEntity.accepted().body(answer);
    }

    private static Period period(String text) {
        return Period.parse(text)
                .orElseThrow(() -> Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT, "NOT_A_PERIOD", "El periodo se escribe AAAA-N, de 1 a 6."));
    }

    record Request(@Nullable String period) {}
}
