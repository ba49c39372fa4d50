package pe.juntos.graduation.review;

import java.math.BigDecimal;
import java.util.Map;

/**
 * The limits of the typology and the bonus of each quadrant (GRA-3).
 *
 * @param lowAgeAbove years; strictly older counts as low
 * @param highAgeBelow years; strictly younger counts as high
 * @param lowLevelAtMost that level or less counts as low
 * @param highLevelAtLeast that level or more counts as high
 * @param lowSchoolingBelow years in education; strictly fewer counts as low
 * @param highSchoolingAbove years in education; strictly more counts as high
 * @param lowLandBelow hectares; strictly less counts as low
 * @param highLandAtLeast hectares; that much or more counts as high
 * @param lowAnimalsAtMost large animals; that many or fewer counts as low, more as high
 */
public record TypologyPolicy(
        int lowAgeAbove,
        int highAgeBelow,
        SchoolLevel lowLevelAtMost,
        SchoolLevel highLevelAtLeast,
        BigDecimal lowSchoolingBelow,
        BigDecimal highSchoolingAbove,
        BigDecimal lowLandBelow,
        BigDecimal highLandAtLeast,
        int lowAnimalsAtMost,
        Map<Quadrant, Bonus> bonuses) {
    public TypologyPolicy {
        bonuses = Map.copyOf(bonuses);
    }
}
