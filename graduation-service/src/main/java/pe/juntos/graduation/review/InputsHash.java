package pe.juntos.graduation.review;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Fingerprint of what a review was made on (POL-2): the same inputs give the same hash. */
public final class InputsHash {

    private InputsHash() {}

    public static String of(HouseholdFacts facts, Period period, Rules rules) {
        try {
            String inputs = facts + "\n" + period + "\n" + rules.version();
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(inputs.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
