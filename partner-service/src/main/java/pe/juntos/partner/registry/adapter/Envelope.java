package pe.juntos.partner.registry.adapter;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pe.juntos.partner.registry.DciRefusal;
import pe.juntos.platform.dci.EnvelopeDigest;
import tools.jackson.databind.JsonNode;

/** A message in the DCI envelope, as sent. */
record Envelope(JsonNode header, JsonNode message, @Nullable String signature) {
    static final String VERSION = "1.0.0";
    static final String SELF = "juntos";
    static final int LONGEST_ID = 128;
    private static final int LONGEST_TRANSACTION = 99;

    static Envelope of(JsonNode envelope) {
        return new Envelope(envelope.path("header"), envelope.path("message"), text(envelope, "signature"));
    }

    /**
     * Why it is refused before anything is looked up; empty where it may be answered.
     *
     * @param sender whom the access token names
     * @param latest it cannot have been sent after this
     */
    Optional<DciRefusal> refusal(String action, String sender, Instant latest) {
        if (!header.isObject()
                || !message.isObject()
                || !isId(messageId(), LONGEST_ID)
                || !isId(transaction(), LONGEST_TRANSACTION)) {
            return Optional.of(DciRefusal.BAD);
        }
        if (!text(header, "version", VERSION).equals(VERSION)) {
            return Optional.of(DciRefusal.VERSION);
        }
        if (!isBefore(text(header, "message_ts", ""), latest)) {
            return Optional.of(DciRefusal.SENT_AT);
        }
        if (!text(header, "action", "").equals(action)) {
            return Optional.of(DciRefusal.ACTION);
        }
        return parties(sender);
    }

    private Optional<DciRefusal> parties(String sender) {
        if (!text(header, "sender_id", "").equals(sender) || sender.isEmpty()) {
            return Optional.of(DciRefusal.SENDER);
        }
        return text(header, "receiver_id", SELF).equals(SELF) ? Optional.empty() : Optional.of(DciRefusal.RECEIVER);
    }

    /** Whether it says how many requests it has; known clients write the number as text. */
    Optional<DciRefusal> count(int items, int most) {
        if (items > most) {
            return Optional.of(DciRefusal.TOO_MANY);
        }
        return items > 0 && header.path("total_count").asInt(0) == items
                ? Optional.empty()
                : Optional.of(DciRefusal.COUNT);
    }

    /** What is wrong with the list of requests as a whole. */
    Optional<DciRefusal> requests(String field, int most) {
        var list = message.path(field);
        return list.isArray() ? count(list.size(), most) : Optional.of(DciRefusal.BAD);
    }

    /** As it was sent; of what is in here its message is in the clear. */
    boolean encrypted() {
        return header.path("is_msg_encrypted").asBoolean(false);
    }

    Envelope with(JsonNode other) {
        return new Envelope(header, other, signature);
    }

    String messageId() {
        return text(header, "message_id", "");
    }

    String transaction() {
        return text(message, "transaction_id", "");
    }

    /** Of what it says, however it is written; a second sending has another time. */
    byte[] hash() {
        return EnvelopeDigest.of(message);
    }

    /** What its signature is of. */
    byte[] digest() {
        return EnvelopeDigest.of(header, message);
    }

    static boolean isBefore(String time, Instant latest) {
        try {
            return !OffsetDateTime.parse(time).toInstant().isAfter(latest);
        } catch (DateTimeException _) {
            return false;
        }
    }

    static boolean isId(String text, int longest) {
        return !text.isBlank() && text.length() <= longest && text.chars().noneMatch(Character::isISOControl);
    }

    /** @param absent where the field is not there or null; what is no text is empty */
    static String text(JsonNode node, String field, String absent) {
        @Nullable JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            return absent;
        }
        return value.isString() ? value.stringValue() : "";
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.path(field).isMissingNode() || node.path(field).isNull() ? null : text(node, field, "");
    }
}
