package pe.juntos.sandbox.partner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** How a partner tells a notice of Juntos from anybody else's (Standard Webhooks): signature first, then its time. */
public final class WebhookVerifier {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";

    private WebhookVerifier() {}

    /** What a notice is worth. */
    public enum Worth {
        GOOD,
        FORGED,
        TOO_OLD
    }

    /**
     * @param secrets as shown by the platform, {@code whsec_…}; during a change both
     * @param timestamp seconds since 1970
     */
    public static Worth check(
            List<String> secrets,
            @Nullable String id,
            @Nullable String timestamp,
            @Nullable String signatures,
            byte[] body,
            Instant now) {
        if (id == null || timestamp == null || signatures == null || !timestamp.matches("[0-9]{1,12}")) {
            return Worth.FORGED;
        }
        if (!isSigned(secrets, id, timestamp, signatures, body)) {
            return Worth.FORGED;
        }
        var apart = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now)
                .abs();
        return apart.compareTo(TOLERANCE) > 0 ? Worth.TOO_OLD : Worth.GOOD;
    }

    private static boolean isSigned(List<String> secrets, String id, String timestamp, String signatures, byte[] body) {
        return secrets.stream()
                .map(secret -> signature(secret, id, timestamp, body))
                .anyMatch(expected -> Arrays.stream(signatures.split(" "))
                        .anyMatch(given -> MessageDigest.isEqual(expected, given.getBytes(UTF_8))));
    }

    private static byte[] signature(String secret, String id, String timestamp, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(PREFIX.length())), "HmacSHA256"));
            mac.update((id + "." + timestamp + ".").getBytes(UTF_8));
            return (VERSION + Base64.getEncoder().encodeToString(mac.doFinal(body))).getBytes(UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
