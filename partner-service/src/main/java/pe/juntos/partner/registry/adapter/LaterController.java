package pe.juntos.partner.registry.adapter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.partner.registry.DciRefusal;
import pe.juntos.partner.webhook.AddressedMessages;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** DCI, what is taken now and answered at the sender's own address; and what has come of it. */
@RestController
@RequestMapping("/registry")
@PreAuthorize("hasRole('PARTNER')")
class LaterController {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Reading reading;
    private final Door door;
    private final Messages messages;
    private final Subscribing subscribing;
    private final TrialNotices trials;
    private final TransactionStatus status;
    private final AddressedMessages addressed;
    private final Seal seal;
    private final RegistryConfiguration.RegistryRules rules;
    private final TransactionalOperator transaction;

    LaterController(
            Reading reading,
            Door door,
            Messages messages,
            Subscribing subscribing,
            TrialNotices trials,
            TransactionStatus status,
            AddressedMessages addressed,
            Seal seal,
            RegistryConfiguration.RegistryRules rules,
            TransactionalOperator transaction) {
        this.reading = reading;
        this.door = door;
        this.messages = messages;
        this.subscribing = subscribing;
        this.trials = trials;
        this.status = status;
        this.addressed = addressed;
        this.seal = seal;
        this.rules = rules;
        this.transaction = transaction;
    }

    /** What is done with a message when it is taken. */
    private interface Taken {
        Mono<Void> by(UUID id, JsonNode message, Asker asker);
    }

    @PostMapping("/search")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Map<String, Object>> search(@RequestBody JsonNode body, Caller caller) {
        return taken(
                body,
                "search",
                envelope -> envelope.requests("search_request", rules.policy().mostItems()),
                caller,
                (id, message, _) -> messages.pending(
                        id,
                        message.path("search_request")
                                .valueStream()
                                .map(request -> Item.shown(Envelope.text(request, "reference_id", "")))
                                .toList()));
    }

    @PostMapping("/subscribe")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Map<String, Object>> subscribe(@RequestBody JsonNode body, Caller caller) {
        return taken(
                body,
                "subscribe",
                envelope ->
                        envelope.requests("subscribe_request", rules.policy().mostItems()),
                caller,
                (id, message, asker) ->
                        subscribing.open(id, message, asker).then(Mono.defer(() -> trials.order(id, asker))));
    }

    /** The standard says nowhere what the total is of: the message or its codes. */
    @PostMapping("/unsubscribe")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Map<String, Object>> unsubscribe(@RequestBody JsonNode body, Caller caller) {
        return taken(body, "unsubscribe", this::codes, caller, subscribing::end);
    }

    private Optional<DciRefusal> codes(Envelope envelope) {
        int codes = Subscribing.codes(envelope.message()).size();
        var most = rules.policy().mostItems();
        return envelope.count(codes, most)
                .flatMap(why -> codes > 0 && codes <= most ? envelope.count(1, 1) : Optional.of(why));
    }

    @PostMapping("/txn/status")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Map<String, Object>> laterStatus(@RequestBody JsonNode body, Caller caller) {
        return taken(
                body,
                "txn-status",
                LaterController::question,
                caller,
                (id, message, asker) -> status.answered(id, message, asker)
                        .switchIfEmpty(Mono.error(() -> door.problem(DciRefusal.NOT_FOUND)))
                        .then());
    }

    @PostMapping("/sync/txn/status")
    Mono<JsonNode> status(@RequestBody JsonNode body, Caller caller) {
        return reading.read(body, caller).flatMap(incoming -> status(incoming.sent(), caller));
    }

    private Mono<JsonNode> status(Envelope envelope, Caller caller) {
        var id = UUID.randomUUID();
        return door.open(envelope, "txn-status", question(envelope), caller)
                .flatMap(asker -> status.answered(id, envelope.message(), asker)
                        .switchIfEmpty(Mono.error(() -> door.problem(DciRefusal.NOT_FOUND)))
                        .map(answer -> answer.letter(id.toString(), asker)))
                .as(transaction::transactional)
                .flatMap(seal::sealed);
    }

    private static Optional<DciRefusal> question(Envelope envelope) {
        return TransactionStatus.refusal(envelope.message()).or(() -> envelope.count(1, 1));
    }

    /** The same message again does nothing more and is acknowledged as the first time. */
    private Mono<Map<String, Object>> taken(
            JsonNode body,
            String action,
            Function<Envelope, Optional<DciRefusal>> content,
            Caller caller,
            Taken taken) {
        return reading.read(body, caller)
                .flatMap(incoming -> door.open(incoming.sent(), action, content.apply(incoming.sent()), caller)
                        .flatMap(asker -> taken(incoming.known(), action, asker, taken))
                        .as(transaction::transactional))
                .map(this::acknowledged);
    }

    private Mono<UUID> taken(Envelope known, String action, Asker asker, Taken taken) {
        return messages.keep(known, action, asker)
                .switchIfEmpty(Mono.error(() -> door.problem(DciRefusal.DUPLICATE)))
                .flatMap(id -> messages.outcomes(id)
                        .filter(List::isEmpty)
                        .flatMap(_ -> taken.by(id, known.message(), asker))
                        .then(ordered(id, known, action, asker))
                        .thenReturn(id));
    }

    private Mono<Boolean> ordered(UUID id, Envelope envelope, String action, Asker asker) {
        var type = LaterAnswers.PREFIX + (action.equals("txn-status") ? "txn-on-status" : "on-" + action);
        var address = Envelope.text(envelope.header(), "sender_uri", "");
        return addressed
                .order(new AddressedMessages.Addressed(
                        asker.partner(),
                        id.toString(),
                        type,
                        id.toString(),
                        JSON.writeValueAsString(Map.of("message", id.toString())),
                        address.isBlank() ? null : address))
                .filter(known -> known)
                .switchIfEmpty(Mono.error(() -> door.problem(DciRefusal.SENDER_ADDRESS)));
    }

    private Map<String, Object> acknowledged(UUID id) {
        return Map.of(
                "message",
                Map.of("ack_status", "ACK", "timestamp", rules.now().toString(), "correlation_id", id.toString()));
    }
}
