package pe.juntos.partner.referral;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Whether a household may wait for a place of its bonus again (PAR-4): its referral ended without a completed programme,
 * whoever ended it. It then stands at the end of the queue, and its consent is asked anew.
 */
public final class Renewal {

    private Renewal() {}

    /** @return why not; null if it may */
    public static @Nullable Refusal refusal(ReferralState state, LocalDate on) {
        return switch (state) {
            case ReferralState.Declined _, ReferralState.Expired _, ReferralState.Dropped _ ->
                on.isBefore(state.since()) ? Refusal.BEFORE_LAST_STEP : null;
            case ReferralState.Completed _ -> Refusal.ALREADY_CLOSED;
            case ReferralState.Proposed _,
                    ReferralState.Consented _,
                    ReferralState.Sent _,
                    ReferralState.Accepted _,
                    ReferralState.Enrolled _ -> Refusal.STILL_OPEN;
        };
    }
}
