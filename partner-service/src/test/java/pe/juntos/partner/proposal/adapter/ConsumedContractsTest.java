package pe.juntos.partner.proposal.adapter;

import org.junit.jupiter.api.Test;
import pe.juntos.partner.Consumed;
import pe.juntos.partner.proposal.BonusAssigned;
import pe.juntos.partner.proposal.HouseholdKnown;

/** What affiliation and graduation publish is what this service reads. */
class ConsumedContractsTest {

    private static final Consumed HOUSEHOLD = new Consumed("affiliation-service", "affiliation", "household");
    private static final Consumed DECISION = new Consumed("graduation-service", "graduation", "decision");

    @Test
    void everyEventIsHandledOrIgnoredOnPurpose() {
        HOUSEHOLD.isHandledBy(new HouseholdHandler(null, null, null));
        DECISION.isHandledBy(new DecisionHandler(null, null, null));
    }

    @Test
    void everyFieldIsPublished() {
        HOUSEHOLD.hasTheFieldsOf(HouseholdKnown.class);
        DECISION.hasTheFieldsOf(BonusAssigned.class);
    }
}
