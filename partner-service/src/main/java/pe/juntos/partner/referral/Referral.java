package pe.juntos.partner.referral;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A household's referral to a programme.
 *
 * @param district where the household lived when it was proposed; decides who may see it
 * @param version counts the changes, from 1
 */
public record Referral(
        UUID id,
        String household,
        String district,
        @Nullable String populatedCentre,
        String bonus,
        String programme,
        String partner,
        UUID offer,
        ReferralState state,
        long version) {

    public Referral moved(ReferralState next) {
        return new Referral(
                id, household, district, populatedCentre, bonus, programme, partner, offer, next, version + 1);
    }
}
