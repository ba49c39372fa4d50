package pe.juntos.graduation.supply;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pe.juntos.graduation.review.Bonus;

/**
 * The fields of a partner's supply event that graduation reads.
 *
 * @param district UBIGEO code, its first two or four digits, or {@code *} for the whole country
 * @param free places that nobody took
 * @param closesOn last day on which it takes anybody; null in what was told before it was told
 */
public record OfferKnown(
        String offer,
        String district,
        Bonus bonus,
        int free,
        @Nullable LocalDate closesOn) {}
