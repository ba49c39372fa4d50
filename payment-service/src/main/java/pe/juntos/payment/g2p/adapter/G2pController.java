package pe.juntos.payment.g2p.adapter;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Clock;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A dispatched round as G2P Connect Disburse 1.0.0, and what is said of it in return. */
@RestController
class G2pController {
    private static final String READERS = "hasAnyRole('PAYMENT_APPROVER','OPERATOR','INSTITUTION','AUDITOR')";

    private final Batches batches;
    private final CallbackIntake callbacks;
    private final DisburseMessage message;
    private final Clock clock;

    G2pController(Batches batches, CallbackIntake callbacks, G2pPolicyConfiguration.Payer payer, Clock clock) {
        this.batches = batches;
        this.callbacks = callbacks;
        this.message = new DisburseMessage(payer);
        this.clock = clock;
    }

    record BatchView(String name, String messageId, String bankFile, int disbursements, String amount) {}

    record Acknowledged(Ack message) {}

    /** @param correlationId under which {@code GET /payment/bank-messages/…} tells how it stands */
    record Ack(
            @JsonProperty("ack_status") String status,
            String timestamp,
            @JsonProperty("correlation_id") String correlationId) {}

    @GetMapping("/payment/rounds/{round}/disbursements")
    @PreAuthorize(READERS)
    Flux<BatchView> list(@PathVariable String round) {
        return batches.of(round)
                .map(batch -> new BatchView(
                        batch.name(),
                        batch.id(),
                        batch.fileId(),
                        batch.disbursements(),
                        batch.amount().toString()));
    }

    @GetMapping("/payment/rounds/{round}/disbursements/{name}")
    @PreAuthorize(READERS)
    Mono<Void> download(@PathVariable String round, @PathVariable String name, ServerHttpResponse response) {
        return batches.named(Batch.idIn(name))
                .filter(batch -> batch.round().equals(round) && batch.name().equals(name))
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(batch -> {
                    response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
                    Flux<DataBuffer> body =
                            message.bytes(batch, batches.disbursements(batch)).map(response.bufferFactory()::wrap);
                    return response.writeWith(body);
                });
    }

    @PostMapping("/payment/g2p/on-disburse")
    @PreAuthorize("hasRole('INSTITUTION')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Acknowledged> callback(ServerHttpRequest request, Caller caller) {
        return callbacks
                .receive(request.getBody(), caller.subject())
                .map(id -> new Acknowledged(new Ack("ACK", clock.instant().toString(), Long.toString(id))))
                .onErrorMap(CallbackRefused.class, G2pController::problem);
    }

    private static RuntimeException problem(CallbackRefused refused) {
        return Problem.of(
                HttpStatus.UNPROCESSABLE_CONTENT,
                refused.fault().name(),
                refused.fault().message());
    }
}
