package pe.juntos.affiliation.entry.assembly;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Minutes as they are kept.
 *
 * @param drawnBy who wrote the draft last
 * @param closing null while they are a draft
 * @param supersededBy act that corrected them; null while they stand
 */
public record DrawnMinutes(
        Minutes minutes,
        String drawnBy,
        @Nullable Closing closing,
        @Nullable String supersededBy) {

    /**
     * The end of the draft.
     *
     * @param policy version by which it was allowed
     * @param hash of the minutes: whoever holds a copy can tell that nothing was changed (POL-2)
     */
    public record Closing(String by, Instant at, String policy, String hash) {}

    public boolean closed() {
        return closing != null;
    }
}
