package pe.juntos.coresponsibility.conditionality.adapter;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.conditionality.HeaderRefusal;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** {@code txn/status}: what became of the sender's own messages, or of single records of theirs, record by record. */
@Component
final class AskingStatus {
    static final String ACTION = "status";
    private static final String REFERENCES = "reference_id_list";
    private static final Set<String> ATTRIBUTES = Set.of("correlation_id", "transaction_id", "message_id", REFERENCES);
    private static final int MOST_REFERENCES = 500;

    private final CheckingMessages checking;
    private final MessageQueries queries;
    private final Senders senders;
    private final Clock clock;

    AskingStatus(CheckingMessages checking, MessageQueries queries, Senders senders, Clock clock) {
        this.checking = checking;
        this.queries = queries;
        this.senders = senders;
        this.clock = clock;
    }

    record Answer(List<Result> results) {}

    /** @param values one, but for a list of references */
    private record Question(String attribute, List<String> values) {
        static Question of(JsonNode request) {
            var value = request.path("attribute_value");
            var values = value.isArray() ? List.copyOf(value.values()) : List.of(value);
            return new Question(
                    request.path("attribute_type").asString(""),
                    values.stream().map(v -> v.asString("")).toList());
        }

        boolean isGood() {
            var most = attribute.equals(REFERENCES) ? MOST_REFERENCES : 1;
            return ATTRIBUTES.contains(attribute)
                    && !values.isEmpty()
                    && values.size() <= most
                    && values.stream().noneMatch(value -> value.isBlank() || value.indexOf('\0') >= 0);
        }

        /** Of a message that was asked for every record, else those that were asked for. */
        List<Ack.OfRecord> among(List<Ack.OfRecord> records) {
            var wanted = values.stream().map(String::strip).collect(Collectors.toSet());
            return attribute.equals(REFERENCES)
                    ? records.stream()
                            .filter(r -> r.referenceId() != null && wanted.contains(r.referenceId()))
                            .toList()
                    : records;
        }
    }

    Mono<Answer> ask(byte[] body, Caller caller) {
        var message = EvidenceMessage.read(body);
        return message.isEmpty()
                ? Mono.error(Nack.of(HeaderRefusal.BAD, clock.instant()))
                : senders.of(caller.subject()).flatMap(sender -> ask(message.get(), sender));
    }

    private Mono<Answer> ask(EvidenceMessage message, Sender sender) {
        var refusal = checking.refusal(message, ACTION, sender, 1, 1);
        var question = Question.of(message.message().path("txnstatus_request"));
        if (refusal.isPresent() || !question.isGood()) {
            return Mono.error(Nack.of(refusal.orElse(HeaderRefusal.BAD), clock.instant()));
        }
        return found(sender.sender(), question)
                .concatMap(state -> queries.records(state)
                        .map(question::among)
                        .filter(records -> !records.isEmpty())
                        .map(records -> Result.of(state, "on-" + ACTION, clock.instant(), records)))
                .collectList()
                .filter(results -> !results.isEmpty())
                .switchIfEmpty(Mono.error(() -> Nack.of(HeaderRefusal.NOT_FOUND, clock.instant())))
                .map(Answer::new);
    }

    private Flux<MessageState> found(String sender, Question question) {
        var value = question.values().getFirst();
        return switch (question.attribute()) {
            case REFERENCES -> queries.byReferences(sender, question.values());
            case "transaction_id" -> queries.byTransaction(sender, value);
            case "message_id" -> queries.byMessageId(sender, value);
            default -> isId(value) ? queries.byCorrelation(sender, UUID.fromString(value)) : Flux.empty();
        };
    }

    private static boolean isId(String value) {
        return value.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    }
}
