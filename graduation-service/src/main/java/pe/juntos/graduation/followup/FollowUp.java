package pe.juntos.graduation.followup;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A visit to a household that left.
 *
 * @param id chosen by the sender
 * @param months the milestone that it serves; null for a visit between milestones
 */
public record FollowUp(
        String id, String household, @Nullable Integer months, LocalDate visitedOn, Result result, List<Cause> causes) {
    public FollowUp {
        causes = List.copyOf(causes);
    }

    /** What was found. */
    public enum Result {
        STABLE,
        WORSE,
        /** As poor as before, or poorer. */
        RELAPSED,
        /** Nobody was met: the milestone stays open, and it says nothing of the household. */
        NOT_FOUND
    }

    /** Why a household relapsed. */
    public enum Cause {
        INCOME_LOST,
        ILLNESS_OR_DEATH,
        CROP_OR_LIVESTOCK_LOST,
        FROST_OR_FLOOD,
        FOOD_INSECURE,
        CHILDREN_LEFT_SCHOOL,
        DEBT,
        OTHER
    }
}
