package pe.juntos.payment.payday.adapter;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.payment.kernel.Period;
import pe.juntos.platform.audit.Audited;
import pe.juntos.platform.csv.CsvExport;
import pe.juntos.platform.files.FileImports;
import pe.juntos.platform.files.ImportAnswer;
import pe.juntos.platform.files.StagedFile;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Pay points, travel times, and the pay days of a round (PAY-8). */
@RestController
class PayDayController {
    private static final String READERS = "hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER',"
            + "'PAYMENT_SUBMITTER','PAYMENT_APPROVER','AUDITOR','OPERATOR')";
    private static final List<String> HEADER =
            List.of("hogar_id", "ubigeo", "centro_poblado", "punto_pago", "minutos", "dia");
    private static final int MOST = 1_000;

    private final FileImports imports;
    private final PayDayPlans plans;
    private final PayDayReads reads;

    PayDayController(FileImports imports, PayDayPlans plans, PayDayReads reads) {
        this.imports = imports;
        this.plans = plans;
        this.reads = reads;
    }

    /** @param from first day of payment; the round's own if absent */
    record Asked(@Nullable String from) {}

    record Started(UUID job, String round, String from) {}

    /** @param next cursor of the next page; absent after the last */
    record Page(List<PayDayReads.Slot> items, @Nullable String next) {}

    @PostMapping(path = "/payment/imports/puntos-pago", consumes = "text/csv")
    @PreAuthorize("hasAnyRole('INFORMATION_MANAGER','INSTITUTION')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<ImportAnswer> points(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Flux<DataBuffer> body,
            Caller caller) {
        return received(PayPointsFile.STAGED, key, body, caller);
    }

    @PostMapping(path = "/payment/imports/tiempos-viaje", consumes = "text/csv")
    @PreAuthorize("hasRole('INFORMATION_MANAGER')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<ImportAnswer> times(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Flux<DataBuffer> body,
            Caller caller) {
        return received(TravelTimesFile.STAGED, key, body, caller);
    }

    private <T> Mono<ImportAnswer> received(
            StagedFile<T> file, @Nullable String key, Flux<DataBuffer> body, Caller caller) {
        requireNational(caller);
        return imports.receive(file, key, Map.of(), body);
    }

    @PostMapping("/payment/rounds/{round}/pay-days")
    @PreAuthorize("hasAnyRole('INFORMATION_MANAGER','PAYMENT_SUBMITTER','OPERATOR')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Started> plan(@PathVariable String round, @RequestBody Asked asked, Caller caller) {
        requireNational(caller);
        var wanted = day(asked.from());
        return known(round).flatMap(planned -> {
            if (!planned.ready()) {
                return Mono.error(Problem.of(
                        HttpStatus.CONFLICT, "ROUND_NOT_READY", "La ronda aún no está liquidada, o se anuló."));
            }
            var first = planned.period().paymentDay();
            var from = wanted == null ? first : wanted;
            if (from.isBefore(first) || !Period.covers(from)) {
                return Mono.error(invalid("El pago no empieza antes de que se pida al banco."));
            }
            return plans.ask(round, from, caller.subject()).map(job -> new Started(job.id(), round, from.toString()));
        });
    }

    @GetMapping("/payment/rounds/{round}/pay-days")
    @PreAuthorize(READERS)
    Mono<Page> slots(
            @PathVariable String round,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "200") int limit,
            Caller caller) {
        var most = Math.clamp(limit, 1, MOST);
        var after = Cursor.read(cursor);
        return known(round)
                .then(reads.slots(round, caller.territory(), after, most).collectList())
                .map(rows -> new Page(
                        rows.stream().map(PayDayReads.Row::slot).toList(),
                        rows.size() < most ? null : rows.getLast().cursor()));
    }

    @GetMapping("/payment/rounds/{round}/pay-days/load")
    @PreAuthorize(READERS)
    Flux<PayDayReads.Load> load(@PathVariable String round, Caller caller) {
        return known(round).thenMany(reads.load(round, caller.territory()));
    }

    @GetMapping("/payment/rounds/{round}/pay-days/unplaced")
    @PreAuthorize(READERS)
    Flux<PayDayReads.Unplaced> unplaced(@PathVariable String round, Caller caller) {
        return known(round).thenMany(reads.unplaced(round, caller.territory()));
    }

    @GetMapping("/payment/rounds/{round}/dias-pago.csv")
    @PreAuthorize(READERS)
    Mono<Void> export(@PathVariable String round, Caller caller, ServerHttpResponse response) {
        return known(round)
                .flatMap(_ -> CsvExport.write(
                        response, "dias-pago-" + round + ".csv", HEADER, reads.households(round, caller.territory())));
    }

    @GetMapping("/payment/households/{household}/pay-days")
    @Audited
    @PreAuthorize(READERS)
    Flux<PayDayReads.PayDay> household(@PathVariable String household, Caller caller) {
        return reads.known(household, caller.territory())
                .switchIfEmpty(Mono.error(Problem::notFound))
                .thenMany(reads.of(household, caller.territory()));
    }

    private Mono<PayDayPlans.Planned> known(String round) {
        return plans.round(round).switchIfEmpty(Mono.error(Problem::notFound));
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException _) {
            throw invalid("La fecha se escribe AAAA-MM-DD.");
        }
    }

    private static RuntimeException invalid(String detail) {
        return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "DAY_INVALID", detail);
    }

    private static void requireNational(Caller caller) {
        if (!caller.territory().national()) {
            throw Problem.of(HttpStatus.FORBIDDEN, "NATIONAL_ONLY", "Una ronda es de todo el país.");
        }
    }
}
