package pe.juntos.affiliation.household;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Fingerprint of what a decision was taken on (POL-2): the same inputs give the same hash. */
public final class InputsHash {

    private InputsHash() {}

    /** @param inputs records of plain values, whose text is their content */
    public static String of(Object... inputs) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Object input : inputs) {
                digest.update(input.toString().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) '\n');
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
