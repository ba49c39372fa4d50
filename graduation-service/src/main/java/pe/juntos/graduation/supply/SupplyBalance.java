package pe.juntos.graduation.supply;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import pe.juntos.graduation.review.Bonus;

/**
 * GRA-6: where places are below demand. The places of a district serve it first; those of its province, region and the
 * country serve, level by level, what is still missing, and where they do not suffice they are shared in proportion.
 */
public final class SupplyBalance {

    private static final int[] LEVELS = {6, 4, 2, 0};

    private SupplyBalance() {}

    /** In order of district and bonus. */
    public static List<Shortage> shortages(List<Demand> demand, List<FreePlaces> places) {
        var shortages = new ArrayList<Shortage>();
        for (Bonus bonus : Bonus.values()) {
            var waiting = demand.stream()
                    .filter(one -> one.bonus() == bonus)
                    .collect(Collectors.toMap(Demand::district, Demand::households, Long::sum, TreeMap::new));
            var missing = missing(waiting, free(places, bonus));
            waiting.forEach((district, households) -> {
                long left = missing.getOrDefault(district, 0L);
                if (left > 0) {
                    shortages.add(new Shortage(district, bonus, households, households - left));
                }
            });
        }
        shortages.sort(Comparator.comparing(Shortage::district).thenComparing(Shortage::bonus));
        return List.copyOf(shortages);
    }

    private static Map<String, Long> free(List<FreePlaces> places, Bonus bonus) {
        return places.stream()
                .filter(one -> one.bonus() == bonus)
                .collect(Collectors.toMap(FreePlaces::area, FreePlaces::places, Long::sum));
    }

    private static Map<String, Long> missing(Map<String, Long> waiting, Map<String, Long> free) {
        var missing = new TreeMap<>(waiting);
        for (int level : LEVELS) {
            var areas = missing.keySet().stream().collect(Collectors.groupingBy(district -> area(district, level)));
            areas.forEach((area, districts) ->
                    share(districts.stream().sorted().toList(), free.getOrDefault(area, 0L), missing));
        }
        return missing;
    }

    private static String area(String district, int level) {
        return level == 0 ? "*" : district.substring(0, Math.min(level, district.length()));
    }

    /** No place is left over while a household is missing one, and no district gets more than it misses. */
    private static void share(List<String> districts, long places, Map<String, Long> missing) {
        long needed = districts.stream()
                .mapToLong(one -> missing.getOrDefault(one, 0L))
                .sum();
        long shared = Math.min(places, needed);
        long before = 0;
        for (String district : districts) {
            long own = missing.getOrDefault(district, 0L);
            long part = needed == 0 ? 0 : shared * (before + own) / needed - shared * before / needed;
            missing.put(district, own - part);
            before += own;
        }
    }
}
