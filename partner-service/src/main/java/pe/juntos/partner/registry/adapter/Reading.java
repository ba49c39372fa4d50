package pe.juntos.partner.registry.adapter;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pe.juntos.partner.registry.DciRefusal;
import pe.juntos.platform.dci.EncryptedMessage;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a message that came, encrypted for this side or not. Of one that cannot be read it is not said why. */
@Component
final class Reading {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final OwnKeys keys;
    private final Documents documents;
    private final Door door;

    Reading(OwnKeys keys, Documents documents, Door door) {
        this.keys = keys;
        this.documents = documents;
        this.door = door;
    }

    Mono<Incoming> read(JsonNode body, Caller caller) {
        return clear(Envelope.of(body))
                .flatMap(sent -> documents.replaced(sent, caller).map(known -> new Incoming(sent, known)));
    }

    private Mono<Envelope> clear(Envelope envelope) {
        return envelope.encrypted()
                ? Mono.justOrEmpty(EncryptedMessage.parse(envelope.message()))
                        .flatMap(encrypted -> keys.good(KeyUse.ENCRYPTION)
                                .flatMap(good -> Mono.justOrEmpty(content(encrypted, good))))
                        .map(envelope::with)
                        .switchIfEmpty(Mono.error(() -> door.problem(DciRefusal.ENCRYPTED)))
                : Mono.just(envelope);
    }

    private static Optional<JsonNode> content(EncryptedMessage encrypted, List<JWK> good) {
        return good.stream()
                .filter(key -> key.getKeyID().equals(encrypted.kid()))
                .findFirst()
                .flatMap(key -> encrypted.opened(key.toRSAKey()))
                .flatMap(Reading::json);
    }

    private static Optional<JsonNode> json(byte[] content) {
        try {
            return Optional.of(JSON.readTree(content)).filter(read -> !read.isMissingNode());
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }
}
