package pe.juntos.graduation.review.adapter;

import org.junit.jupiter.api.Test;
import pe.juntos.graduation.review.ReferralKnown;
import pe.juntos.platform.test.Consumed;

/** What partners' referrals are published as is what this service reads. */
class ReferralContractTest {

    private static final Consumed REFERRAL = new Consumed("partner", "referral");

    @Test
    void everyFieldIsPublished() {
        REFERRAL.hasTheFieldsOf(ReferralKnown.class);
    }
}
