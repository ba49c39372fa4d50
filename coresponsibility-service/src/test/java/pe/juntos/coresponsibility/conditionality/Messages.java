package pe.juntos.coresponsibility.conditionality;

import java.util.Arrays;
import java.util.List;
import pe.juntos.coresponsibility.Programme;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Messages of the conditionality API, as senders write them. */
public final class Messages {
    public static final JsonMapper JSON = new JsonMapper();

    private Messages() {}

    public static ObjectNode message(String sender, String id, ObjectNode... records) {
        return message(sender, id, Arrays.asList(records));
    }

    public static ObjectNode message(String sender, String id, List<ObjectNode> records) {
        var envelope = envelope(sender, id, "evidence", records.size());
        envelope.withObject("message").putArray("evidence").addAll(records);
        return envelope;
    }

    public static ObjectNode status(String sender, String attribute, String value) {
        var envelope = envelope(sender, "q-" + value, "status", 1);
        envelope.withObject("message")
                .putObject("txnstatus_request")
                .put("txn_type", "evidence")
                .put("attribute_type", attribute)
                .put("attribute_value", value);
        return envelope;
    }

    private static ObjectNode envelope(String sender, String id, String action, int count) {
        var envelope = JSON.createObjectNode();
        envelope.putObject("header")
                .put("version", "1.0.0")
                .put("message_id", id)
                .put("message_ts", "2026-06-30T11:00:00-05:00")
                .put("action", action)
                .put("sender_id", sender)
                .put("receiver_id", "juntos")
                .put("total_count", count);
        return envelope;
    }

    /** A visit to the first post on 10 May. */
    public static ObjectNode visit(String id, String person, String outcome) {
        var record = record(id, person, "CRED", outcome, "2026-05-10", "2026-05-10");
        record.putObject("source_facility").put("type", "HEALTH").put("code", Programme.POST);
        return record.put("signed_by", "F1").put("recorded_at", "2026-05-10T10:00:00-05:00");
    }

    /** May at the first school. */
    public static ObjectNode month(String id, String person, int days, int attended, int justified) {
        var record = record(id, person, "SCHOOL", "met", "2026-05-01", "2026-05-31");
        record.putObject("source_facility").put("type", "SCHOOL").put("code", Programme.SCHOOL);
        record.putObject("observed")
                .put("value", attended)
                .put("unit", "day")
                .put("expected", days)
                .put("justified", justified);
        return record.put("signed_by", "D1").put("recorded_at", "2026-06-01T08:00:00-05:00");
    }

    private static ObjectNode record(
            String id, String person, String condition, String outcome, String from, String to) {
        var record = JSON.createObjectNode()
                .put("reference_id", id)
                .put("condition_code", condition)
                .put("outcome", outcome);
        record.putObject("member").put("identifier_type", "PERSONA_ID").put("identifier_value", person);
        record.putObject("period").put("from", from).put("to", to);
        return record;
    }
}
