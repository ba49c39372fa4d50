package pe.juntos.graduation.review;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * GRA-5: what withdrawn exits of a stay leave of the facts behind them. A fact that was found wrong does not count again,
 * so that SISFOH looks anew, or the bonus is delivered in truth.
 *
 * @param cases about exits of the stay
 */
public record RemainingFacts(List<ExitCase> cases) {
    public RemainingFacts {
        cases = List.copyOf(cases);
    }

    /** @param newestFirst since the affiliation */
    public @Nullable Recertification recertification(List<Recertification> newestFirst) {
        return newestFirst.stream()
                .filter(one -> undone(ExitCause.NOT_POOR).noneMatch(one.on()::equals))
                .findFirst()
                .orElse(null);
    }

    /** @param newestFirst since the affiliation */
    public @Nullable BonusDelivery delivery(List<BonusDelivery> newestFirst) {
        return newestFirst.stream()
                .filter(one -> !wrong(one.on(), ObjectionGround.BONUS_NOT_RECEIVED))
                .findFirst()
                .orElse(null);
    }

    public List<Enrolment> enrolments(List<Enrolment> since) {
        return since.stream()
                .filter(one -> !wrong(one.enrolledOn(), ObjectionGround.NOT_ENROLLED))
                .map(this::uncompleted)
                .toList();
    }

    private Enrolment uncompleted(Enrolment one) {
        var completed = one.completedOn();
        return completed != null && wrong(completed, ObjectionGround.BONUS_NOT_RECEIVED)
                ? new Enrolment(one.bonus(), one.enrolledOn(), null)
                : one;
    }

    private boolean wrong(LocalDate day, ObjectionGround ground) {
        return cases.stream()
                .filter(one -> one.undoes(ExitCause.ARTICULATED_WITH_BONUS))
                .filter(one -> one.rests(ground) || one.rests(ObjectionGround.WRONG_HOUSEHOLD))
                .map(one -> Objects.requireNonNull(one.contested().get(ExitCause.ARTICULATED_WITH_BONUS)))
                .anyMatch(until -> !day.isAfter(until));
    }

    private Stream<LocalDate> undone(ExitCause cause) {
        return cases.stream()
                .filter(one -> one.undoes(cause))
                .map(one -> Objects.requireNonNull(one.contested().get(cause)));
    }

    /** Last day of which an exit for that cause was undone; null if none was. */
    public @Nullable LocalDate undoneUntil(ExitCause cause) {
        return undone(cause).max(LocalDate::compareTo).orElse(null);
    }
}
