package pe.juntos.partner.registry.adapter;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import pe.juntos.partner.registry.Asked;
import tools.jackson.databind.JsonNode;

/**
 * The standard's ways of saying whom one looks for: an identifier, an expression ({@code {"district": {"eq": "050101"}}}) or a
 * predicate of one comparison. Templates of query languages, and comparisons joined by and, or, not, are not served.
 */
final class Filters {
    private static final Set<String> NUMBERS = Set.of("JUNTOS_HOUSEHOLD", "HOGAR_ID", Asked.Household.OF_PERSON);
    private static final Set<String> EQUAL = Set.of("eq", "=", "in");
    private static final String UBIGEO = "[0-9]{2}|[0-9]{4}|[0-9]{6}";
    private static final int MOST_DISTRICTS = 50;

    private Filters() {}

    /** Empty where it is none that is served. */
    static Optional<Asked> asked(String queryType, JsonNode query) {
        return switch (queryType) {
            case "idtype-value" -> household(last(Envelope.text(query, "type", "")), query.path("value"));
            case "expression" -> query.isArray() || query.has("attribute_name") ? predicate(query) : expression(query);
            case "predicate" -> predicate(query);
            default -> Optional.empty();
        };
    }

    private static Optional<Asked> expression(JsonNode query) {
        return Stream.of("group_identifier", "district")
                .filter(query::has)
                .reduce((_, _) -> "")
                .flatMap(attribute -> {
                    var comparison = query.path(attribute);
                    return comparison.size() == 1
                            ? comparison
                                    .propertyStream()
                                    .findFirst()
                                    .flatMap(one -> compared(attribute, one.getKey(), one.getValue()))
                            : Optional.empty();
                });
    }

    private static Optional<Asked> predicate(JsonNode query) {
        var one = query.isArray() && query.size() == 1 ? query.path(0) : query;
        var comparison = one.has("expression1") ? one.path("expression1") : one;
        if (!isBlank(one.path("expression2")) || !isBlank(one.path("condition"))) {
            return Optional.empty();
        }
        return compared(
                Envelope.text(comparison, "attribute_name", ""),
                Envelope.text(comparison, "operator", ""),
                comparison.path("attribute_value"));
    }

    private static Optional<Asked> compared(String attribute, String operator, JsonNode value) {
        if (!EQUAL.contains(operator)) {
            return Optional.empty();
        }
        if (last(attribute).equals("DISTRICT")) {
            return districts(value);
        }
        var type = attribute.equals("group_identifier") ? "JUNTOS_HOUSEHOLD" : last(attribute);
        return operator.equals("in") ? Optional.empty() : household(type, value);
    }

    private static Optional<Asked> household(String type, JsonNode value) {
        var text = value.isString() ? value.stringValue() : "";
        return NUMBERS.contains(type) && Envelope.isId(text, Envelope.LONGEST_ID)
                ? Optional.of(new Asked.Household(type, text))
                : Optional.empty();
    }

    private static Optional<Asked> districts(JsonNode value) {
        var all = value.isArray() ? List.copyOf(value.values()) : List.of(value);
        var codes = all.stream()
                .map(one -> one.isString() ? one.stringValue() : "")
                .distinct()
                .sorted()
                .toList();
        return codes.isEmpty()
                        || codes.size() > MOST_DISTRICTS
                        || codes.stream().anyMatch(code -> !code.matches(UBIGEO))
                ? Optional.empty()
                : Optional.of(new Asked.Districts(codes));
    }

    /** Known clients leave a field empty instead of leaving it out. */
    static boolean isBlank(JsonNode node) {
        return node.isMissingNode()
                || node.isNull()
                || (node.isString() && node.stringValue().isBlank());
    }

    static String last(String written) {
        return written.substring(written.lastIndexOf(':') + 1).toUpperCase(Locale.ROOT);
    }
}
