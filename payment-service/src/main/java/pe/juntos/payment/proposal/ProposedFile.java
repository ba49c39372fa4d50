package pe.juntos.payment.proposal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file whose lines were granted or refused, and of which nothing is owed before another person than its sender approves it.
 *
 * @param claims lines that are granted; those refused are in {@code /payment/imports/{id}/refusals.csv}
 */
public record ProposedFile(
        UUID id,
        String period,
        String state,
        long claims,
        String amount,
        String sentBy,
        @Nullable String decidedBy) {
    public static final String PROPOSED = "PROPOSED";

    /** What a person decides. */
    public enum Verdict {
        APPROVED,
        REJECTED
    }

    /** Why not; public codes. */
    public enum Refusal {
        SAME_PERSON,
        ALREADY_DECIDED
    }

    public sealed interface Decision {
        record Taken() implements Decision {}

        /** The same person said so before. */
        record Unchanged() implements Decision {}

        record Refused(Refusal why) implements Decision {}
    }

    public Decision decide(Verdict verdict, String by) {
        if (sentBy.equals(by)) {
            return new Decision.Refused(Refusal.SAME_PERSON);
        }
        if (state.equals(PROPOSED)) {
            return new Decision.Taken();
        }
        return state.equals(verdict.name()) && by.equals(decidedBy)
                ? new Decision.Unchanged()
                : new Decision.Refused(Refusal.ALREADY_DECIDED);
    }
}
