package pe.juntos.partner.eligibility;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A criterion as policy data: it is met if all conditions of one of its alternatives are.
 *
 * @param id public code, the reason that is given
 * @param source where the criterion comes from
 */
public record Criterion(String id, String source, List<List<Condition>> alternatives) {
    public Criterion {
        if (id.isBlank() || alternatives.isEmpty() || alternatives.stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException(id + " has an alternative without conditions");
        }
        alternatives = alternatives.stream().map(List::copyOf).toList();
    }

    /**
     * How somebody stands to a criterion.
     *
     * @param known the values that were looked at
     * @param unknown what it asks for and nobody knows
     */
    public record Result(
            String criterion, Meets answer, String source, Map<Input, BigDecimal> known, List<Input> unknown) {
        public Result {
            known = Collections.unmodifiableMap(new TreeMap<>(known));
            unknown = List.copyOf(unknown);
        }
    }

    Result of(Facts facts) {
        var known = new TreeMap<Input, BigDecimal>();
        var unknown = new LinkedHashSet<Input>();
        for (var condition : alternatives.stream().flatMap(List::stream).toList()) {
            var value = facts.get(condition.input());
            if (value == null) {
                unknown.add(condition.input());
            } else {
                known.put(condition.input(), value);
            }
        }
        return new Result(id, answer(facts), source, known, List.copyOf(unknown));
    }

    private Meets answer(Facts facts) {
        return Meets.any(alternatives.stream()
                .map(all -> Meets.all(all.stream().map(one -> one.of(facts)).toList()))
                .toList());
    }
}
