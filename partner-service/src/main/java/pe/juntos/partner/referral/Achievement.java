package pe.juntos.partner.referral;

import org.jspecify.annotations.Nullable;

/** What a household takes from a completed programme, as far as the partner knows; an open answer is not a "no". */
public record Achievement(
        @Nullable Boolean incomeIncreased,
        @Nullable Boolean assetsIncreased,
        @Nullable Boolean practicesAdopted,
        boolean certificate) {}
