package pe.juntos.coresponsibility.period;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import pe.juntos.platform.security.Territory;

/**
 * VER-6: each regional office consolidates its own region; the period is consolidated with the last of them. Whoever speaks for the
 * whole country consolidates what is left.
 *
 * @param regions departments (first two digits of the UBIGEO) with households in the period
 * @param done those that are consolidated
 */
public record Consolidation(Set<String> regions, Set<String> done) {
    private static final int DEPARTMENT = 2;

    public Consolidation {
        regions = Set.copyOf(regions);
        done = Set.copyOf(done);
    }

    public static String regionOf(String district) {
        return district.substring(0, DEPARTMENT);
    }

    /** The regions that somebody with this territory answers for: whole ones only. */
    public Set<String> of(Territory territory) {
        return regions.stream()
                .filter(region -> territory.national()
                        || territory.prefixes().stream()
                                .anyMatch(prefix -> !prefix.isEmpty() && region.startsWith(prefix)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public boolean completeWith(Set<String> more) {
        return regions.stream().allMatch(region -> done.contains(region) || more.contains(region));
    }
}
