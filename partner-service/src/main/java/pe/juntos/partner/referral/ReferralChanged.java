package pe.juntos.partner.referral;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pe.juntos.partner.referral.ReferralState.Completed;
import pe.juntos.partner.referral.ReferralState.Declined;
import pe.juntos.partner.referral.ReferralState.Dropped;
import pe.juntos.partner.referral.ReferralState.Enrolled;

/** What others learn of a referral: {@code juntos.partner.referral.v1}. */
public record ReferralChanged(
        UUID referral,
        String household,
        String programme,
        String partner,
        String bonus,
        Stage state,
        @Nullable String reason,
        @Nullable Achievement outcome,
        @Nullable LocalDate enrolledOn,
        @Nullable LocalDate completedOn) {

    public static final String TOPIC = "juntos.partner.referral.v1";

    public static ReferralChanged of(Referral referral) {
        ReferralState state = referral.state();
        return new ReferralChanged(
                referral.id(),
                referral.household(),
                referral.programme(),
                referral.partner(),
                referral.bonus(),
                state.stage(),
                reason(state),
                state instanceof Completed completed ? completed.achievement() : null,
                enrolledOn(state),
                state instanceof Completed completed ? completed.since() : null);
    }

    /** {@code proposed}, {@code consented} and so on. */
    public static String type(Stage stage) {
        return "pe.juntos.partner.referral." + stage.name().toLowerCase(java.util.Locale.ROOT) + ".v1";
    }

    public static @Nullable String reason(ReferralState state) {
        return switch (state) {
            case Declined(var _, DeclineReason reason) -> reason.name();
            case Dropped(var _, var _, DropReason reason) -> reason.name();
            default -> null;
        };
    }

    public static @Nullable LocalDate enrolledOn(ReferralState state) {
        return switch (state) {
            case Enrolled(LocalDate since, var _) -> since;
            case Completed(var _, LocalDate enrolledOn, var _, var _) -> enrolledOn;
            case Dropped(var _, LocalDate enrolledOn, var _) -> enrolledOn;
            default -> null;
        };
    }
}
