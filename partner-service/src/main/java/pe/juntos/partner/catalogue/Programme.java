package pe.juntos.partner.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A programme of the catalogue.
 *
 * @param code stable
 * @param partner code of the institution that runs it and publishes its offers
 * @param bonuses graduation bonuses that it serves; all three where the source says "todas"
 * @param territory UBIGEO prefixes in which it works, {@code *} for the whole country
 * @param until last day on which it takes households; none: no end is known
 * @param capacity households it can take in all, where a source gives it
 * @param commercialSupport whether it helps to sell what is produced
 * @param source where the entry was read
 */
public record Programme(
        String code,
        String name,
        String partner,
        Set<Component> components,
        Set<Bonus> bonuses,
        Set<Delivery> delivery,
        Answer banking,
        Answer gender,
        Answer commercialSupport,
        List<String> territory,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        @Nullable Integer capacity,
        String source) {

    public Programme {
        components = Set.copyOf(components);
        bonuses = Set.copyOf(bonuses);
        delivery = Set.copyOf(delivery);
        territory = List.copyOf(territory);
    }

    /** Whether the whole of an area, a UBIGEO prefix or {@code *}, lies where the programme works. */
    public boolean worksIn(String area) {
        return territory.contains("*") || territory.stream().anyMatch(area::startsWith);
    }

    /** Whether it takes households during the whole of a span of days. */
    public boolean runs(LocalDate first, LocalDate last) {
        return (from == null || !first.isBefore(from)) && (until == null || !last.isAfter(until));
    }
}
