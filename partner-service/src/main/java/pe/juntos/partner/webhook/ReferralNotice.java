package pe.juntos.partner.webhook;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pe.juntos.partner.referral.Achievement;
import pe.juntos.partner.referral.ReferralChanged;
import pe.juntos.partner.referral.Stage;

/**
 * What a notice says of a referral: nothing of the household. A notice may be kept and sent again after a consent has ended; what
 * the consent allows is read from the referral itself, as of that day.
 */
public record ReferralNotice(
        UUID referral,
        String programme,
        Stage state,
        @Nullable String reason,
        @Nullable Achievement outcome,
        @Nullable LocalDate enrolledOn,
        @Nullable LocalDate completedOn) {

    public static ReferralNotice of(ReferralChanged change) {
        return new ReferralNotice(
                change.referral(),
                change.programme(),
                change.state(),
                change.reason(),
                change.outcome(),
                change.enrolledOn(),
                change.completedOn());
    }
}
