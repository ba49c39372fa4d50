package pe.juntos.graduation.review;

import static pe.juntos.graduation.review.Decision.Kind.BONUS_ASSIGNED;
import static pe.juntos.graduation.review.Decision.Kind.BONUS_DELIVERED;
import static pe.juntos.graduation.review.Decision.Kind.CLASSIFIED;
import static pe.juntos.graduation.review.Decision.Kind.EXIT_SUSPENDED;
import static pe.juntos.graduation.review.Decision.Kind.EXIT_WITHDRAWN;
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
                        suspended(standing),
                        withdrawn(standing),
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
        return standing.exits().stream()
                .filter(exit -> exit.cause() == ExitCause.ARTICULATED_WITH_BONUS)
                .findFirst()
                .map(exit -> Decision.of(TRANSFER_STOPPED, exit.on(), reasons(List.of(exit))))
                .orElse(null);
    }

    /** Every way out is a reason, the one that came first before the others. */
    private static @Nullable Decision graduated(Standing standing) {
        LocalDate on = standing.graduatedOn();
        return on == null ? null : Decision.of(GRADUATED, on, reasons(standing.exits()));
    }

    private static List<String> reasons(List<Exit> exits) {
        var reasons = exits.stream().flatMap(exit -> switch (exit.cause()) {
            case ARTICULATED_WITH_BONUS -> Stream.of(Reason.ARTICULATED, Reason.BONUS_RECEIVED);
            case NOT_POOR -> Stream.of(Reason.RECERTIFIED_NOT_POOR, Reason.EXIT_NOTICE_ENDED);
            case TERM_REACHED -> Stream.of(Reason.TERM_REACHED);
            case LAST_CHILD_COMPLETED -> Stream.of(Reason.LAST_CHILD_COMPLETED);
        });
        var rejected =
                exits.stream().anyMatch(Exit::appealRejected) ? Stream.of(Reason.EXIT_UPHELD) : Stream.<Reason>empty();
        return Stream.concat(reasons, rejected).map(Enum::name).toList();
    }

    private static @Nullable Decision suspended(Standing standing) {
        return contested(standing, ExitCase.State.OPEN)
                .map(open -> Decision.of(EXIT_SUSPENDED, open.filedOn(), codes(Reason.APPEAL_FILED)))
                .orElse(null);
    }

    private static @Nullable Decision withdrawn(Standing standing) {
        return contested(standing, ExitCase.State.WITHDRAWN)
                .map(undone -> Decision.of(
                        EXIT_WITHDRAWN,
                        undone.decidedOn() == null ? undone.filedOn() : undone.decidedOn(),
                        codes(Reason.EXIT_DECISION_WITHDRAWN)))
                .orElse(null);
    }

    private static java.util.Optional<ExitCase> contested(Standing standing, ExitCase.State state) {
        return standing.cases().isEmpty()
                ? java.util.Optional.empty()
                : java.util.Optional.of(standing.cases().getLast()).filter(last -> last.state() == state);
    }

    private static List<String> codes(Reason... reasons) {
        return Stream.of(reasons).map(Enum::name).toList();
    }
}
