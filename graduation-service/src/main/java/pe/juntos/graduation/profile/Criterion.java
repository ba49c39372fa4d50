package pe.juntos.graduation.profile;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A criterion as policy data: it is met if all conditions of one of its alternatives are.
 *
 * @param id public code
 * @param source where the criterion comes from
 */
public record Criterion(String id, String source, List<List<Condition>> alternatives) {
    public Criterion {
        if (alternatives.isEmpty() || alternatives.stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException(id + " has an alternative without conditions");
        }
        alternatives = alternatives.stream().map(List::copyOf).toList();
    }

    /**
     * How a household stands to a criterion.
     *
     * @param known the values that were looked at
     * @param unknown what it asks for and nobody knows
     */
    public record Result(
            String criterion, Answer answer, String source, Map<Input, BigDecimal> known, List<Input> unknown) {
        public Result {
            known = java.util.Collections.unmodifiableMap(new TreeMap<>(known));
            unknown = List.copyOf(unknown);
        }
    }

    public Result of(Profile profile) {
        var known = new TreeMap<Input, BigDecimal>();
        Set<Input> unknown = new LinkedHashSet<>();
        for (var condition : alternatives.stream().flatMap(List::stream).toList()) {
            var value = profile.get(condition.input());
            if (value == null) {
                unknown.add(condition.input());
            } else {
                known.put(condition.input(), value);
            }
        }
        return new Result(id, answer(profile), source, known, List.copyOf(unknown));
    }

    private Answer answer(Profile profile) {
        return Answer.any(alternatives.stream()
                .map(all -> Answer.all(all.stream().map(one -> one.of(profile)).toList()))
                .toList());
    }
}
