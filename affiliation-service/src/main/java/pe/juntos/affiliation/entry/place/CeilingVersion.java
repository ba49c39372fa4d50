package pe.juntos.affiliation.entry.place;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How many households the programme can carry from a day on (AFF-3): a decision of two persons.
 *
 * @param households in all; null for no such limit
 * @param budget soles a bimester; null for no such limit
 * @param approvedBy null as long as nobody else approved it: until then it limits nobody
 */
public record CeilingVersion(
        String id,
        LocalDate effectiveFrom,
        @Nullable Long households,
        @Nullable BigDecimal budget,
        String grounds,
        String proposedBy,
        @Nullable String approvedBy) {

    /** The same proposal, whether or not it was approved since. */
    public boolean proposedAs(CeilingVersion other) {
        return effectiveFrom.equals(other.effectiveFrom)
                && java.util.Objects.equals(households, other.households)
                && (budget == null ? other.budget == null : other.budget != null && budget.compareTo(other.budget) == 0)
                && grounds.equals(other.grounds)
                && proposedBy.equals(other.proposedBy);
    }
}
