package pe.juntos.payment.ledger.adapter;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.payment.kernel.Period;
import pe.juntos.payment.ledger.DailyClose;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Closing the books day by day, balances by district, and the proof of it all (PAY-9). */
@RestController
@RequestMapping("/payment/ledger")
class CloseController {
    private static final String READERS = "hasAnyRole('AUDITOR','OPERATOR','PAYMENT_SUBMITTER','PAYMENT_APPROVER')";
    private static final int MOST = 400;

    private final Closes closes;
    private final Checker checker;

    CloseController(Closes closes, Checker checker) {
        this.closes = closes;
        this.checker = checker;
    }

    record Asked(@Nullable String day) {}

    record Started(String day, UUID job) {}

    @PostMapping("/closes")
    @PreAuthorize("hasAnyRole('OPERATOR','PAYMENT_APPROVER')")
    Mono<ResponseEntity<Object>> close(@RequestBody Asked asked) {
        var day = day(asked.day());
        return closes.decide(day).flatMap(decided -> switch (decided) {
            case DailyClose.Closing _ ->
                closes.start(day).map(job -> ResponseEntity.accepted().body(new Started(day.toString(), job.id())));
            case DailyClose.Closed _ -> closes.one(day).map(ResponseEntity::ok);
            case DailyClose.Refused(var refusal) ->
                Mono.error(Problem.of(HttpStatus.CONFLICT, refusal.name(), detail(refusal)));
        });
    }

    private static String detail(DailyClose.Refusal refusal) {
        return switch (refusal) {
            case DAY_NOT_OVER -> "El día aún no termina.";
            case LATER_DAY_CLOSED -> "Ya se cerró un día posterior.";
        };
    }

    /** The newest first; pages by the last day seen. */
    @GetMapping("/closes")
    @PreAuthorize(READERS)
    Flux<Closes.Close> all(
            @RequestParam(defaultValue = "2099-12-31") String cursor, @RequestParam(defaultValue = "60") int limit) {
        return closes.all(day(cursor), Math.clamp(limit, 1, MOST));
    }

    @GetMapping("/closes/{day}")
    @PreAuthorize(READERS)
    Mono<Closes.Close> one(@PathVariable String day) {
        return closes.one(day(day)).switchIfEmpty(Mono.error(Problem::notFound));
    }

    @GetMapping("/districts")
    @PreAuthorize("hasAnyRole('AUDITOR','OPERATOR','PAYMENT_SUBMITTER','PAYMENT_APPROVER','REGIONAL_COORDINATOR',"
            + "'INFORMATION_MANAGER')")
    Flux<Closes.DistrictBalance> districts(@RequestParam @Nullable String day, Caller caller) {
        return closes.districts(day == null ? null : day(day), caller.territory());
    }

    @GetMapping("/proof")
    @PreAuthorize(READERS)
    Mono<Checker.Proof> proof(Caller caller) {
        return checker.prove(caller.territory());
    }

    private static LocalDate day(@Nullable String text) {
        try {
            var day = LocalDate.parse(text == null ? "" : text);
            if (Period.covers(day)) {
                return day;
            }
        } catch (DateTimeParseException _) {
            throw dayInvalid();
        }
        throw dayInvalid();
    }

    private static RuntimeException dayInvalid() {
        return Problem.of(
                HttpStatus.UNPROCESSABLE_CONTENT, "DAY_INVALID", "La fecha se escribe AAAA-MM-DD, desde el año 2005.");
    }
}
