package pe.juntos.coresponsibility.verdict;

import java.util.Collection;

/** What stands when a household is decided. */
public sealed interface Standing {
    /** Nothing was certified: the verdict is what the evidence says. */
    record Undecided() implements Standing {}

    /** A certified verdict stands; the round may have paid it (VER-5). */
    record Certified(boolean payable) implements Standing {}

    /** What stood when a verdict with these reasons was decided, as far as it matters to the rule. */
    static Standing behind(Collection<Reason> reasons) {
        return reasons.contains(Reason.CORRECTION_NEEDS_PERSON) ? new Certified(true) : new Undecided();
    }
}
