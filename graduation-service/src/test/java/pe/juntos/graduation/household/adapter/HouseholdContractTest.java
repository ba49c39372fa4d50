package pe.juntos.graduation.household.adapter;

import org.junit.jupiter.api.Test;
import pe.juntos.graduation.household.HouseholdKnown;
import pe.juntos.platform.test.Consumed;

/** What affiliation publishes of a household is what this service reads. */
class HouseholdContractTest {

    private static final Consumed HOUSEHOLD = new Consumed("affiliation", "household");

    @Test
    void everyFieldIsPublished() {
        HOUSEHOLD.hasTheFieldsOf(HouseholdKnown.class);
    }
}
