package pe.juntos.partner.referral;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A referral as somebody may see it. The programme's people see all of it; a partner sees its own business with it, and of
 * the household only the fields of a consent that counts that day.
 */
public record Sight(
        UUID id,
        String programme,
        String partner,
        Stage state,
        LocalDate since,
        @Nullable LocalDate due,
        @Nullable String reason,
        @Nullable LocalDate enrolledOn,
        @Nullable Achievement outcome,
        @Nullable String household,
        @Nullable String district,
        @Nullable String populatedCentre,
        @Nullable String bonus,
        @Nullable Consent consent) {

    public static Sight whole(Referral referral) {
        return of(
                referral,
                Set.of(SharedField.values()),
                referral.state().agreed().orElse(null));
    }

    /** @param agreed the fields that the partner's agreement lets it see, as far as a household consents */
    public static Sight forPartner(Referral referral, LocalDate today, Set<SharedField> agreed) {
        Optional<Consent> counting = referral.state().agreed().filter(consent -> consent.counts(today));
        var fields = new HashSet<>(counting.map(Consent::fields).orElse(Set.of()));
        fields.retainAll(agreed);
        return of(referral, fields, null);
    }

    private static Sight of(Referral referral, Set<SharedField> fields, @Nullable Consent consent) {
        ReferralChanged change = ReferralChanged.of(referral);
        return new Sight(
                referral.id(),
                referral.programme(),
                referral.partner(),
                change.state(),
                referral.state().since(),
                referral.state().awaitedUntil().orElse(null),
                change.reason(),
                change.enrolledOn(),
                change.outcome(),
                fields.contains(SharedField.HOUSEHOLD) ? referral.household() : null,
                fields.contains(SharedField.DISTRICT) ? referral.district() : null,
                fields.contains(SharedField.POPULATED_CENTRE) ? referral.populatedCentre() : null,
                fields.contains(SharedField.BONUS) ? Objects.requireNonNull(referral.bonus()) : null,
                consent);
    }
}
