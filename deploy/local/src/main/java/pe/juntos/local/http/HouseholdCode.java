package pe.juntos.local.http;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The platform's code of a household in an answer of {@code GET /affiliation/households}. */
public final class HouseholdCode {

    private HouseholdCode() {}

    public static Optional<String> first(JsonNode households) {
        var list = households.isArray() ? households : households.path("items");
        var first = list.path(0);
        var code = first.path("household").asString("");
        return code.isEmpty() ? Optional.empty() : Optional.of(code);
    }
}
