package pe.juntos.partner.registry.adapter;

import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The Ed25519 key with which this side signs its messages. */
@Component
final class MessageKeys {
    private static final int LENGTH = 32;
    /** What stands before the bytes of a private Ed25519 key in PKCS #8 (RFC 8410). */
    private static final byte[] PKCS8 = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private final OwnKeys keys;

    MessageKeys(OwnKeys keys) {
        this.keys = keys;
    }

    record Signing(String kid, PrivateKey key) {}

    Mono<Signing> signing() {
        return keys.good(KeyUse.SIGNATURE)
                .map(all -> all.getFirst().toOctetKeyPair())
                .map(newest -> new Signing(newest.getKeyID(), secret(newest)));
    }

    private static PrivateKey secret(OctetKeyPair key) {
        var encoded = Arrays.copyOf(PKCS8, PKCS8.length + LENGTH);
        System.arraycopy(key.getD().decode(), 0, encoded, PKCS8.length, LENGTH);
        try {
            return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
