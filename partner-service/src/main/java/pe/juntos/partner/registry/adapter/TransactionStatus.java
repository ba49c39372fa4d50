package pe.juntos.partner.registry.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.partner.registry.DciRefusal;
import pe.juntos.partner.registry.ItemRefusal;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** What came of messages sent before: of each request whether it was answered, never again what was told. */
@Component
final class TransactionStatus {
    private static final int MOST = 500;
    private static final Map<String, List<String>> ACTIONS = Map.of(
            "search", List.of("search", "sync-search"),
            "subscribe", List.of("subscribe"),
            "subscibe", List.of("subscribe"), // as one of the descriptions writes it
            "unsubscribe", List.of("unsubscribe"));
    private static final List<String> BY =
            List.of("transaction_id", "correlation_id", "reference_id_list", "subscription_code_list");
    private static final String FIND = """
            select m.id, m.action, m.transaction_id, i.reference, i.status, i.reason, i.subscription, i.records
            from dci_message m join dci_item i on i.message = m.id
            where m.partner = :partner and m.action = any(:actions) and case :by
              when 'transaction_id' then m.transaction_id = any(:values)
              when 'correlation_id' then m.id::text = any(:values)
              when 'reference_id_list' then i.reference = any(:values)
              else i.subscription = any(:values) end
            order by m.received_at desc, m.id, i.n limit 1000
            """;

    private final DatabaseClient client;
    private final Subscribing subscribing;
    private final RegistryConfiguration.RegistryRules rules;

    TransactionStatus(DatabaseClient client, Subscribing subscribing, RegistryConfiguration.RegistryRules rules) {
        this.client = client;
        this.subscribing = subscribing;
        this.rules = rules;
    }

    private record Line(UUID message, String transaction, Messages.Outcome outcome) {}

    /** What is wrong with the question. */
    static Optional<DciRefusal> refusal(JsonNode message) {
        var request = message.path("txnstatus_request");
        var values = values(request);
        return ACTIONS.containsKey(Envelope.text(request, "txn_type", ""))
                        && BY.contains(Envelope.text(request, "attribute_type", ""))
                        && Envelope.isId(Envelope.text(request, "reference_id", ""), Envelope.LONGEST_ID)
                        && !values.isEmpty()
                        && values.size() <= MOST
                        && values.stream().allMatch(value -> Envelope.isId(value, Envelope.LONGEST_ID))
                ? Optional.empty()
                : Optional.of(DciRefusal.BAD);
    }

    /** A list or a single one, whatever the attribute: no value satisfies exactly one of the standard's alternatives. */
    private static List<String> values(JsonNode request) {
        var given = request.path("attribute_value");
        return (given.isArray() ? given.valueStream() : Stream.of(given))
                .map(one -> one.isString() ? one.stringValue() : "")
                .distinct()
                .toList();
    }

    /** Empty where there is nothing of the asker's by those values. */
    Mono<Answer> answered(UUID id, JsonNode message, Asker asker) {
        var request = message.path("txnstatus_request");
        var type = Envelope.text(request, "txn_type", "");
        return client.sql(FIND)
                .bind("partner", asker.partner())
                .bind("actions", Objects.requireNonNull(ACTIONS.get(type)).toArray(String[]::new))
                .bind("by", Envelope.text(request, "attribute_type", ""))
                .bind("values", values(request).toArray(String[]::new))
                .map(TransactionStatus::line)
                .all()
                .collectList()
                .filter(lines -> !lines.isEmpty())
                .flatMap(lines -> status(type, lines).map(status -> answer(id, message, type, status)));
    }

    private static Answer answer(UUID id, JsonNode message, String type, Map<String, Object> status) {
        var said = new LinkedHashMap<String, Object>();
        said.put("transaction_id", Envelope.text(message, "transaction_id", ""));
        said.put("correlation_id", id.toString());
        said.put(
                "txnstatus_response",
                Map.of("txn_type", type.startsWith("sub") ? "on-subscribe" : "on-" + type, "txn_status", status));
        return new Answer("txn-on-status", true, 1, said);
    }

    private Mono<Map<String, Object>> status(String type, List<Line> lines) {
        var outcomes = lines.stream().map(Line::outcome).toList();
        var status = new LinkedHashMap<String, Object>();
        status.put("transaction_id", lines.getFirst().transaction());
        status.put("correlation_id", lines.getFirst().message().toString());
        return switch (type) {
            case "search" -> {
                status.put("search_response", outcomes.stream().map(this::told).toList());
                yield Mono.just(status);
            }
            case "unsubscribe" -> {
                status.putAll(ended(outcomes));
                yield Mono.just(status);
            }
            default ->
                subscribing.told(outcomes).map(told -> {
                    status.put("subscribe_response", told);
                    return status;
                });
        };
    }

    private Map<String, Object> told(Messages.Outcome outcome) {
        var one = Answer.item(outcome.reference(), refusal(outcome.reason()), rules.now());
        one.put("status", outcome.status());
        return one;
    }

    /** As the standard has it: one status of the whole, and beside it what each code is now. */
    Map<String, Object> ended(List<Messages.Outcome> outcomes) {
        var whole = outcomes.stream()
                .map(Messages.Outcome::reason)
                .filter(Objects::nonNull)
                .findFirst();
        var said = new LinkedHashMap<String, Object>();
        said.put("timestamp", rules.now().toString());
        said.put("status", whole.isEmpty() ? "succ" : "rjct");
        whole.ifPresent(reason -> {
            said.put("status_reason_code", ItemRefusal.valueOf(reason).code());
            said.put("status_reason_message", ItemRefusal.valueOf(reason).message());
        });
        said.put(
                "subscription_status",
                outcomes.stream()
                        .filter(outcome -> !ItemRefusal.CODE.name().equals(outcome.reason()))
                        .map(outcome -> Map.of("code", outcome.reference(), "status", "unsubscribe"))
                        .toList());
        return said;
    }

    private static @Nullable ItemRefusal refusal(@Nullable String reason) {
        return reason == null ? null : ItemRefusal.valueOf(reason);
    }

    private static Line line(Readable row) {
        return new Line(
                required(row, "id", UUID.class), required(row, "transaction_id", String.class), Messages.outcome(row));
    }
}
