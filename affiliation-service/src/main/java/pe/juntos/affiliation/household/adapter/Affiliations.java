package pe.juntos.affiliation.household.adapter;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.household.AffiliationParameters;
import pe.juntos.affiliation.household.AffiliationRule;
import pe.juntos.affiliation.household.MembershipLimits;
import pe.juntos.affiliation.household.ReceivedSources;
import pe.juntos.platform.policy.Policies;
import pe.juntos.platform.policy.PolicyBook;

/** The policies of this service, by business date. */
@Component
class Affiliations {

    private final PolicyBook<AffiliationParameters> affiliation =
            Policies.load("policies/affiliation", AffiliationParameters.class);
    private final PolicyBook<MembershipLimits> membership =
            Policies.load("policies/membership", MembershipLimits.class);

    AffiliationRule.Context context(LocalDate date, ReceivedSources received) {
        return new AffiliationRule.Context(
                affiliation.at(date).parameters(), membership.at(date).parameters(), received);
    }

    AffiliationParameters parameters(LocalDate date) {
        return affiliation.at(date).parameters();
    }

    /** Before the first versions of its policies nothing was decided. */
    boolean rule(LocalDate date) {
        return !date.isBefore(affiliation.versions().getFirst().effectiveFrom())
                && !date.isBefore(membership.versions().getFirst().effectiveFrom());
    }

    String id(LocalDate date) {
        return affiliation.at(date).id() + "+" + membership.at(date).id();
    }
}
