package pe.juntos.partner.referral;

import java.time.LocalDate;
import java.util.Set;

/**
 * Policy of referrals: calendar days for each step, and what a consent covers unless the household says otherwise.
 *
 * @param consentDays from proposal to consent
 * @param sendDays from consent to sending
 * @param answerDays from sending to the partner's answer
 * @param enrolDays from acceptance to enrolment
 * @param consentValidDays how long a consent counts
 * @param sharedFields what it lets the partner see
 */
public record TimeLimits(
        int consentDays,
        int sendDays,
        int answerDays,
        int enrolDays,
        int consentValidDays,
        Set<SharedField> sharedFields) {

    public TimeLimits {
        sharedFields = Set.copyOf(sharedFields);
    }

    public Consent consent(String partner, LocalDate on) {
        return new Consent(partner, sharedFields, on, on.plusDays(consentValidDays), null);
    }
}
