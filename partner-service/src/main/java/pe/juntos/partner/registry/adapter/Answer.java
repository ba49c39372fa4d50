package pe.juntos.partner.registry.adapter;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pe.juntos.partner.registry.ItemRefusal;

/**
 * What is said to a message.
 *
 * @param succeeded whether any of its requests did
 */
record Answer(String action, boolean succeeded, int items, Map<String, Object> message) {

    Seal.Letter letter(String messageId, Asker to) {
        return new Seal.Letter(new Seal.Head(action, messageId, to, succeeded ? "succ" : "rjct", items), message);
    }

    /** What is said of each request, whatever it asked. */
    static Map<String, Object> item(String reference, @Nullable ItemRefusal refusal, Instant now) {
        var one = new LinkedHashMap<String, Object>();
        one.put("reference_id", reference);
        one.put("timestamp", now.toString());
        one.put("status", refusal == null ? "succ" : "rjct");
        if (refusal != null) {
            one.put("status_reason_code", refusal.code());
            one.put("status_reason_message", refusal.message());
        }
        return one;
    }
}
