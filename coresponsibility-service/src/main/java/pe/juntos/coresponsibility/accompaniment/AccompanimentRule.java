package pe.juntos.coresponsibility.accompaniment;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.policy.DueProcessPolicy;

/** VER-4: who may decide that a family is accompanied, and for how long. It moves money, so two persons decide. */
public final class AccompanimentRule {
    private AccompanimentRule() {}

    /**
     * @param others terms of the household's accompaniments that are proposed or approved
     * @param certified periods whose verdicts are certified: these are changed by evidence or reconsideration only
     */
    public static Optional<Refusal> proposing(
            Term term, String reasons, Collection<Term> others, Collection<Period> certified, DueProcessPolicy policy) {
        if (reasons.isBlank()) {
            return Optional.of(Refusal.REASONS_MISSING);
        }
        if (term.until().isBefore(term.from())) {
            return Optional.of(Refusal.TERM_BACKWARDS);
        }
        if (term.days() > policy.accompanimentMaximumDays()) {
            return Optional.of(Refusal.TERM_TOO_LONG);
        }
        return others.stream().anyMatch(term::overlaps)
                ? Optional.of(Refusal.TERM_OVERLAPS)
                : untouched(term, certified);
    }

    public static Optional<Refusal> approving(Accompaniment proposed, String by, Collection<Period> certified) {
        return bySecondPerson(proposed, by).or(() -> untouched(proposed.term(), certified));
    }

    public static Optional<Refusal> rejecting(Accompaniment proposed, String by, String reasons) {
        return reasons.isBlank() ? Optional.of(Refusal.REASONS_MISSING) : bySecondPerson(proposed, by);
    }

    /** Before its last day; from then on it is over anyway. */
    public static Optional<Refusal> ending(Accompaniment approved, LocalDate today, String reasons) {
        if (reasons.isBlank()) {
            return Optional.of(Refusal.REASONS_MISSING);
        }
        var lasting = approved.state() == AccompanimentState.APPROVED
                && today.isBefore(approved.term().until());
        return lasting ? Optional.empty() : Optional.of(Refusal.NOT_IN_FORCE);
    }

    private static Optional<Refusal> bySecondPerson(Accompaniment proposed, String by) {
        if (proposed.state() != AccompanimentState.PROPOSED) {
            return Optional.of(Refusal.ALREADY_DECIDED);
        }
        return proposed.proposedBy().equals(by) ? Optional.of(Refusal.SAME_PERSON) : Optional.empty();
    }

    private static Optional<Refusal> untouched(Term term, Collection<Period> certified) {
        return certified.stream().anyMatch(term::touches) ? Optional.of(Refusal.PERIOD_CERTIFIED) : Optional.empty();
    }
}
