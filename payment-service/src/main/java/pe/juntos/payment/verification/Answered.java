package pe.juntos.payment.verification;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An answer of a household of the sample, given once.
 *
 * @param on the day of the visit or call
 */
public record Answered(Answer answer, Set<Issue> issues, LocalDate on) {
    public Answered {
        issues = Set.copyOf(issues);
    }

    /** Why an answer is not taken; public codes. */
    public enum Refusal {
        /** With issues, and none is named. */
        ISSUE_REQUIRED,
        /** Received, and yet an issue. */
        ISSUE_NOT_EXPECTED,
        DAY_TO_COME,
        /** Before the transfer could have been collected. */
        BEFORE_PAYMENT,
        /** Another answer was given before, and stands. */
        ANSWER_GIVEN
    }

    public sealed interface Decision {
        /** @param caseNeeded whether the user service has to look into it */
        record Taken(boolean caseNeeded) implements Decision {}

        record Unchanged() implements Decision {}

        record Refused(Refusal refusal) implements Decision {}
    }

    /**
     * @param before the answer that was given before
     * @param paidOn the day on which the bank was asked to pay
     */
    public Decision decide(@Nullable Answered before, LocalDate paidOn, LocalDate today) {
        if (before != null) {
            return before.equals(this) ? new Decision.Unchanged() : new Decision.Refused(Refusal.ANSWER_GIVEN);
        }
        if (on.isAfter(today)) {
            return new Decision.Refused(Refusal.DAY_TO_COME);
        }
        if (on.isBefore(paidOn)) {
            return new Decision.Refused(Refusal.BEFORE_PAYMENT);
        }
        return switch (answer) {
            case RECEIVED ->
                issues.isEmpty() ? new Decision.Taken(false) : new Decision.Refused(Refusal.ISSUE_NOT_EXPECTED);
            case NOT_RECEIVED -> new Decision.Taken(true);
            case WITH_ISSUES ->
                issues.isEmpty() ? new Decision.Refused(Refusal.ISSUE_REQUIRED) : new Decision.Taken(true);
        };
    }
}
