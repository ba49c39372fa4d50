package pe.juntos.partner.registry.adapter;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pe.juntos.partner.registry.DciRefusal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** A question in the DCI envelope: header and message as sent. */
record EnrolledMessage(JsonNode header, JsonNode message) {
    static final String PROGRAMME = "JUNTOS";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();
    private static final Duration CLOCKS_APART = Duration.ofDays(1);
    private static final int LONGEST_ID = 128;
    private static final int LONGEST_TRANSACTION = 99;

    static EnrolledMessage of(JsonNode envelope) {
        return new EnrolledMessage(envelope.path("header"), envelope.path("message"));
    }

    /** Why it is refused before anything is looked up; empty where it may be answered. */
    Optional<DciRefusal> refusal(String sender, Instant now) {
        if (!header.isObject()
                || !message.isObject()
                || !isId(messageId(), LONGEST_ID)
                || !isId(transaction(), LONGEST_TRANSACTION)) {
            return Optional.of(DciRefusal.BAD);
        }
        if (header.path("is_msg_encrypted").asBoolean(false)) {
            return Optional.of(DciRefusal.ENCRYPTED);
        }
        if (!text(header, "version", "1.0.0").equals("1.0.0")) {
            return Optional.of(DciRefusal.VERSION);
        }
        if (!isPast(text(header, "message_ts", ""), now)) {
            return Optional.of(DciRefusal.SENT_AT);
        }
        if (!text(header, "action", "").equals("search")) {
            return Optional.of(DciRefusal.ACTION);
        }
        return parties(sender).or(this::content);
    }

    private Optional<DciRefusal> parties(String sender) {
        if (!text(header, "sender_id", "").equals(sender) || sender.isEmpty()) {
            return Optional.of(DciRefusal.SENDER);
        }
        return text(header, "receiver_id", "juntos").equals("juntos")
                ? Optional.empty()
                : Optional.of(DciRefusal.RECEIVER);
    }

    private Optional<DciRefusal> content() {
        if (header.path("total_count").asInt(0) != 1) {
            return Optional.of(DciRefusal.COUNT);
        }
        return household().isEmpty() ? Optional.of(DciRefusal.QUERY) : Optional.empty();
    }

    private static boolean isPast(String time, Instant now) {
        try {
            return !OffsetDateTime.parse(time).toInstant().isAfter(now.plus(CLOCKS_APART));
        } catch (DateTimeException _) {
            return false;
        }
    }

    private static boolean isId(String text, int longest) {
        return !text.isBlank() && text.length() <= longest && text.chars().noneMatch(Character::isISOControl);
    }

    String messageId() {
        return text(header, "message_id", "");
    }

    String transaction() {
        return text(message, "transaction_id", "");
    }

    /** The household's code, or the register's own number of it; the standard's two ways of asking by an identifier. */
    Optional<String> household() {
        var query = message.path("enrolled_criteria").path("query");
        var value = switch (text(message.path("enrolled_criteria"), "query_type", "idtype-value")) {
            case "idtype-value" ->
                text(query, "type", "").matches("JUNTOS_HOUSEHOLD|HOGAR_ID") ? text(query, "value", "") : "";
            case "expression" -> text(query.path("group_identifier"), "eq", "");
            default -> "";
        };
        return isId(value, LONGEST_ID) ? Optional.of(value) : Optional.empty();
    }

    /** Whether it is this programme that is asked about. */
    boolean ofThisProgramme() {
        var query = message.path("enrolled_criteria").path("query");
        return text(query.path("programme_identifier.program.programme_identifier"), "eq", PROGRAMME)
                .equals(PROGRAMME);
    }

    /** Of what it says, however it is written. */
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(JSON.writeValueAsBytes(message));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(JsonNode node, String field, String absent) {
        @Nullable JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            return absent;
        }
        return value.isString() ? value.stringValue() : "";
    }
}
