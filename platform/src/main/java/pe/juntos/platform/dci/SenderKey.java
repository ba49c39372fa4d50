package pe.juntos.platform.dci;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A public key that a sender has registered.
 *
 * @param id unique among the sender's keys, so that it can change them without a gap
 */
public record SenderKey(String id, PublicKey key) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int LENGTH = 32;
    /** What stands before the bytes of an Ed25519 key in X.509 (RFC 8410). */
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    /** Empty if the id or the bytes are not those of such a key. */
    public static Optional<SenderKey> ed25519(String id, byte[] bytes) {
        if (!ID.matcher(id).matches() || bytes.length != LENGTH) {
            return Optional.empty();
        }
        var encoded = new byte[X509.length + LENGTH];
        System.arraycopy(X509, 0, encoded, 0, X509.length);
        System.arraycopy(bytes, 0, encoded, X509.length, LENGTH);
        try {
            var key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
            return Optional.of(new SenderKey(id, key));
        } catch (GeneralSecurityException _) {
            return Optional.empty();
        }
    }
}
