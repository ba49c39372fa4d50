package pe.juntos.partner.proposal;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What this service reads of a household's event. */
public record HouseholdKnown(
        String household,
        @Nullable String externalId,
        String state,
        @Nullable String district,
        @Nullable String populatedCentre,
        @Nullable String socioEconomicClass,
        @Nullable Integer memberCount) {

    private static final Set<String> IN_THE_PROGRAMME = Set.of("AFFILIATED", "SUSPENDED");

    /** Whether it can be proposed now: it is in the programme, and it is known where it lives. */
    public boolean ready() {
        return IN_THE_PROGRAMME.contains(state) && district != null;
    }
}
