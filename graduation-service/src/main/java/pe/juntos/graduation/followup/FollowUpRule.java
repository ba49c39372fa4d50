package pe.juntos.graduation.followup;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** GRA-8: when a household that left is to be visited, and which visit counts. */
public final class FollowUpRule {

    private FollowUpRule() {}

    /**
     * A household and its last exit.
     *
     * @param exitedOn null while it is in the programme
     * @param reason of the exit
     * @param done milestones at which it was met
     */
    public record Left(
            @Nullable LocalDate exitedOn, @Nullable String reason, Set<Integer> done) {
        public Left {
            done = Set.copyOf(done);
        }
    }

    /** The day from which a milestone can be visited; the month's last day where it is shorter. */
    public static LocalDate dueOn(LocalDate exitedOn, int months) {
        return exitedOn.plusMonths(months);
    }

    /** @return empty if it counts */
    public static Optional<FollowUpRefusal> check(FollowUp visit, Left left, LocalDate today, FollowUpPolicy policy) {
        var exitedOn = left.exitedOn();
        if (exitedOn == null) {
            return Optional.of(FollowUpRefusal.NOT_LEFT);
        }
        if (!policy.exits().contains(Objects.requireNonNullElse(left.reason(), ""))) {
            return Optional.of(FollowUpRefusal.NOT_FOLLOWED_UP);
        }
        if (visit.visitedOn().isAfter(today)) {
            return Optional.of(FollowUpRefusal.IN_FUTURE);
        }
        if (visit.visitedOn().isBefore(exitedOn)) {
            return Optional.of(FollowUpRefusal.BEFORE_EXIT);
        }
        return causes(visit).or(() -> milestone(visit, exitedOn, left, policy));
    }

    private static Optional<FollowUpRefusal> causes(FollowUp visit) {
        boolean relapsed = visit.result() == FollowUp.Result.RELAPSED;
        if (relapsed == visit.causes().isEmpty()) {
            return Optional.of(relapsed ? FollowUpRefusal.CAUSES_REQUIRED : FollowUpRefusal.CAUSES_NOT_EXPECTED);
        }
        return Optional.empty();
    }

    private static Optional<FollowUpRefusal> milestone(
            FollowUp visit, LocalDate exitedOn, Left left, FollowUpPolicy policy) {
        var months = visit.months();
        if (months == null) {
            return Optional.empty();
        }
        if (!policy.months().contains(months)) {
            return Optional.of(FollowUpRefusal.MONTHS_UNKNOWN);
        }
        if (visit.visitedOn().isBefore(dueOn(exitedOn, months))) {
            return Optional.of(FollowUpRefusal.TOO_EARLY);
        }
        return left.done().contains(months) ? Optional.of(FollowUpRefusal.ALREADY_RECORDED) : Optional.empty();
    }
}
