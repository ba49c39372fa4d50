package pe.juntos.coresponsibility.review;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pe.juntos.coresponsibility.verdict.Review;

/** VER-3 to VER-5: who works on a case, and what closes it. */
public final class ReviewRule {
    private ReviewRule() {}

    /** A case may be given to another person as long as nobody decided it. */
    public static Optional<Refusal> assigning(ReviewCase given, String to) {
        return over(given).or(() -> to.isBlank() ? Optional.of(Refusal.ASSIGNEE_MISSING) : Optional.empty());
    }

    /**
     * @param visitedOn day of the visit, which silence in a row asks for (VER-3)
     */
    public static Optional<Refusal> deciding(
            ReviewCase given,
            String by,
            ReviewDecision decision,
            String reasons,
            @Nullable LocalDate visitedOn,
            LocalDate today) {
        return over(given)
                .or(() -> person(given, by))
                .or(() -> decision.fits(given.about()) ? Optional.empty() : Optional.of(Refusal.DECISION_NOT_FOR_CASE))
                .or(() -> reasons.isBlank() ? Optional.of(Refusal.REASONS_MISSING) : Optional.empty())
                .or(() -> visit(given, visitedOn, today));
    }

    private static Optional<Refusal> over(ReviewCase given) {
        return switch (given.state()) {
            case OPEN, ASSIGNED -> Optional.empty();
            case CLOSED -> Optional.of(Refusal.ALREADY_CLOSED);
            case WITHDRAWN -> Optional.of(Refusal.CASE_WITHDRAWN);
        };
    }

    private static Optional<Refusal> person(ReviewCase given, String by) {
        if (given.assignedTo() == null) {
            return Optional.of(Refusal.NOT_ASSIGNED);
        }
        return given.assignedTo().equals(by) ? Optional.empty() : Optional.of(Refusal.NOT_YOURS);
    }

    private static Optional<Refusal> visit(ReviewCase given, @Nullable LocalDate visitedOn, LocalDate today) {
        if (visitedOn == null) {
            return given.about() == Review.REPEATED_SILENCE
                    ? Optional.of(Refusal.VISIT_DATE_MISSING)
                    : Optional.empty();
        }
        return visitedOn.isBefore(given.raisedOn()) || visitedOn.isAfter(today)
                ? Optional.of(Refusal.VISIT_OUT_OF_ORDER)
                : Optional.empty();
    }
}
