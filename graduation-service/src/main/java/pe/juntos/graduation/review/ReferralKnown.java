package pe.juntos.graduation.review;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The fields of a referral event that graduation reads. */
public record ReferralKnown(
        String referral,
        String household,
        @Nullable Bonus bonus,
        String state,
        @Nullable LocalDate enrolledOn,
        @Nullable LocalDate completedOn) {}
