package pe.juntos.payment.verification;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * The draw of a district's sample: each transfer's rank is the SHA-256 of seed, bar and transfer; the lowest ranks are asked. Whoever
 * has the published seed and the district's list of transfers draws the same sample with any tool.
 */
public final class Draw {
    private Draw() {}

    /**
     * @param seed as published, UTF-8
     * @param transfer household and period
     * @return lower-case hexadecimal
     */
    public static String rank(String seed, String transfer) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest((seed + "|" + transfer).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The sample of one district, by rank. */
    public static List<String> of(String seed, List<String> transfers, SamplePolicy policy) {
        return transfers.stream()
                .distinct()
                .sorted(Comparator.comparing(transfer -> rank(seed, transfer)))
                .limit(policy.perDistrict())
                .toList();
    }
}
