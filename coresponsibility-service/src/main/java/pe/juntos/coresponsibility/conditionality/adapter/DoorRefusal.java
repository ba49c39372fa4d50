package pe.juntos.coresponsibility.conditionality.adapter;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A record refused before anything was looked up about its person.
 *
 * @param line place of the record in its message, from 1
 */
record DoorRefusal(int line, @Nullable String referenceId, String code, String reason) {
    private static final int LONGEST = 128;

    /** What the sender called the record, as far as it can be kept. */
    static @Nullable String reference(JsonNode node) {
        var id = node.path("reference_id");
        if (!id.isString()) {
            return null;
        }
        var text = id.stringValue().replaceAll("\\p{Cntrl}", " ");
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
