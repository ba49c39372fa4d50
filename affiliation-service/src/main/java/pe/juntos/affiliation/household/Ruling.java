package pe.juntos.affiliation.household;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the regional office decided on a household's entry (AFF-1).
 *
 * @param id of the proceeding it ends
 * @param reason why the household is excluded; null where it is kept
 */
public record Ruling(
        LocalDate on,
        String id,
        Matter matter,
        Outcome outcome,
        @Nullable ReasonCode reason) {

    public Ruling {
        if ((outcome == Outcome.EXCLUDED) != (reason != null)) {
            throw new IllegalArgumentException("an exclusion, and nothing else, has a reason");
        }
    }

    /** What was before the office. */
    public enum Matter {
        /** A household whose economic situation the assembly contested. */
        CONTEST,
        /** An objection lodged in private. */
        OBJECTION,
        /** An appeal against an exclusion. */
        APPEAL
    }

    /** What came of it. */
    public enum Outcome {
        KEPT,
        EXCLUDED
    }
}
