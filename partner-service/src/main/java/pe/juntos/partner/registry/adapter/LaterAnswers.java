package pe.juntos.partner.registry.adapter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.partner.registry.Asked;
import pe.juntos.partner.registry.Sheet;
import pe.juntos.partner.webhook.MadeWhenSent;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What goes to a registry's own address, made at each attempt: nothing of a household waits in a queue, and who loses the consent
 * or the agreement in the meantime is told nothing.
 */
@Component
final class LaterAnswers implements MadeWhenSent {
    static final String PREFIX = "org.spdci.";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Messages messages;
    private final Askers askers;
    private final Searching searching;
    private final Subscribing subscribing;
    private final Subscriptions subscriptions;
    private final TransactionStatus status;
    private final RegisteredHouseholds households;
    private final Seal seal;
    private final RegistryConfiguration.RegistryRules rules;
    private final TransactionalOperator transaction;

    LaterAnswers(
            Messages messages,
            Askers askers,
            Searching searching,
            Subscribing subscribing,
            Subscriptions subscriptions,
            TransactionStatus status,
            RegisteredHouseholds households,
            Seal seal,
            RegistryConfiguration.RegistryRules rules,
            TransactionalOperator transaction) {
        this.messages = messages;
        this.askers = askers;
        this.searching = searching;
        this.subscribing = subscribing;
        this.subscriptions = subscriptions;
        this.status = status;
        this.households = households;
        this.seal = seal;
        this.rules = rules;
        this.transaction = transaction;
    }

    @Override
    public boolean makes(String type) {
        return type.startsWith(PREFIX);
    }

    @Override
    public Mono<String> body(UUID delivery, String type, String stored) {
        var said = JSON.readTree(stored);
        var made = said.has("subscription") ? notice(delivery, said) : answer(delivery, said);
        return made.as(transaction::transactional).flatMap(seal::sealed).map(JsonNode::toString);
    }

    /** Sealed once the transaction is over: the keys are the programme's, whose ever the rest is. */
    private Mono<Seal.Letter> answer(UUID delivery, JsonNode stored) {
        var id = UUID.fromString(Envelope.text(stored, "message", ""));
        return messages.find(id)
                .flatMap(kept -> asker(kept.partner(), kept.by(), kept.patterns(), kept.encrypted())
                        .flatMap(asker ->
                                answered(id, kept, asker).map(answer -> answer.letter(delivery.toString(), asker))));
    }

    /** What was asked encrypted waits for a key of the asker's rather than to be answered in the clear. */
    private Mono<Asker> asker(String partner, String subject, List<String> patterns, boolean encrypted) {
        return askers.of(partner, subject, patterns)
                .map(asker -> asker.answered(encrypted)
                        .orElseThrow(() -> new IllegalStateException("no key to encrypt an answer for")));
    }

    private Mono<Answer> answered(UUID id, Messages.Kept kept, Asker asker) {
        return switch (kept.action()) {
            case "search" -> searching.answered(id, kept.message(), asker);
            case "txn-status" -> status.answered(id, kept.message(), asker);
            case "subscribe" ->
                messages.outcomes(id)
                        .flatMap(outcomes -> subscribing
                                .told(outcomes)
                                .map(told -> answer(
                                        "on-subscribe", id, kept, outcomes, Map.of("subscribe_response", told))));
            default ->
                messages.outcomes(id)
                        .map(outcomes -> answer("on-unsubscribe", id, kept, outcomes, status.ended(outcomes)));
        };
    }

    private static Answer answer(
            String action, UUID id, Messages.Kept kept, List<Messages.Outcome> outcomes, Map<String, Object> content) {
        var said = new LinkedHashMap<String, Object>();
        said.put("transaction_id", Envelope.text(kept.message(), "transaction_id", ""));
        said.put("correlation_id", id.toString());
        said.putAll(content);
        return new Answer(
                action, outcomes.stream().anyMatch(outcome -> outcome.reason() == null), outcomes.size(), said);
    }

    private Mono<Seal.Letter> notice(UUID delivery, JsonNode stored) {
        var household = Envelope.text(stored, "household", "");
        return subscriptions
                .find(Envelope.text(stored, "subscription", ""))
                .flatMap(found -> asker(found.partner(), found.by(), found.patterns(), found.encrypted())
                        .flatMap(asker -> sheet(found, household, asker)
                                .flatMap(sheet -> messages.told(
                                                delivery,
                                                sheet.map(Sheet::household).stream()
                                                        .toList(),
                                                asker)
                                        .thenReturn(new Seal.Letter(
                                                Seal.Head.notice(delivery.toString(), asker),
                                                notice(delivery, found, sheet))))));
    }

    /** What may be shown of a household to whoever subscribed; empty where nothing may. */
    Mono<Optional<Sheet>> sheet(Subscriptions.Subscription found, String household, Asker asker) {
        return households.one(household, asker).map(seen -> switch (found.what().asked()) {
            case Asked.Household _ -> Seen.sheet(seen, asker);
            case Asked.Districts _ ->
                asker.inForce() ? seen.flatMap(one -> Seen.consented(one, asker)) : Optional.empty();
        });
    }

    private Map<String, Object> notice(UUID delivery, Subscriptions.Subscription found, Optional<Sheet> sheet) {
        var what = found.what();
        var data = new LinkedHashMap<String, Object>();
        data.put("version", Envelope.VERSION);
        data.put("reg_type", what.register().type());
        data.put("reg_event_type", what.event().code());
        data.put("reg_record_type", what.register().recordType());
        data.put(
                "reg_records",
                sheet.map(one -> one.record(what.register(), what.asked())).stream()
                        .toList());
        return Map.of(
                "transaction_id",
                delivery.toString(),
                "notify_event",
                List.of(Map.of(
                        "reference_id",
                        found.code(),
                        "timestamp",
                        rules.now().toString(),
                        "data",
                        data,
                        "locale",
                        "es")));
    }
}
