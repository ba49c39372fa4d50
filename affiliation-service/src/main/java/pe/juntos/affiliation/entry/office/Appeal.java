package pe.juntos.affiliation.entry.office;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An appeal of a household against its exclusion (AFF-1).
 *
 * @param against version of the decision that excluded it
 * @param lodgedBy who took it down
 * @param decision null while it is open
 */
public record Appeal(
        String id,
        String household,
        long against,
        String statement,
        String lodgedBy,
        LocalDate lodgedOn,
        @Nullable OfficeDecision decision) {

    /** The same as was lodged, whatever was decided since. */
    public boolean lodgedAs(Appeal other) {
        return household.equals(other.household)
                && against == other.against
                && statement.equals(other.statement)
                && lodgedOn.equals(other.lodgedOn);
    }
}
