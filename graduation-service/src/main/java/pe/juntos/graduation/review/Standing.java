package pe.juntos.graduation.review;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a household stands after a review.
 *
 * @param noticeUntil last day of the notice of a household on the exit track, else null
 * @param graduatedOn null while it stays in the programme
 */
public record Standing(
        Period period,
        RecertificationDue due,
        @Nullable Stay stay,
        @Nullable Recertification recertification,
        @Nullable Classification classification,
        @Nullable Assignment assignment,
        TransferStop stop,
        @Nullable LocalDate noticeUntil,
        @Nullable LocalDate graduatedOn) {

    public boolean exitTrack() {
        return noticeUntil != null;
    }

    /** It left by articulation and bonus (GRA-5), not by the end of a notice. */
    boolean stoppedWithBonus() {
        return graduatedOn != null && graduatedOn.equals(stop.on());
    }

    public boolean transferStopped() {
        return graduatedOn != null;
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
