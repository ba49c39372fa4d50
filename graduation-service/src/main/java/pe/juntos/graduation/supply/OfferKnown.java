package pe.juntos.graduation.supply;

import pe.juntos.graduation.review.Bonus;

/**
 * The fields of a partner's supply event that graduation reads.
 *
 * @param district UBIGEO code, its first two or four digits, or {@code *} for the whole country
 * @param free places that nobody took
 */
public record OfferKnown(String offer, String district, Bonus bonus, int free) {

    /** How many digits of a UBIGEO code an offer's area has; 0 for the whole country. */
    static int level(String area) {
        return area.equals("*") ? 0 : area.length();
    }
}
