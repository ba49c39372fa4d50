package pe.juntos.partner.access.adapter;

import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pe.juntos.platform.dci.SenderKey;

/**
 * Public keys of institutions, each with a {@code kid}: EC P-256 or RSA for their assertions, Ed25519 for their messages to other
 * registries (DCI), which they sign from then on; with {@code use} {@code enc}, EC P-256 or RSA, for what is told to them encrypted.
 */
final class ClientKeys {
    private static final Pattern KID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int LEAST_BITS = 2048;
    private static final int MOST_BITS = 8192;

    private ClientKeys() {}

    /** Empty if one is none, private, too weak, if two have the same id, or if none can sign assertions. */
    static Optional<List<JWK>> parse(@Nullable List<@Nullable Map<String, Object>> given, int most) {
        if (given == null || given.isEmpty() || given.size() > most) {
            return Optional.empty();
        }
        var keys =
                given.stream().map(ClientKeys::parse).flatMap(Optional::stream).toList();
        var ids = new HashSet<>(keys.stream().map(JWK::getKeyID).toList());
        return keys.size() == given.size()
                        && ids.size() == given.size()
                        && keys.stream().anyMatch(ClientKeys::asserts)
                ? Optional.of(keys)
                : Optional.empty();
    }

    /** Whether an assertion can be signed with it: without such a key there is no token. */
    static boolean asserts(JWK key) {
        return !(key instanceof OctetKeyPair) && !encrypts(key);
    }

    private static boolean encrypts(JWK key) {
        return KeyUse.ENCRYPTION.equals(key.getKeyUse());
    }

    static Optional<JWK> parse(@Nullable Map<String, Object> given) {
        try {
            var key = JWK.parse(Objects.requireNonNullElse(given, Map.of()));
            return isGood(key) ? Optional.of(key) : Optional.empty();
        } catch (ParseException | IllegalArgumentException | IllegalStateException _) {
            return Optional.empty();
        }
    }

    private static boolean isGood(JWK key) {
        var kid = Objects.requireNonNullElse(key.getKeyID(), "");
        if (key.isPrivate() || !KID.matcher(kid).matches()) {
            return false;
        }
        return switch (key) {
            case ECKey ec -> Curve.P_256.equals(ec.getCurve()) && isFor(ec, JWEAlgorithm.ECDH_ES_A256KW);
            case RSAKey rsa ->
                rsa.size() >= LEAST_BITS && rsa.size() <= MOST_BITS && isFor(rsa, JWEAlgorithm.RSA_OAEP_256);
            case OctetKeyPair pair ->
                !encrypts(pair)
                        && Curve.Ed25519.equals(pair.getCurve())
                        && SenderKey.ed25519(kid, pair.getX().decode()).isPresent();
            default -> false;
        };
    }

    /** Whether it is encrypted for the key as it says, if it says so. */
    private static boolean isFor(JWK key, JWEAlgorithm algorithm) {
        return !encrypts(key) || key.getAlgorithm() == null || algorithm.equals(key.getAlgorithm());
    }
}
