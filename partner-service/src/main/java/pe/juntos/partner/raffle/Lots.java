package pe.juntos.partner.raffle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * PAR-3: lots of a district. A lot is SHA-256 of {@code seed/district/household}, in hexadecimal; the lowest come first. The
 * same seed and the same households give the same order on every machine, and nobody's lot depends on who else takes part.
 */
public final class Lots {

    private Lots() {}

    /** @param ticket the lot, 64 hexadecimal digits */
    public record Lot(String household, String ticket) {}

    public static String ticket(String seed, String district, String household) {
        return sha256(seed + "/" + district + "/" + household);
    }

    /** Each household once, the winners first. */
    public static List<Lot> order(String seed, String district, Collection<String> households) {
        return households.stream()
                .distinct()
                .map(household -> new Lot(household, ticket(seed, district, household)))
                .sorted(Comparator.comparing(Lot::ticket))
                .toList();
    }

    /** Says who took part without naming them: SHA-256 of the codes in order, a line each. */
    public static String hash(Collection<String> households) {
        return sha256(String.join("\n", households.stream().distinct().sorted().toList()));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
