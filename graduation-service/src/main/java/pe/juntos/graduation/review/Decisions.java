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
                        stopped(standing.stop()),
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

    /** It takes effect when all its conditions were there: it is in force from the last of them. */
    private static @Nullable Decision assigned(Standing standing) {
        var bonus = standing.bonus();
        var type = standing.classification();
        var last = standing.recertification();
        if (bonus == null || type == null) {
            return null;
        }
        var on = last == null || type.on().isAfter(last.on()) ? type.on() : last.on();
        return Decision.of(BONUS_ASSIGNED, on, codes(Reason.TERM_COMPLETED, Reason.RECERTIFICATION_APPLIED), bonus);
    }

    private static @Nullable Decision delivered(Standing standing) {
        var on = standing.stop().receivedOn();
        var bonus = standing.bonus();
        return on == null || bonus == null
                ? null
                : Decision.of(BONUS_DELIVERED, on, codes(Reason.BONUS_RECEIVED), bonus);
    }

    private static @Nullable Decision stopped(TransferStop stop) {
        var on = stop.on();
        return on == null ? null : Decision.of(TRANSFER_STOPPED, on, codes(Reason.ARTICULATED, Reason.BONUS_RECEIVED));
    }

    private static @Nullable Decision graduated(Standing standing) {
        LocalDate on = standing.graduatedOn();
        if (on == null) {
            return null;
        }
        var reasons = standing.stop().on() == null
                ? codes(Reason.RECERTIFIED_NOT_POOR, Reason.EXIT_NOTICE_ENDED)
                : codes(Reason.ARTICULATED, Reason.BONUS_RECEIVED);
        return Decision.of(GRADUATED, on, reasons);
    }

    private static List<String> codes(Reason... reasons) {
        return Stream.of(reasons).map(Enum::name).toList();
    }
}
