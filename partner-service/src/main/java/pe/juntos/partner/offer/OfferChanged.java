package pe.juntos.partner.offer;

import java.time.LocalDate;
import java.util.UUID;

/** What others learn of an offer: {@code juntos.partner.supply.v1}. */
public record OfferChanged(
        UUID offer,
        String programme,
        String district,
        String bonus,
        int places,
        int free,
        LocalDate opensOn,
        LocalDate closesOn) {

    public static final String TOPIC = "juntos.partner.supply.v1";
    public static final String PUBLISHED = "pe.juntos.partner.supply.offer-published.v1";
    public static final String CAPACITY = "pe.juntos.partner.supply.capacity-changed.v1";
}
