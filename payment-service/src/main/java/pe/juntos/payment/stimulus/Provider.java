package pe.juntos.payment.stimulus;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;

/** An establishment as a payee. Establishments are public: the code hides nothing, it has the form that end-to-end ids ask for. */
public record Provider(String establishment) {
    private static final int BYTES = 10;
    private static final int DIGITS = 16;
    private static final int BASE = 32;

    /** {@code P} and sixteen characters, always the same for an establishment. */
    public String payee() {
        var digest = Arrays.copyOf(sha256(establishment), BYTES);
        var digits = new BigInteger(1, digest).toString(BASE).toUpperCase(Locale.ROOT);
        return "P" + "0".repeat(DIGITS - digits.length()) + digits;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
