package pe.juntos.graduation.review;

import static pe.juntos.graduation.review.Decision.Kind.BONUS_ASSIGNED;
import static pe.juntos.graduation.review.Decision.Kind.BONUS_DELIVERED;
import static pe.juntos.graduation.review.Decision.Kind.CLASSIFIED;
import static pe.juntos.graduation.review.Decision.Kind.GRADUATED;
import static pe.juntos.graduation.review.Decision.Kind.RECERTIFICATION_DUE;
import static pe.juntos.graduation.review.Decision.Kind.RECERTIFIED;
import static pe.juntos.graduation.review.Decision.Kind.REVIEW_NEEDED;
import static pe.juntos.graduation.review.Decision.Kind.TRANSFER_STOPPED;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The decisions that follow from a standing, each with its reasons. */
final class Decisions {
    private Decisions() {}

    static List<Decision> of(Standing standing) {
        return Stream.of(
                        due(standing.due()),
                        recertified(standing),
                        classified(standing.classification()),
                        assigned(standing),
                        delivered(standing),
                        stopped(standing),
                        graduated(standing))
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable Decision due(RecertificationDue due) {
        return switch (due.status()) {
            case NOT_DUE -> null;
            case DUE -> Decision.of(RECERTIFICATION_DUE, due.on(), codes(Reason.RECERTIFICATION_DUE));
            case OVERDUE -> Decision.of(RECERTIFICATION_DUE, due.on(), codes(Reason.RECERTIFICATION_OVERDUE));
        };
    }

    private static @Nullable Decision recertified(Standing standing) {
        var last = standing.recertification();
        if (last == null) {
            return null;
        }
        var reasons = switch (last.outcome()) {
            case EXTREME_POOR -> codes(Reason.RECERTIFIED_EXTREME_POOR);
            case POOR -> codes(Reason.RECERTIFIED_POOR);
            case NOT_POOR -> codes(Reason.RECERTIFIED_NOT_POOR, Reason.EXIT_TRACK_NOTICE);
        };
        return Decision.of(RECERTIFIED, last.on(), reasons);
    }

    private static @Nullable Decision classified(@Nullable Classification type) {
        if (type == null) {
            return null;
        }
        var kind = type.quadrant() == null ? REVIEW_NEEDED : CLASSIFIED;
        return Decision.of(kind, type.on(), type.reasons(), type.capacity(), type.potential());
    }

    private static @Nullable Decision assigned(Standing standing) {
        var assignment = standing.assignment();
        if (assignment == null || assignment.on() == null) {
            return null;
        }
        var reasons = standing.recertification() == null
                ? codes(Reason.TERM_COMPLETED)
                : codes(Reason.TERM_COMPLETED, Reason.RECERTIFICATION_APPLIED);
        return Decision.of(BONUS_ASSIGNED, assignment.on(), reasons, assignment.bonus());
    }

    private static @Nullable Decision delivered(Standing standing) {
        var on = standing.stop().receivedOn();
        var bonus = standing.bonus();
        return on == null || bonus == null
                ? null
                : Decision.of(BONUS_DELIVERED, on, codes(Reason.BONUS_RECEIVED), bonus);
    }

    private static @Nullable Decision stopped(Standing standing) {
        LocalDate on = standing.graduatedOn();
        return on == null || !standing.stoppedWithBonus()
                ? null
                : Decision.of(TRANSFER_STOPPED, on, codes(Reason.ARTICULATED, Reason.BONUS_RECEIVED));
    }

    private static @Nullable Decision graduated(Standing standing) {
        LocalDate on = standing.graduatedOn();
        if (on == null) {
            return null;
        }
        var reasons = standing.stoppedWithBonus()
                ? codes(Reason.ARTICULATED, Reason.BONUS_RECEIVED)
                : codes(Reason.RECERTIFIED_NOT_POOR, Reason.EXIT_NOTICE_ENDED);
        return Decision.of(GRADUATED, on, reasons);
    }

    private static List<String> codes(Reason... reasons) {
        return Stream.of(reasons).map(Enum::name).toList();
    }
}
