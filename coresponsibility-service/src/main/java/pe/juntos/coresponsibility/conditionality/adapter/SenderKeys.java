package pe.juntos.coresponsibility.conditionality.adapter;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import java.text.ParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pe.juntos.platform.dci.SenderKey;

/** A sender's keys as JSON Web Keys (RFC 8037): Ed25519, each with a {@code kid}, and never a private one. */
final class SenderKeys {
    static final int MOST = 10;

    private SenderKeys() {}

    /** The set as it is stored; empty if it is none of such keys. */
    static Optional<String> text(List<Map<String, Object>> given) {
        try {
            var text = new JWKSet(given.stream().map(SenderKeys::parse).toList()).toString();
            var ids = new HashSet<>(read(text).stream().map(SenderKey::id).toList());
            return given.size() <= MOST && ids.size() == given.size() ? Optional.of(text) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static JWK parse(@Nullable Map<String, Object> given) {
        try {
            var key = OctetKeyPair.parse(Objects.requireNonNullElse(given, Map.of()));
            if (key.isPrivate() || !Curve.Ed25519.equals(key.getCurve())) {
                throw new IllegalArgumentException("not a public key");
            }
            return key;
        } catch (ParseException | IllegalStateException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Those that can be used; of a sender without keys none. */
    static List<SenderKey> read(@Nullable String text) {
        if (text == null) {
            return List.of();
        }
        try {
            return JWKSet.parse(text).getKeys().stream()
                    .map(JWK::toOctetKeyPair)
                    .flatMap(key ->
                            SenderKey.ed25519(
                                    Objects.requireNonNullElse(key.getKeyID(), ""),
                                    key.getX().decode())
                                    .stream())
                    .toList();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
