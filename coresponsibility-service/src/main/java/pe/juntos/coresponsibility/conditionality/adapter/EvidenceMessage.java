package pe.juntos.coresponsibility.conditionality.adapter;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pe.juntos.coresponsibility.conditionality.MessageHeader;
import pe.juntos.platform.dci.EnvelopeDigest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A message in the DCI envelope, read as far as its header; the records are still as they were sent.
 *
 * @param head the header as it was sent
 */
record EvidenceMessage(
        MessageHeader header, JsonNode message, @Nullable String signature, JsonNode head) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Empty if it is not JSON, or not in the envelope. */
    static Optional<EvidenceMessage> read(byte[] body) {
        try {
            var envelope = JSON.readTree(body);
            var header = envelope.path("header");
            var message = envelope.path("message");
            return header.isObject() && message.isObject()
                    ? Optional.of(new EvidenceMessage(header(header), message, text(envelope, "signature"), header))
                    : Optional.empty();
        } catch (JacksonException _) {
            return Optional.empty();
        }
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
        return EnvelopeDigest.of(message);
    }

    /** Of header and message, their names in order and without blanks: what is signed. */
    byte[] digest() {
        return EnvelopeDigest.of(head, message);
    }
}
