package pe.juntos.affiliation.entry.office;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pe.juntos.affiliation.household.ReasonCode;

/**
 * What somebody of the regional office decides (AFF-1).
 *
 * @param reason why the household is excluded; null where it is not
 * @param grounds in words, for the household
 */
public record OfficeDecision(
        Verdict verdict, @Nullable ReasonCode reason, String grounds, String decidedBy, LocalDate on) {

    /** Which of them is possible depends on what is decided. */
    public enum Verdict {
        /** The household stays where it is: a contested one is validated, an objection is dismissed. */
        KEEP,
        /** The household is excluded. */
        EXCLUDE,
        /** An objection against a household that is already affiliated: for the procedure of exit. */
        REFER_TO_EXIT,
        /** An appeal succeeds. */
        UPHOLD,
        /** An appeal fails. */
        DISMISS
    }
}
