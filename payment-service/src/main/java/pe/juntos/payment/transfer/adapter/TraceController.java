package pe.juntos.payment.transfer.adapter;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import pe.juntos.platform.audit.Audited;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Whose money an end-to-end id or an entry of the bank is. */
@RestController
class TraceController {
    private final Traces traces;

    TraceController(Traces traces) {
        this.traces = traces;
    }

    @GetMapping("/payment/trace")
    @Audited
    @PreAuthorize("hasAnyRole('REGIONAL_COORDINATOR','PAYMENT_SUBMITTER','PAYMENT_APPROVER','AUDITOR','OPERATOR')")
    Mono<List<Traces.Trace>> trace(
            @RequestParam @Nullable String endToEndId,
            @RequestParam @Nullable String reference,
            Caller caller,
            ServerWebExchange exchange) {
        if ((endToEndId == null) == (reference == null)) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "TRACE_BY_ONE", "Indique endToEndId o reference, uno de los dos.");
        }
        var found = endToEndId == null
                ? traces.ofReference(reference == null ? "" : reference, caller.territory())
                : traces.of(endToEndId, caller.territory()).flux();
        return found.collectList()
                .filter(traces -> !traces.isEmpty())
                .switchIfEmpty(Mono.error(Problem::notFound))
                .doOnNext(traces -> exchange.getAttributes()
                        .put(
                                Audited.OF,
                                traces.stream()
                                        .map(Traces.Trace::household)
                                        .distinct()
                                        .collect(Collectors.joining("/"))));
    }
}
