package pe.juntos.sandbox.bank;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** How the sandbox bank decides: about one order in a hundred is rejected, by the digest of seed and end-to-end id. */
record Manners(long seed) {

    private static final int REJECTED_PER_THOUSAND = 10;

    /** The rejection's external status reason code; empty where the order is credited. */
    Optional<String> rejection(String endToEnd) {
        long draw = ByteBuffer.wrap(digest(endToEnd)).getLong() & Long.MAX_VALUE;
        return draw % 1000 < REJECTED_PER_THOUSAND ? Optional.of(reason((int) (draw / 1000 % 100))) : Optional.empty();
    }

    private static String reason(int percentile) {
        if (percentile < 45) {
            return "AC01";
        }
        if (percentile < 75) {
            return "AC04";
        }
        return percentile < 90 ? "AC06" : "MD07";
    }

    /** A reference of the bank's own, at most 35 characters as ISO 20022 allows. */
    String reference(String prefix, String of) {
        return prefix + HexFormat.of().withUpperCase().formatHex(digest(prefix + of), 0, 12);
    }

    private byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest((seed + "/" + text).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
