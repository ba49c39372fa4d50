package pe.juntos.coresponsibility.conditionality.adapter;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.conditionality.HeaderRefusal;
import pe.juntos.coresponsibility.conditionality.HeaderRule;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@code txn/status}: what became of the sender's own messages, record by record. */
@Component
final class AskingStatus {
    static final String ACTION = "status";
    private static final Set<String> ATTRIBUTES = Set.of("correlation_id", "transaction_id", "message_id");

    private final MessageQueries queries;
    private final Senders senders;
    private final ConditionalitySettings settings;
    private final Clock clock;

    AskingStatus(MessageQueries queries, Senders senders, ConditionalitySettings settings, Clock clock) {
        this.queries = queries;
        this.senders = senders;
        this.settings = settings;
        this.clock = clock;
    }

    record Answer(List<Result> results) {}

    Mono<Answer> ask(byte[] body, Caller caller) {
        var message = EvidenceMessage.read(body);
        return message.isEmpty()
                ? Mono.error(Nack.of(HeaderRefusal.BAD, clock.instant()))
                : senders.of(caller.subject()).flatMap(sender -> ask(message.get(), sender));
    }

    private Mono<Answer> ask(EvidenceMessage message, Sender sender) {
        var expected = new HeaderRule.Expected(
                ACTION, sender.sender(), sender.callback(), clock.instant().plus(settings.clocksApart()), 1, 1);
        var refusal = HeaderRule.check(message.header(), expected);
        var request = message.message().path("txnstatus_request");
        var attribute = request.path("attribute_type").asString("");
        var value = request.path("attribute_value").asString("");
        if (refusal.isPresent() || !ATTRIBUTES.contains(attribute) || value.indexOf('\0') >= 0) {
            return Mono.error(Nack.of(refusal.orElse(HeaderRefusal.BAD), clock.instant()));
        }
        return found(sender.sender(), attribute, value)
                .concatMap(state -> queries.records(state)
                        .map(records -> Result.of(state, "on-" + ACTION, clock.instant(), records)))
                .collectList()
                .filter(results -> !results.isEmpty())
                .switchIfEmpty(Mono.error(() -> Nack.of(HeaderRefusal.NOT_FOUND, clock.instant())))
                .map(Answer::new);
    }

    private Flux<MessageState> found(String sender, String attribute, String value) {
        return switch (attribute) {
            case "transaction_id" -> queries.byTransaction(sender, value);
            case "message_id" -> queries.byMessageId(sender, value);
            default -> isId(value) ? queries.byCorrelation(sender, UUID.fromString(value)) : Flux.empty();
        };
    }

    private static boolean isId(String value) {
        return value.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    }
}
