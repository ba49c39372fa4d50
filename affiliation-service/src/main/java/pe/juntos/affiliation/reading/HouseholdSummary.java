package pe.juntos.affiliation.reading;

import java.util.List;
import java.util.Map;

/**
 * Counts of the register in the caller's territory.
 *
 * @param identityPending persons without DNI, for the identity campaigns (AFF-2)
 * @param duplicateDni persons refused because another holds their DNI (TGT-4)
 * @param policies versions that decided the states there are and were
 */
public record HouseholdSummary(
        Map<String, Long> households,
        Map<String, Long> reasons,
        long members,
        long identityPending,
        long duplicateDni,
        List<String> policies) {

    public HouseholdSummary {
        households = Map.copyOf(households);
        reasons = Map.copyOf(reasons);
        policies = List.copyOf(policies);
    }
}
