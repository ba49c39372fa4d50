package pe.juntos.affiliation.household.adapter;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pe.juntos.affiliation.household.HouseholdContent;
import pe.juntos.affiliation.household.Standing;

/**
 * A household that is to be told anew.
 *
 * @param decision why it stands where it stands; null if only what is known of it changed
 */
record StandingChange(
        @Nullable Standing before,
        Standing after,
        HouseholdContent content,
        @Nullable Decision decision) {

    /** What a decision was taken on and by (POL-2). */
    record Decision(
            LocalDate on, Cause cause, String policy, List<String> inputs, String inputsHash, List<String> trace) {}

    /** What made the register decide. */
    enum Cause {
        ASSESSMENT,
        VERDICT,
        GRADUATION,
        UNMERGE
    }
}
