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
        @Nullable Recertification recertification,
        @Nullable Classification classification,
        @Nullable Bonus bonus,
        TransferStop stop,
        @Nullable LocalDate noticeUntil,
        @Nullable LocalDate graduatedOn) {

    public boolean exitTrack() {
        return noticeUntil != null;
    }

    public boolean transferStopped() {
        return graduatedOn != null;
    }

    public @Nullable SocioEconomicClass recertifiedAs() {
        return recertification == null ? null : recertification.outcome();
    }

    public @Nullable Quadrant quadrant() {
        return classification == null ? null : classification.quadrant();
    }
}
