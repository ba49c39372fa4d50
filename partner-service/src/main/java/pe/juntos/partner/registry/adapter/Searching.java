package pe.juntos.partner.registry.adapter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pe.juntos.partner.registry.Asked;
import pe.juntos.partner.registry.Criteria;
import pe.juntos.partner.registry.ItemRefusal;
import pe.juntos.partner.registry.Sheet;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Answers the requests of a search one by one, notes what came of each, and audits every household that is told. */
@Component
final class Searching {
    private final RegisteredHouseholds households;
    private final Messages messages;
    private final RegistryConfiguration.RegistryRules rules;

    Searching(RegisteredHouseholds households, Messages messages, RegistryConfiguration.RegistryRules rules) {
        this.households = households;
        this.messages = messages;
        this.rules = rules;
    }

    /**
     * What is told of one request.
     *
     * @param total records that were found, on all pages; null where it is refused
     */
    private record Told(
            String reference,
            @Nullable Criteria criteria,
            @Nullable ItemRefusal refusal,
            List<Sheet> sheets,
            long total) {}

    /** The answer's message. */
    Mono<Answer> answered(UUID id, JsonNode message, Asker asker) {
        var items = Item.all(
                List.copyOf(message.path("search_request").values()),
                rules.latest(),
                SearchWish.within(rules.policy()));
        return Flux.fromIterable(items)
                .concatMap(item -> told(item, asker))
                .collectList()
                .flatMap(all -> messages.record(
                                id, all.stream().map(Searching::outcome).toList())
                        .then(messages.told(
                                id,
                                all.stream()
                                        .flatMap(told -> told.sheets().stream())
                                        .map(Sheet::household)
                                        .distinct()
                                        .toList(),
                                asker))
                        .thenReturn(answer(id, message, all)));
    }

    private Mono<Told> told(Item<Criteria> item, Asker asker) {
        var criteria = item.wish();
        return criteria == null
                ? Mono.just(new Told(item.reference(), null, item.refusal(), List.of(), 0))
                : switch (criteria.asked()) {
                    case Asked.Household household -> one(item.reference(), household, criteria, asker);
                    case Asked.Districts districts -> page(item.reference(), districts, criteria, asker);
                };
    }

    private Mono<Told> one(String reference, Asked.Household asked, Criteria criteria, Asker asker) {
        return households
                .one(asked.value(), asker)
                .map(found -> Seen.sheet(found, asker)
                        .map(sheet -> {
                            var sheets = List.of(sheet).stream()
                                    .filter(one -> one.isIn(criteria.register()))
                                    .toList();
                            return new Told(
                                    reference,
                                    criteria,
                                    null,
                                    criteria.page() == 1 ? sheets : List.of(),
                                    sheets.size());
                        })
                        .orElseGet(() -> new Told(reference, criteria, ItemRefusal.NOT_SHOWN, List.of(), 0)));
    }

    private Mono<Told> page(String reference, Asked.Districts asked, Criteria criteria, Asker asker) {
        if (!asker.inForce()) {
            return Mono.just(new Told(reference, criteria, ItemRefusal.NOT_SHOWN, List.of(), 0));
        }
        return households
                .count(asked, criteria, asker)
                .flatMap(total -> total > rules.policy().mostFound()
                        ? Mono.just(new Told(reference, criteria, ItemRefusal.TOO_MANY, List.of(), 0))
                        : households
                                .page(asked, criteria, asker)
                                .map(found -> new Told(
                                        reference,
                                        criteria,
                                        null,
                                        found.stream()
                                                .flatMap(seen -> Seen.consented(seen, asker).stream())
                                                .toList(),
                                        total)));
    }

    private static Messages.Outcome outcome(Told told) {
        var refusal = told.refusal();
        return refusal == null
                ? new Messages.Outcome(
                        told.reference(), "succ", null, null, told.sheets().size())
                : new Messages.Outcome(told.reference(), "rjct", refusal.name(), null, 0);
    }

    private Answer answer(UUID id, JsonNode message, List<Told> all) {
        var said = new LinkedHashMap<String, Object>();
        said.put("transaction_id", Envelope.text(message, "transaction_id", ""));
        said.put("correlation_id", id.toString());
        said.put("search_response", all.stream().map(this::said).toList());
        return new Answer("on-search", all.stream().anyMatch(told -> told.refusal() == null), all.size(), said);
    }

    private Map<String, Object> said(Told told) {
        var one = Answer.item(told.reference(), told.refusal(), rules.now());
        var criteria = told.criteria();
        if (criteria != null && told.refusal() == null) {
            one.put("data", data(told, criteria));
            one.put(
                    "pagination",
                    Map.of(
                            "page_size", criteria.pageSize(),
                            "page_number", criteria.page(),
                            "total_count", told.total()));
        }
        one.put("locale", "es");
        return one;
    }

    private static Map<String, Object> data(Told told, Criteria criteria) {
        var data = new LinkedHashMap<String, Object>();
        data.put("version", Envelope.VERSION);
        data.put("reg_type", criteria.register().type());
        data.put("reg_record_type", criteria.register().recordType());
        data.put(
                "reg_records",
                told.sheets().stream()
                        .map(sheet -> sheet.record(criteria.register(), criteria.asked()))
                        .toList());
        return data;
    }
}
