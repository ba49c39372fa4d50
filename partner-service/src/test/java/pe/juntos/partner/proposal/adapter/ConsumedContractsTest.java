package pe.juntos.partner.proposal.adapter;

import org.junit.jupiter.api.Test;
import pe.juntos.partner.proposal.BonusAssigned;
import pe.juntos.partner.proposal.HouseholdKnown;
import pe.juntos.platform.test.Consumed;

/** What affiliation and graduation publish is what this service reads. */
class ConsumedContractsTest {

    private static final Consumed HOUSEHOLD = new Consumed("affiliation", "household");
    private static final Consumed DECISION = new Consumed("graduation", "decision");

    @Test
    void everyFieldIsPublished() {
        HOUSEHOLD.hasTheFieldsOf(HouseholdKnown.class);
        DECISION.hasTheFieldsOf(BonusAssigned.class);
    }
}
