package pe.juntos.partner.referral;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A household's recorded agreement to be known by one partner.
 *
 * @param partner to whom
 * @param fields what
 * @param until last day on which it counts
 * @param withdrawnOn day from which it does not count any more
 */
public record Consent(
        String partner,
        Set<SharedField> fields,
        LocalDate givenOn,
        LocalDate until,
        @Nullable LocalDate withdrawnOn) {

    public Consent {
        fields = Set.copyOf(fields);
    }

    public boolean counts(LocalDate day) {
        return !day.isBefore(givenOn) && !day.isAfter(until) && (withdrawnOn == null || day.isBefore(withdrawnOn));
    }

    public Consent withdrawn(LocalDate day) {
        return new Consent(partner, fields, givenOn, until, day);
    }
}
