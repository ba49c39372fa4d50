package pe.juntos.graduation.household.adapter;

import org.junit.jupiter.api.Test;
import pe.juntos.graduation.Consumed;
import pe.juntos.graduation.household.HouseholdKnown;

/** What affiliation publishes of a household is what this service reads. */
class HouseholdContractTest {

    private static final Consumed HOUSEHOLD = new Consumed("affiliation-service", "affiliation", "household");

    @Test
    void everyEventIsHandled() {
        HOUSEHOLD.isHandledBy(new HouseholdHandler(null, null));
    }

    @Test
    void everyFieldIsPublished() {
        HOUSEHOLD.hasTheFieldsOf(HouseholdKnown.class);
    }
}
