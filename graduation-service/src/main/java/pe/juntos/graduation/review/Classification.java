package pe.juntos.graduation.review;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The type of a household.
 *
 * @param on the day of the form it was read from
 * @param reasons codes of {@link Reason} and {@link PersonReason}
 */
public record Classification(LocalDate on, Grade capacity, Grade potential, List<String> reasons) {
    public Classification {
        reasons = List.copyOf(reasons);
    }

    public @Nullable Quadrant quadrant() {
        return Quadrant.of(capacity, potential);
    }
}
