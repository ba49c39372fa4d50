package pe.juntos.partner.access.adapter;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Public keys with which institutions sign their assertions: EC P-256 or RSA, each with a {@code kid}. */
final class ClientKeys {
    private static final Pattern KID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int LEAST_BITS = 2048;
    private static final int MOST_BITS = 8192;

    private ClientKeys() {}

    /** Empty if one is none, private, too weak, or if two have the same id. */
    static Optional<List<JWK>> parse(@Nullable List<@Nullable Map<String, Object>> given, int most) {
        if (given == null || given.isEmpty() || given.size() > most) {
            return Optional.empty();
        }
        var keys =
                given.stream().map(ClientKeys::parse).flatMap(Optional::stream).toList();
        var ids = new HashSet<>(keys.stream().map(JWK::getKeyID).toList());
        return keys.size() == given.size() && ids.size() == given.size() ? Optional.of(keys) : Optional.empty();
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
            case ECKey ec -> Curve.P_256.equals(ec.getCurve());
            case RSAKey rsa -> rsa.size() >= LEAST_BITS && rsa.size() <= MOST_BITS;
            default -> false;
        };
    }
}
