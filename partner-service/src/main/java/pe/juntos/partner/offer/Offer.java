package pe.juntos.partner.offer;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import pe.juntos.partner.catalogue.Bonus;

/**
 * Places of a programme in an area.
 *
 * @param reference chosen by the partner; an offer sent twice under one reference is one offer
 * @param area UBIGEO prefix of a district, province or region, or {@code *}
 * @param places offered in all; {@code free} of them are not held by a referral
 */
public record Offer(
        UUID id,
        String programme,
        String partner,
        String reference,
        String area,
        Bonus bonus,
        int places,
        int free,
        LocalDate opensOn,
        LocalDate closesOn,
        long version) {

    /** The same partner and reference give the same id, on every machine. */
    public static UUID idOf(String partner, String reference) {
        return UUID.nameUUIDFromBytes((partner + "/" + reference).getBytes(StandardCharsets.UTF_8));
    }

    /** Whether two offers promise the same; how many places are left does not matter. */
    public boolean sameTerms(Offer other) {
        return id.equals(other.id)
                && programme.equals(other.programme)
                && area.equals(other.area)
                && bonus == other.bonus
                && places == other.places
                && opensOn.equals(other.opensOn)
                && closesOn.equals(other.closesOn);
    }
}
