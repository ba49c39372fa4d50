package pe.juntos.graduation.review;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a household stands after a review.
 *
 * @param limitOn first day on which its class stays no longer (GRA-1); null where no year ends the stay
 * @param noticeUntil last day of the notice of a household on the exit track, else null
 * @param exits the ways out that it reached; empty while it stays in the programme
 * @param cases appeals and withdrawals about its exit
 */
public record Standing(
        Period period,
        RecertificationDue due,
        @Nullable Stay stay,
        @Nullable LocalDate limitOn,
        @Nullable Recertification recertification,
        @Nullable Classification classification,
        @Nullable Assignment assignment,
        TransferStop stop,
        @Nullable LocalDate noticeUntil,
        List<Exit> exits,
        List<ExitCase> cases) {
    public Standing {
        exits = List.copyOf(exits);
        cases = List.copyOf(cases);
    }

    public boolean exitTrack() {
        return noticeUntil != null;
    }

    /** Whichever way out came first; null while it stays. */
    public @Nullable LocalDate graduatedOn() {
        return exits.stream().map(Exit::on).min(LocalDate::compareTo).orElse(null);
    }

    /** Both may be true at once: graduated with its bonus, and found not poor. */
    public boolean left(ExitCause cause) {
        return exits.stream().anyMatch(exit -> exit.cause() == cause);
    }

    /** What an objection to its exit, or to the exit that it has notice of, is about. */
    public Map<ExitCause, LocalDate> contestable() {
        var bases = new EnumMap<ExitCause, LocalDate>(ExitCause.class);
        if (recertification != null && exitTrack()) {
            bases.put(ExitCause.NOT_POOR, recertification.on());
        }
        exits.forEach(exit -> bases.put(exit.cause(), exit.basis()));
        return bases;
    }

    /** The family's appeal waits for its answer: no exit moves meanwhile. */
    public boolean contested() {
        return !cases.isEmpty() && cases.getLast().state() == ExitCase.State.OPEN;
    }

    public boolean transferStopped() {
        return !exits.isEmpty();
    }

    public @Nullable Bonus bonus() {
        return assignment == null ? null : assignment.bonus();
    }

    public @Nullable SocioEconomicClass recertifiedAs() {
        return recertification == null ? null : recertification.outcome();
    }

    public @Nullable Quadrant quadrant() {
        return classification == null ? null : classification.quadrant();
    }
}
