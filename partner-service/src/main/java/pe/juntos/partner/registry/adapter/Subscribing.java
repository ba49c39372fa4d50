package pe.juntos.partner.registry.adapter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import pe.juntos.partner.registry.Asked;
import pe.juntos.partner.registry.ItemRefusal;
import pe.juntos.partner.registry.Subscribed;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Opens and ends subscriptions, each wish of a message by itself, and says afterwards what came of it. */
@Component
final class Subscribing {
    private final Subscriptions subscriptions;
    private final Messages messages;
    private final RegistryConfiguration.RegistryRules rules;

    Subscribing(Subscriptions subscriptions, Messages messages, RegistryConfiguration.RegistryRules rules) {
        this.subscriptions = subscriptions;
        this.messages = messages;
        this.rules = rules;
    }

    Mono<Void> open(UUID id, JsonNode message, Asker asker) {
        var items = Item.all(
                List.copyOf(message.path("subscribe_request").values()), rules.latest(), SubscribeWish.at(rules.now()));
        return Flux.fromIterable(items)
                .concatMap(item -> open(item, asker).map(opened -> outcome(item.reference(), opened)))
                .collectList()
                .flatMap(outcomes -> messages.record(id, outcomes));
    }

    private Mono<Subscriptions.Opened> open(Item<Subscribed> item, Asker asker) {
        var wish = item.wish();
        return wish == null
                ? Mono.just(new Subscriptions.Opened(null, item.refusal()))
                : subscriptions.open(wish, asker);
    }

    Mono<Void> end(UUID id, JsonNode message, Asker asker) {
        return Flux.fromIterable(codes(message))
                .concatMap(code -> subscriptions.end(code, asker).map(ended -> outcome(code, ended)))
                .collectList()
                .flatMap(outcomes -> messages.record(id, outcomes));
    }

    /** Under either name: the standard requires it under a misspelt one. */
    static List<String> codes(JsonNode message) {
        return Stream.of("subscription_codes", "sunscription_codes")
                .map(message::path)
                .filter(JsonNode::isArray)
                .flatMap(JsonNode::valueStream)
                .map(code -> code.isString() && Envelope.isId(code.stringValue(), Envelope.LONGEST_ID)
                        ? code.stringValue()
                        : "")
                .toList();
    }

    private static Messages.Outcome outcome(String reference, Subscriptions.Opened opened) {
        var refusal = opened.refusal();
        return new Messages.Outcome(
                reference,
                refusal == null ? "succ" : "rjct",
                refusal == null ? null : refusal.name(),
                opened.code(),
                0);
    }

    /** What came of the wishes; a subscription is shown as it is now. */
    Mono<List<Map<String, Object>>> told(List<Messages.Outcome> outcomes) {
        return Flux.fromIterable(outcomes).concatMap(this::told).collectList();
    }

    private Mono<Map<String, Object>> told(Messages.Outcome outcome) {
        var reason = outcome.reason();
        var one = Answer.item(outcome.reference(), reason == null ? null : ItemRefusal.valueOf(reason), rules.now());
        var code = outcome.subscription();
        return code == null
                ? Mono.just(one)
                : subscriptions
                        .find(code)
                        .map(found -> {
                            one.put("subscriptions", List.of(told(found)));
                            return one;
                        })
                        .defaultIfEmpty(one);
    }

    private static Map<String, Object> told(Subscriptions.Subscription found) {
        var what = found.what();
        var one = new LinkedHashMap<String, Object>();
        one.put("version", Envelope.VERSION);
        one.put("code", found.code());
        one.put("status", found.endedAt() == null ? "subscribe" : "unsubscribe");
        one.put("timestamp", found.at().toString());
        one.put("reg_type", what.register().type());
        one.put("reg_event_type", what.event().code());
        one.put("filter_type", what.asked() instanceof Asked.Household ? "idtype-value" : "expression");
        one.put(
                "filter",
                switch (what.asked()) {
                    case Asked.Household(var type, var value) -> Map.of("type", type, "value", value);
                    case Asked.Districts(var prefixes) -> Map.of("district", Map.of("in", prefixes));
                });
        one.put("notify_record_type", what.register().recordType());
        return one;
    }
}
