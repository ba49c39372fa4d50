package pe.juntos.affiliation.entry.office;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pe.juntos.affiliation.household.Assembly;

/**
 * An objection lodged in private (AFF-1, 003 R-TG-10): kept apart from the minutes, so that nobody fears to speak.
 *
 * @param ground from the assembly's closed list
 * @param lodgedBy who took it down
 * @param office the department whose regional office decides, first two digits of the district
 * @param objector who objects; null for all but the regional office
 * @param decision null while it is open
 */
public record Objection(
        String id,
        String household,
        String district,
        Assembly.Motive ground,
        String statement,
        String lodgedBy,
        LocalDate lodgedOn,
        String office,
        @Nullable Objector objector,
        @Nullable OfficeDecision decision) {

    /**
     * Who objects, as far as they want to say.
     *
     * @param household code of the objecting household, if it is one of the register
     */
    public record Objector(
            @Nullable String household,
            @Nullable String name,
            @Nullable String contact) {}

    /** The same without a word of who objects, and of what could betray them. */
    public Objection withoutObjector() {
        return new Objection(id, household, district, ground, statement, lodgedBy, lodgedOn, office, null, decision);
    }

    /** The same as was lodged, whatever was decided since. */
    public boolean lodgedAs(Objection other) {
        return household.equals(other.household)
                && ground == other.ground
                && statement.equals(other.statement)
                && lodgedBy.equals(other.lodgedBy);
    }
}
