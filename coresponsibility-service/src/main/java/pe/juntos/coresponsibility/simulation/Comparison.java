package pe.juntos.coresponsibility.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pe.juntos.coresponsibility.verdict.HouseholdVerdict;
import pe.juntos.coresponsibility.verdict.MemberVerdict;
import pe.juntos.coresponsibility.verdict.Outcome;

/** POL-3: one household decided with two sets of versions. */
public record Comparison(HouseholdVerdict before, HouseholdVerdict after) {
    private static final String NOBODY = "-";

    public Comparison {
        if (!before.facts().household().equals(after.facts().household())) {
            throw new IllegalArgumentException("two households cannot be compared");
        }
    }

    /** Whether a family or the person who accompanies it would notice: outcome, payment, reasons or cases. */
    public boolean isChanged() {
        return before.outcome() != after.outcome()
                || before.payable() != after.payable()
                || !before.reasons().equals(after.reasons())
                || !before.reviews().equals(after.reviews());
    }

    /** Members found otherwise, in the order of their codes: {@code M… MET(ATTENDED) > NOT_MET(NO_ATTENDANCE)}. */
    public List<String> members() {
        var first = byMember(before);
        var second = byMember(after);
        return new TreeSet<>(Stream.concat(first.keySet().stream(), second.keySet().stream())
                        .toList())
                .stream()
                        .filter(member -> !found(first.get(member)).equals(found(second.get(member))))
                        .map(member -> member + " " + found(first.get(member)) + " > " + found(second.get(member)))
                        .toList();
    }

    private static Map<String, Outcome> byMember(HouseholdVerdict verdict) {
        var outcomes = new HashMap<String, Outcome>();
        for (MemberVerdict member : verdict.members()) {
            outcomes.put(member.member(), member.outcome());
        }
        return outcomes;
    }

    private static String found(@Nullable Outcome outcome) {
        return outcome == null ? NOBODY : outcome.code() + "(" + outcome.reason() + ")";
    }
}
