package pe.juntos.partner.registry.adapter;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pe.juntos.platform.dci.EnvelopeDigest;
import pe.juntos.platform.dci.MessageSignature;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Puts what this side says into a signed envelope. */
@Component
final class Seal {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final MessageKeys keys;
    private final RegistryConfiguration.RegistryRules rules;

    Seal(MessageKeys keys, RegistryConfiguration.RegistryRules rules) {
        this.keys = keys;
        this.rules = rules;
    }

    /**
     * What goes into the header of an answer.
     *
     * @param status of the whole, by the standard {@code succ} or {@code rjct}; null where nothing was asked
     */
    record Head(
            String action,
            String messageId,
            String receiver,
            @Nullable String status,
            int items) {
        /** Of what nobody asked at that moment. */
        static Head notice(String messageId, String receiver) {
            return new Head("notify", messageId, receiver, null, 1);
        }
    }

    Mono<JsonNode> sealed(Head head, Map<String, Object> message) {
        return keys.signing().map(key -> sealed(JSON.valueToTree(header(head)), JSON.valueToTree(message), key));
    }

    private Map<String, Object> header(Head head) {
        var header = new LinkedHashMap<String, Object>();
        header.put("version", Envelope.VERSION);
        header.put("message_id", head.messageId());
        header.put("message_ts", rules.now().toString());
        header.put("action", head.action());
        header.put("sender_id", Envelope.SELF);
        header.put("receiver_id", head.receiver());
        header.put("total_count", head.items());
        if (head.status() != null) {
            header.put("status", head.status());
            header.put("completed_count", head.items());
        }
        header.put("is_msg_encrypted", false);
        return header;
    }

    private JsonNode sealed(JsonNode header, JsonNode message, MessageKeys.Signing key) {
        var created = rules.now().getEpochSecond();
        var expires = created + rules.policy().ownSignature().toSeconds();
        var digest = EnvelopeDigest.of(header, message);
        var envelope = JSON.createObjectNode();
        envelope.put("signature", MessageSignature.made(Envelope.SELF, key.kid(), key.key(), digest, created, expires));
        envelope.set("header", header);
        envelope.set("message", message);
        return envelope;
    }
}
