package pe.juntos.partner.registry.adapter;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import pe.juntos.partner.registry.Asked;
import pe.juntos.partner.registry.Criteria;
import pe.juntos.partner.registry.ItemRefusal;
import pe.juntos.partner.registry.Register;
import pe.juntos.partner.registry.RegistryEvent;
import pe.juntos.partner.registry.RegistryPolicy;
import tools.jackson.databind.JsonNode;

/** Reads {@code search_criteria}. */
final class SearchWish {
    private static final int USUAL_PAGE = 20;
    private static final int LAST_PAGE = 1_000_000;
    private static final int MOST_SORTS = 5;
    private static final Set<String> BY_CODE = Set.of("group_identifier", "JUNTOS_HOUSEHOLD", "HOGAR_ID", "UIN");

    private SearchWish() {}

    static Function<JsonNode, Item.Read<Criteria>> within(RegistryPolicy policy) {
        return request -> read(request.path("search_criteria"), policy);
    }

    private static Item.Read<Criteria> read(JsonNode criteria, RegistryPolicy policy) {
        var register = register(criteria);
        if (register.isEmpty() || !isWellSaid(criteria)) {
            return new Item.Read.Bad<>(ItemRefusal.CRITERIA);
        }
        var asked = Filters.asked(Envelope.text(criteria, "query_type", ""), criteria.path("query"));
        if (asked.isEmpty()) {
            return new Item.Read.Bad<>(ItemRefusal.FILTER);
        }
        if (!isSort(criteria.path("sort"))) {
            return new Item.Read.Bad<>(ItemRefusal.SORT);
        }
        return paged(criteria, register.get(), asked.get(), policy);
    }

    private static Item.Read<Criteria> paged(JsonNode criteria, Register register, Asked asked, RegistryPolicy policy) {
        var pagination = criteria.path("pagination");
        var first = criteria.path("sort").path(0);
        var size = Filters.isBlank(pagination)
                ? USUAL_PAGE
                : pagination.path("page_size").asInt(0);
        var page = Filters.isBlank(pagination.path("page_number"))
                ? 1
                : pagination.path("page_number").asInt(0);
        return size < 1 || size > policy.largestPage() || page < 1 || page > LAST_PAGE
                ? new Item.Read.Bad<>(ItemRefusal.PAGE)
                : new Item.Read.Good<>(new Criteria(
                        register,
                        asked,
                        Envelope.text(first, "attribute_name", "").equals("district"),
                        Envelope.text(first, "sort_order", "asc").equals("desc"),
                        size,
                        page));
    }

    /** By {@code reg_type}; where it is left out, as in two of the three descriptions, by the kind of record asked for. */
    static Optional<Register> register(JsonNode criteria) {
        if (!criteria.isObject()) {
            return Optional.empty();
        }
        var type = criteria.path("reg_type");
        var entity = criteria.path("response_entity");
        if (!Filters.isBlank(entity) && Register.ofEntity(entity.asString("")).isEmpty()) {
            return Optional.empty();
        }
        if (!Filters.isBlank(type)) {
            return Register.of(type.asString(""));
        }
        return Filters.isBlank(entity) ? Optional.of(Register.IBR) : Register.ofEntity(entity.asString(""));
    }

    private static boolean isWellSaid(JsonNode criteria) {
        var event = criteria.path("reg_event_type");
        return Envelope.text(criteria, "version", Envelope.VERSION).equals(Envelope.VERSION)
                && (Filters.isBlank(event) || RegistryEvent.isSearchable(event.asString("")));
    }

    private static boolean isSort(JsonNode sort) {
        if (Filters.isBlank(sort)) {
            return true;
        }
        return sort.isArray() && sort.size() <= MOST_SORTS && sort.valueStream().allMatch(SearchWish::isSortOfOne);
    }

    private static boolean isSortOfOne(JsonNode one) {
        var name = Envelope.text(one, "attribute_name", "");
        var order = Envelope.text(one, "sort_order", "asc");
        return (name.equals("district") || BY_CODE.contains(name)) && (order.equals("asc") || order.equals("desc"));
    }
}
