package pe.juntos.platform.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * An entry in its place in the chain, as it is exported.
 *
 * @param position from 1, without gaps
 * @param entry number of the entry; null with all that follows but the hash if the entry is gone
 * @param at in UTC with microseconds
 * @param detail JSON, as the database writes it
 * @param hash SHA-256 of the hash before and all fields, see {@link #hashAfter}
 */
public record ChainedEntry(
        long position,
        @Nullable Long entry,
        @Nullable String at,
        @Nullable String subject,
        @Nullable String act,
        @Nullable String object,
        @Nullable String detail,
        String hash) {
    private static final String BETWEEN = "\u001f";

    /** What its hash has to be after that of its predecessor; the first has the empty text before it. */
    String hashAfter(String previous) {
        var text = String.join(
                BETWEEN, previous, Long.toString(position), String.valueOf(entry), at, subject, act, object, detail);
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
