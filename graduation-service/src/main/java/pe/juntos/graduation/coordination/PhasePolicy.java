package pe.juntos.graduation.coordination;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which steps make up each phase.
 *
 * @param steps every step in one phase; none in the last
 */
public record PhasePolicy(Map<Phase, Set<Step>> steps) {
    public PhasePolicy {
        var ordered = new EnumMap<Phase, Set<Step>>(Phase.class);
        steps.forEach((phase, own) -> ordered.put(phase, Set.copyOf(own)));
        steps = Map.copyOf(ordered);
        List<Step> all = steps.values().stream().flatMap(Set::stream).toList();
        if (all.size() != Step.values().length
                || !EnumSet.copyOf(all).containsAll(Arrays.asList(Step.values()))
                || steps.containsKey(Phase.COMPLETE)) {
            throw new IllegalArgumentException("every step is in one phase, not " + steps);
        }
    }

    public Phase of(Step step) {
        return steps.entrySet().stream()
                .filter(phase -> phase.getValue().contains(step))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    /** The first phase of which a step is missing. */
    public Phase reached(Map<Step, LocalDate> taken) {
        return Arrays.stream(Phase.values())
                .filter(phase -> !taken.keySet().containsAll(steps.getOrDefault(phase, Set.of())))
                .findFirst()
                .orElse(Phase.COMPLETE);
    }
}
