package pe.juntos.affiliation.targeting;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The 2008 methodology, never applied: in small, poor districts with malnutrition a household with a small child would
 * be eligible whatever its class (003 R-TG-5). All limits are exclusive.
 *
 * @param belowInhabitants persons
 * @param abovePoverty per cent
 * @param aboveMalnutrition per cent
 * @param childUnderYears completed years that a child of the household must not have reached
 */
public record GeographicTargeting(
        long belowInhabitants, BigDecimal abovePoverty, BigDecimal aboveMalnutrition, int childUnderYears) {

    /** Empty if the source does not say enough of the district. */
    public Optional<Boolean> covers(DistrictCriteria district) {
        Long inhabitants = district.inhabitants();
        BigDecimal poverty = district.poverty();
        if (inhabitants == null || poverty == null) {
            return Optional.empty();
        }
        BigDecimal malnutrition = district.value(Criterion.CHRONIC_MALNUTRITION);
        return Optional.of(inhabitants < belowInhabitants
                && poverty.compareTo(abovePoverty) > 0
                && malnutrition.compareTo(aboveMalnutrition) > 0);
    }
}
