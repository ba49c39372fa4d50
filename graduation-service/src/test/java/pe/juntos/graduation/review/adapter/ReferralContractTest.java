package pe.juntos.graduation.review.adapter;

import org.junit.jupiter.api.Test;
import pe.juntos.graduation.Consumed;
import pe.juntos.graduation.review.ReferralKnown;

/** What partners' referrals are published as is what this service reads. */
class ReferralContractTest {

    private static final Consumed REFERRAL = new Consumed("partner-service", "partner", "referral");

    @Test
    void everyEventIsHandled() {
        REFERRAL.isHandledBy(new ReferralHandler(null, null, null, null));
    }

    @Test
    void everyFieldIsPublished() {
        REFERRAL.hasTheFieldsOf(ReferralKnown.class);
    }
}
