package pe.juntos.affiliation.entry.leaving;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pe.juntos.affiliation.household.ReasonCode;

/**
 * A household's way out (AFF-4, AFF-6): its own declaration, or a proposal that a second person decides on.
 *
 * @param leftOn the day from which it is out
 * @param otherHousehold code of the household that it duplicates
 * @param hearing null as long as the household was not heard
 * @param ending null while it is open
 */
public record ExitCase(
        String id,
        String household,
        ReasonCode reason,
        LocalDate leftOn,
        String grounds,
        @Nullable String otherHousehold,
        String proposedBy,
        @Nullable Hearing hearing,
        @Nullable Ending ending) {

    /**
     * The household was summoned and heard; who did not come is heard in their absence.
     *
     * @param account what it said
     */
    public record Hearing(
            LocalDate summonedOn, LocalDate heldOn, boolean attended, String account, String recordedBy) {}

    /** How it ended. */
    public record Ending(boolean approved, String grounds, String decidedBy) {}

    /** The same proposal, whatever came of it since. */
    public boolean proposedAs(ExitCase other) {
        return household.equals(other.household)
                && reason == other.reason
                && leftOn.equals(other.leftOn)
                && grounds.equals(other.grounds)
                && java.util.Objects.equals(otherHousehold, other.otherHousehold)
                && proposedBy.equals(other.proposedBy);
    }
}
