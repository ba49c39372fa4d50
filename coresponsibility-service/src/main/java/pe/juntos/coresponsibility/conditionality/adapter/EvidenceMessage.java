package pe.juntos.coresponsibility.conditionality.adapter;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pe.juntos.coresponsibility.conditionality.MessageHeader;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A message in the DCI envelope, read as far as its header; the records are still as they were sent.
 *
 * @param said header and message, which a signature is of
 */
record EvidenceMessage(
        MessageHeader header, JsonNode message, @Nullable String signature, JsonNode said) {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    /** Empty if it is not JSON, or not in the envelope. */
    static Optional<EvidenceMessage> read(byte[] body) {
        try {
            var envelope = JSON.readTree(body);
            var header = envelope.path("header");
            var message = envelope.path("message");
            return header.isObject() && message.isObject()
                    ? Optional.of(new EvidenceMessage(
                            header(header), message, text(envelope, "signature"), said(header, message)))
                    : Optional.empty();
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static JsonNode said(JsonNode header, JsonNode message) {
        var said = JSON.createObjectNode();
        said.set("header", header);
        said.set("message", message);
        return said;
    }

    private static MessageHeader header(JsonNode header) {
        var count = header.path("total_count");
        return new MessageHeader(
                text(header, "version"),
                text(header, "message_id"),
                text(header, "message_ts"),
                text(header, "action"),
                text(header, "sender_id"),
                text(header, "sender_uri"),
                text(header, "receiver_id"),
                count.isIntegralNumber() && count.canConvertToLong() ? count.longValue() : null,
                header.path("is_msg_encrypted").asBoolean(false));
    }

    private static @Nullable String text(JsonNode node, String field) {
        var value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        return value.isString() ? value.stringValue() : "";
    }

    /** The records; empty if the message has no list of them. */
    List<JsonNode> evidence() {
        return List.copyOf(message.path("evidence").values());
    }

    @Nullable
    String transaction() {
        return text(message, "transaction_id");
    }

    /** Of what the message says, however it is written; a second sending has another time and perhaps another order of names. */
    byte[] hash() {
        return sha256(message);
    }

    /** Of header and message, their names in order and without blanks: what is signed. */
    byte[] digest() {
        return sha256(said);
    }

    private static byte[] sha256(JsonNode node) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(JSON.writeValueAsBytes(node));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
