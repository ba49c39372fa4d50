package pe.juntos.graduation.coordination;

import java.time.LocalDate;
import java.util.Map;

/** What becomes of a step reported of a district: phases follow each other, steps of one phase come in any order. */
public enum StepRecord {
    RECORDED,
    /** The same was recorded before. */
    KNOWN,
    /** On another day. */
    ALREADY_RECORDED,
    /** A step of an earlier phase is missing, or was taken later. */
    PHASE_NOT_REACHED,
    DAY_IN_FUTURE;

    /** @param taken the district's steps until now */
    public static StepRecord of(
            Map<Step, LocalDate> taken, Step step, LocalDate on, LocalDate today, PhasePolicy policy) {
        if (on.isAfter(today)) {
            return DAY_IN_FUTURE;
        }
        var before = taken.get(step);
        if (before != null) {
            return before.equals(on) ? KNOWN : ALREADY_RECORDED;
        }
        return policy.steps().entrySet().stream()
                        .filter(phase -> phase.getKey().compareTo(policy.of(step)) < 0)
                        .flatMap(phase -> phase.getValue().stream())
                        .map(taken::get)
                        .anyMatch(day -> day == null || day.isAfter(on))
                ? PHASE_NOT_REACHED
                : RECORDED;
    }
}
