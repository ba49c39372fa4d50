package pe.juntos.local.close;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the approver puts a name to: the totals as read from the submitted round (PAY-4). */
final class ControlTotals {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ControlTotals() {}

    static String of(JsonNode round) {
        var totals = JSON.createObjectNode();
        totals.put("transfers", round.path("transfers").asLong());
        totals.put("amount", round.path("amount").asString());
        totals.put("hash", round.path("hash").asString());
        return totals.toString();
    }
}
