package pe.juntos.graduation.review;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * GRA-5: what becomes of an objection to an exit. A family appeals once against each exit, within its time limit, and that
 * suspends it; the office may doubt an exit at any time, and that suspends nothing.
 */
public enum Objecting {
    FILED,
    /** The household neither left by a decision of graduation nor has notice that it will. */
    NOTHING_TO_CONTEST,
    APPEAL_TOO_LATE,
    ALREADY_APPEALED,
    /** Another objection waits for its answer. */
    CASE_OPEN,
    DAY_IN_FUTURE;

    public enum Origin {
        FAMILY,
        OFFICE
    }

    /** What was objected before in this stay. */
    public record Earlier(Origin origin, ExitCase.State state, Map<ExitCause, LocalDate> contested) {
        public Earlier {
            contested = Map.copyOf(contested);
        }
    }

    /**
     * @param contestable the facts behind the exit
     * @param limit last day for the family's appeal; null for the office
     */
    public static Objecting of(
            Map<ExitCause, LocalDate> contestable,
            List<Earlier> earlier,
            LocalDate on,
            @Nullable LocalDate limit,
            LocalDate today) {
        if (on.isAfter(today)) {
            return DAY_IN_FUTURE;
        }
        if (earlier.stream().anyMatch(one -> one.state() == ExitCase.State.OPEN)) {
            return CASE_OPEN;
        }
        if (contestable.isEmpty() || undone(contestable, earlier)) {
            return NOTHING_TO_CONTEST;
        }
        if (limit == null) {
            return FILED;
        }
        if (earlier.stream()
                .anyMatch(
                        one -> one.origin() == Origin.FAMILY && one.contested().equals(contestable))) {
            return ALREADY_APPEALED;
        }
        return on.isAfter(limit) ? APPEAL_TOO_LATE : FILED;
    }

    private static boolean undone(Map<ExitCause, LocalDate> contestable, List<Earlier> earlier) {
        return earlier.stream()
                .anyMatch(one -> one.state() == ExitCase.State.WITHDRAWN
                        && one.contested().entrySet().containsAll(contestable.entrySet()));
    }
}
