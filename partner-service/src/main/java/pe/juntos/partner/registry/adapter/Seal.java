package pe.juntos.partner.registry.adapter;

import com.nimbusds.jose.jwk.JWK;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pe.juntos.partner.tenant.Tenant;
import pe.juntos.partner.tenant.Tenants;
import pe.juntos.platform.dci.EncryptedMessage;
import pe.juntos.platform.dci.EnvelopeDigest;
import pe.juntos.platform.dci.MessageSignature;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Puts what this side says into a signed envelope, and encrypts it for whoever asked encrypted. */
@Component
final class Seal {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT = 16;

    private final MessageKeys keys;
    private final Tenants tenants;
    private final RegistryConfiguration.RegistryRules rules;

    Seal(MessageKeys keys, Tenants tenants, RegistryConfiguration.RegistryRules rules) {
        this.keys = keys;
        this.tenants = tenants;
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
            Asker to,
            @Nullable String status,
            int items) {
        /** Of what nobody asked at that moment. */
        static Head notice(String messageId, Asker to) {
            return new Head("notify", messageId, to, null, 1);
        }
    }

    record Letter(Head head, Map<String, Object> message) {}

    Mono<JsonNode> sealed(Letter letter) {
        return Mono.zip(keys.signing(), tenants.current())
                .map(now -> sealed(
                        JSON.valueToTree(header(letter.head(), now.getT2())),
                        JSON.valueToTree(letter.message()),
                        now.getT1(),
                        letter.head().to().answerKey()));
    }

    private Map<String, Object> header(Head head, Tenant tenant) {
        var header = new LinkedHashMap<String, Object>();
        header.put("version", Envelope.VERSION);
        header.put("message_id", head.messageId());
        header.put("message_ts", rules.now().toString());
        header.put("action", head.action());
        header.put("sender_id", Envelope.SELF);
        header.put("receiver_id", head.to().partner());
        header.put("total_count", head.items());
        if (head.status() != null) {
            header.put("status", head.status());
            header.put("completed_count", head.items());
        }
        header.put("is_msg_encrypted", head.to().answerKey() != null);
        if (tenant == Tenant.SANDBOX) {
            header.put("meta", Map.of("sandbox", true));
        }
        return header;
    }

    private JsonNode sealed(JsonNode header, ObjectNode message, MessageKeys.Signing key, @Nullable JWK to) {
        if (to != null) {
            message.put("salt", salt());
        }
        var created = rules.now().getEpochSecond();
        var expires = created + rules.policy().ownSignature().toSeconds();
        var digest = EnvelopeDigest.of(header, message);
        var envelope = JSON.createObjectNode();
        envelope.put("signature", MessageSignature.made(Envelope.SELF, key.kid(), key.key(), digest, created, expires));
        envelope.set("header", header);
        envelope.set("message", to == null ? message : EncryptedMessage.made(JSON.writeValueAsBytes(message), to));
        return envelope;
    }

    /** The signature stands in the open: without it, whoever guesses what was encrypted could see that the guess is right. */
    private static String salt() {
        var bytes = new byte[SALT];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
