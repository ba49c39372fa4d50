package pe.juntos.graduation.review;

import java.time.LocalDate;
import java.util.List;

/**
 * One thing decided about a household.
 *
 * @param on the business day on which it takes effect
 * @param about what makes this decision differ from the last of its kind; the same value again is no news
 */
public record Decision(Kind kind, LocalDate on, List<String> reasons, String about) {
    public Decision {
        reasons = List.copyOf(reasons);
    }

    /** In the order in which one review decides them. */
    public enum Kind {
        RECERTIFICATION_DUE("recertification-due"),
        RECERTIFIED("recertified"),
        CLASSIFIED("classified"),
        REVIEW_NEEDED("review-needed"),
        BONUS_ASSIGNED("bonus-assigned"),
        BONUS_DELIVERED("bonus-delivered"),
        EXIT_SUSPENDED("exit-suspended"),
        EXIT_WITHDRAWN("exit-withdrawn"),
        TRANSFER_STOPPED("transfer-stopped"),
        GRADUATED("graduated");

        private final String pastTense;

        Kind(String pastTense) {
            this.pastTense = pastTense;
        }

        /** As in the event type. */
        public String pastTense() {
            return pastTense;
        }
    }

    static Decision of(Kind kind, LocalDate on, List<String> reasons) {
        return new Decision(kind, on, reasons, on + " " + String.join("|", reasons));
    }

    static Decision of(Kind kind, LocalDate on, List<String> reasons, Enum<?>... about) {
        var names = java.util.Arrays.stream(about).map(Enum::name).toList();
        return new Decision(kind, on, reasons, on + " " + String.join("|", reasons) + " " + String.join("|", names));
    }
}
