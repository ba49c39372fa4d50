package pe.juntos.coresponsibility.supply;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was found. What nobody knows stays open: it is not the same as missing.
 *
 * @param expectedMembers how many are expected there in a bimester
 * @param staff health workers or teachers who attend
 * @param serviceDays days open in a bimester
 * @param walkHours on foot for the family that lives farthest
 * @param qualities by quality, whether it is there
 */
public record SupplyInputs(
        LocalDate assessedOn,
        @Nullable Integer expectedMembers,
        @Nullable Integer staff,
        @Nullable Integer serviceDays,
        @Nullable BigDecimal walkHours,
        Map<Quality, Boolean> qualities) {
    public SupplyInputs {
        var ordered = new EnumMap<Quality, Boolean>(Quality.class);
        ordered.putAll(qualities);
        qualities = Collections.unmodifiableMap(ordered);
    }
}
