package pe.juntos.payment.collection.adapter;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
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
import pe.juntos.payment.collection.Stage;
import pe.juntos.payment.kernel.Period;
import pe.juntos.platform.csv.CsvExport;
import pe.juntos.platform.files.ImportAnswer;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Withdrawals as the bank tells of them, and who has not collected (PAY-7). */
@RestController
class CollectionController {
    private static final String READERS = "hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER',"
            + "'PAYMENT_SUBMITTER','PAYMENT_APPROVER','AUDITOR','OPERATOR')";
    private static final List<String> OPEN =
            List.of(Stage.AVAILABLE.name(), Stage.ALERTED.name(), Stage.UNCOLLECTED.name());
    private static final List<String> HEADER = List.of(
            "hogar_id", "periodo", "ubigeo", "medio", "punto_pago", "monto", "saldo", "abonado_el", "dias", "etapa");
    private static final int MOST = 1_000;

    private final WithdrawalsIntake withdrawals;
    private final Reviews reviews;
    private final UncollectedList uncollected;
    private final Clock clock;

    CollectionController(WithdrawalsIntake withdrawals, Reviews reviews, UncollectedList uncollected, Clock clock) {
        this.withdrawals = withdrawals;
        this.reviews = reviews;
        this.uncollected = uncollected;
        this.clock = clock;
    }

    record Asked(@Nullable String asOf) {}

    record Started(UUID job, String asOf) {}

    /** @param next cursor of the next page; absent after the last */
    record Page(List<UncollectedList.Item> items, @Nullable String next) {}

    @PostMapping(path = "/payment/imports/retiros", consumes = "text/csv")
    @PreAuthorize("hasRole('INSTITUTION')")
    Mono<ResponseEntity<ImportAnswer>> withdrawals(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            ServerHttpRequest request,
            Caller caller) {
        return withdrawals
                .receive(key, request.getBody(), caller.subject())
                .map(received -> ResponseEntity.accepted().body(received));
    }

    /** Looks at all that nobody took, as of a day that has come. */
    @PostMapping("/payment/collection/reviews")
    @PreAuthorize("hasAnyRole('OPERATOR','INFORMATION_MANAGER')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Started> review(@RequestBody Asked asked) {
        var asOf = day(asked.asOf());
        return reviews.of(asOf).map(job -> new Started(job.id(), asOf.toString()));
    }

    private LocalDate day(@Nullable String text) {
        var today = LocalDate.now(clock);
        try {
            var day = text == null ? today : LocalDate.parse(text);
            if (!Period.covers(day)) {
                throw dayInvalid();
            }
            if (!day.isAfter(today)) {
                return day;
            }
        } catch (DateTimeParseException _) {
            throw dayInvalid();
        }
        throw Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "DAY_TO_COME", "La fecha aún no llega.");
    }

    private static RuntimeException dayInvalid() {
        return Problem.of(
                HttpStatus.UNPROCESSABLE_CONTENT, "DAY_INVALID", "La fecha se escribe AAAA-MM-DD, desde el año 2005.");
    }

    @GetMapping("/payment/rounds/{round}/uncollected")
    @PreAuthorize(READERS)
    Mono<Page> list(
            @PathVariable String round,
            @RequestParam @Nullable String stage,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "200") int limit,
            Caller caller) {
        var query = query(round, stages(stage), after(cursor), Math.clamp(limit, 1, MOST));
        return known(round)
                .then(uncollected.list(query, caller.territory()).collectList())
                .map(items -> new Page(items, items.size() < query.limit() ? null : cursor(items.getLast())));
    }

    @GetMapping("/payment/rounds/{round}/sin-cobrar.csv")
    @PreAuthorize(READERS)
    Mono<Void> export(@PathVariable String round, Caller caller, ServerHttpResponse response) {
        var all = query(round, OPEN, new Told.Key("", ""), Integer.MAX_VALUE);
        return known(round)
                .flatMap(known -> CsvExport.write(
                        response,
                        "sin-cobrar-" + known + ".csv",
                        HEADER,
                        uncollected.list(all, caller.territory()).map(UncollectedList.Item::cells)));
    }

    @GetMapping("/payment/rounds/{round}/collection")
    @PreAuthorize(READERS)
    Mono<List<UncollectedList.StageTotal>> totals(@PathVariable String round, Caller caller) {
        return known(round).then(uncollected.totals(round, caller.territory()));
    }

    private Mono<String> known(String round) {
        return uncollected.round(round).switchIfEmpty(Mono.error(Problem::notFound));
    }

    private UncollectedList.Query query(String round, List<String> stages, Told.Key after, int limit) {
        return new UncollectedList.Query(round, stages, after, limit, LocalDate.now(clock));
    }

    private static List<String> stages(@Nullable String stage) {
        if (stage == null) {
            return OPEN;
        }
        if (!OPEN.contains(stage)) {
            throw Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "STAGE_INVALID", "La etapa es una de " + OPEN + ".");
        }
        return List.of(stage);
    }

    private static Told.Key after(@Nullable String cursor) {
        if (cursor == null) {
            return new Told.Key("", "");
        }
        var at = cursor.indexOf('.');
        return at < 0 ? new Told.Key("", cursor) : new Told.Key(cursor.substring(at + 1), cursor.substring(0, at));
    }

    private static String cursor(UncollectedList.Item last) {
        return last.household() + "." + last.period();
    }
}
