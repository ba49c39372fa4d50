package pe.juntos.partner.matching;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pe.juntos.partner.catalogue.Bonus;
import pe.juntos.partner.catalogue.Component;

/**
 * An offer as a household may look at it.
 *
 * @param area UBIGEO prefix, or {@code *}
 * @param components what its programme adds to Juntos
 * @param childCare null where the partner does not say
 * @param minutes of the way to where it takes place, null where it is not known
 */
public record OfferSeen(
        UUID id,
        String programme,
        String partner,
        String area,
        Bonus bonus,
        int places,
        int free,
        LocalDate opensOn,
        LocalDate closesOn,
        Set<Component> components,
        @Nullable Boolean childCare,
        @Nullable Integer minutes) {
    public OfferSeen {
        components = Set.copyOf(components);
    }

    boolean reaches(String district) {
        return area.equals("*") || district.startsWith(area);
    }

    /** Digits of the area that say where it is: 6 of a district, 0 of the country. */
    int nearness() {
        return area.equals("*") ? 0 : area.length();
    }
}
