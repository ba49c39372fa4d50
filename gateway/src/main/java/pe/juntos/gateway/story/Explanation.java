package pe.juntos.gateway.story;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Why a household was or was not paid for a period (USR-2), as a chain of message keys: the decisive one first, then its
 * reasons. The money speaks before the verdict, and the verdict before the household's standing.
 *
 * @param key of the message bundle
 * @param arguments of the message
 */
public record Explanation(String key, List<String> arguments, List<String> reasons) {
    public Explanation {
        arguments = List.copyOf(arguments);
        reasons = List.copyOf(reasons);
    }

    public static Explanation of(Section household, Section verdict, Section transfer) {
        return switch (transfer) {
            case Section.Unavailable _ -> plain("story.unavailable");
            case Section.Known(var money) -> ofMoney(money);
            case Section.Nothing _ ->
                switch (verdict) {
                    case Section.Unavailable _ -> plain("story.unavailable");
                    case Section.Known(var decided) -> ofVerdict(decided);
                    case Section.Nothing _ -> ofHousehold(household);
                };
        };
    }

    private static Explanation ofMoney(JsonNode transfer) {
        var state = text(transfer, "state");
        var reason = text(transfer, "reason");
        return new Explanation(
                "transfer." + state,
                List.of(text(transfer, "amount")),
                reason.isEmpty() ? List.of() : List.of("reason." + reason));
    }

    private static Explanation ofVerdict(JsonNode verdict) {
        var payable = verdict.path("payable").asBoolean(false);
        return new Explanation(
                payable ? "verdict.payable" : "verdict." + text(verdict, "outcome"),
                List.of(),
                payable ? reasons(verdict) : decisive(verdict));
    }

    private static Explanation ofHousehold(Section household) {
        return switch (household) {
            case Section.Known(var file) ->
                new Explanation("household." + text(file, "state"), List.of(), reasons(file));
            case Section.Nothing _, Section.Unavailable _ -> plain("story.unavailable");
        };
    }

    /** The reasons of the members with the household's outcome, or the household's own if none of them has any. */
    private static List<String> decisive(JsonNode verdict) {
        var keys = new ArrayList<String>();
        for (var member : verdict.path("members")) {
            if (text(member, "outcome").equals(text(verdict, "outcome"))) {
                keys.addAll(reasons(member));
            }
        }
        return keys.isEmpty() ? reasons(verdict) : keys.stream().distinct().toList();
    }

    private static List<String> reasons(JsonNode node) {
        var keys = new ArrayList<String>();
        for (var reason : node.path("reasons")) {
            keys.add("reason." + reason.asString());
        }
        return keys;
    }

    private static Explanation plain(String key) {
        return new Explanation(key, List.of(), List.of());
    }

    private static String text(JsonNode node, String field) {
        var value = node.path(field);
        return value.isString() ? value.asString() : "";
    }
}
