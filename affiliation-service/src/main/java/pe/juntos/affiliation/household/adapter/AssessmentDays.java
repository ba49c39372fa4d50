package pe.juntos.affiliation.household.adapter;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import pe.juntos.affiliation.household.AffiliationRule;
import pe.juntos.affiliation.household.ReceivedSources;

/** As of which day each household is assessed, and by which policies: none looks back behind its own last day. */
final class AssessmentDays {

    private final LocalDate asOf;
    private final Map<String, LocalDate> own;
    private final Affiliations policies;
    private final ReceivedSources received;
    private final Map<LocalDate, AffiliationRule.Context> contexts = new HashMap<>();

    /** @param own days of the households that were assessed by themselves */
    AssessmentDays(LocalDate asOf, Map<String, LocalDate> own, Affiliations policies, ReceivedSources received) {
        this.asOf = asOf;
        this.own = Map.copyOf(own);
        this.policies = policies;
        this.received = received;
    }

    LocalDate of(String household) {
        LocalDate day = own.getOrDefault(household, asOf);
        return day.isAfter(asOf) ? day : asOf;
    }

    AffiliationRule.Context context(LocalDate day) {
        return contexts.computeIfAbsent(day, d -> policies.context(d, received));
    }

    String policy(LocalDate day) {
        return policies.id(day);
    }
}
