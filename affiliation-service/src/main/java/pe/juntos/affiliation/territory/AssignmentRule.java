package pe.juntos.affiliation.territory;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a place may be assigned to a gestor (USR-3); it takes another person than the gestor. */
public final class AssignmentRule {

    /** What the catalogues know of a place; where none was loaded, they know every place. */
    public record Known(boolean district, boolean centre) {}

    private AssignmentRule() {}

    /** @param existing the assignment of the same gestor and place from the same day, if there is one */
    public static Optional<AssignmentRefusal> check(
            Assignment wanted, String assigner, Known known, @Nullable Assignment existing) {
        if (wanted.gestor().equals(assigner)) {
            return Optional.of(AssignmentRefusal.SELF_ASSIGNMENT);
        }
        if (!known.district()) {
            return Optional.of(AssignmentRefusal.UNKNOWN_DISTRICT);
        }
        if (!known.centre()) {
            return Optional.of(AssignmentRefusal.UNKNOWN_CENTRE);
        }
        if (wanted.until() != null && wanted.until().isBefore(wanted.since())) {
            return Optional.of(AssignmentRefusal.DATES_INVERTED);
        }
        return existing == null || existing.equals(wanted)
                ? Optional.empty()
                : Optional.of(AssignmentRefusal.ASSIGNMENT_EXISTS);
    }
}
