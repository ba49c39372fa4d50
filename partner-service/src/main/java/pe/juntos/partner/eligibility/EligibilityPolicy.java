package pe.juntos.partner.eligibility;

import java.util.List;
import java.util.stream.Collectors;

/** The rules of the programmes, as data (PAR-3). */
public record EligibilityPolicy(List<EligibilityRule> rules) {
    public EligibilityPolicy {
        rules = List.copyOf(rules);
        var codes = rules.stream().map(EligibilityRule::code).collect(Collectors.toSet());
        if (rules.isEmpty() || codes.size() != rules.size()) {
            throw new IllegalArgumentException("each rule has a code of its own");
        }
    }

    /** The windows of a programme; empty where no requirement is known. */
    public List<EligibilityRule> of(String programme) {
        return rules.stream().filter(rule -> programme.equals(rule.programme())).toList();
    }

    /** Those that can be asked of the register. */
    public EligibilityPolicy ofHouseholds() {
        return new EligibilityPolicy(
                rules.stream().filter(EligibilityRule::ofHouseholds).toList());
    }
}
