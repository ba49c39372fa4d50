package pe.juntos.partner.offer;

/** Why an offer or its change was not taken; the names are the public codes. */
public enum OfferRefusal {
    UNKNOWN_PROGRAMME,
    BONUS_NOT_SERVED,
    BAD_AREA,
    OUTSIDE_PROGRAMME_TERRITORY,
    OUTSIDE_PROGRAMME_DATES,
    BAD_DATES,
    BAD_PLACES,
    BAD_REFERENCE,
    OFFER_CONFLICT,
    PLACES_TAKEN
}
