package pe.juntos.graduation.review;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every way out that a household has reached by a day, without those that are suspended or undone (GRA-5). The first of them
 * is why it left.
 */
final class Exits {
    private Exits() {}

    static List<Exit> of(HouseholdFacts facts, TransferStop stop, @Nullable Stay stay, Period period, Rules rules) {
        var asOf = period.lastDay();
        var articulated = articulated(stop, asOf, rules.stop());
        var seen = articulated != null && articulated.on().isAfter(asOf) ? articulated.on() : asOf;
        return Stream.of(
                        articulated,
                        notPoor(facts.recertification(), seen, rules),
                        term(facts, stay, asOf, rules.exit()),
                        lastChild(facts, stay, asOf, rules.exit()))
                .filter(Objects::nonNull)
                .map(exit -> contested(exit, facts.cases()))
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(Exit::on).thenComparing(Exit::cause))
                .toList();
    }

    /** Without a notice it counts at once, even where it lies after the period. */
    private static @Nullable Exit articulated(TransferStop stop, LocalDate asOf, StopPolicy policy) {
        var basis = stop.on();
        if (basis == null
                || (policy.noticeDays() > 0
                        && basis.plusDays(policy.noticeDays()).isAfter(asOf))) {
            return null;
        }
        return new Exit(ExitCause.ARTICULATED_WITH_BONUS, basis, basis.plusDays(policy.noticeDays()), false);
    }

    private static @Nullable Exit notPoor(@Nullable Recertification last, LocalDate seen, Rules rules) {
        var until = noticeUntil(last, rules.recertification());
        return last == null || until == null || seen.isBefore(until)
                ? null
                : new Exit(ExitCause.NOT_POOR, last.on(), until, false);
    }

    /** Last day of the notice of a NOT_POOR result (GRA-2). */
    static @Nullable LocalDate noticeUntil(@Nullable Recertification last, RecertificationPolicy policy) {
        return last == null || last.outcome() != SocioEconomicClass.NOT_POOR
                ? null
                : Period.of(last.on()).plus(policy.noticePeriods()).lastDay();
    }

    /** Where a recertification grants the last years, who was forgotten stays until nobody stays any more. */
    private static @Nullable Exit term(HouseholdFacts facts, @Nullable Stay stay, LocalDate asOf, ExitPolicy policy) {
        if (!policy.termEnds() || stay == null || stay.until() == null || stay.phase() != Stay.Phase.TERM_REACHED) {
            return null;
        }
        var end = stay.undecided()
                ? policy.limit(facts.affiliatedOn())
                : stay.until().plusDays(1);
        return end.isAfter(asOf) ? null : new Exit(ExitCause.TERM_REACHED, stay.until(), end, false);
    }

    /**
     * No source gives the day on which a last child completed school: the period's last day that saw it first counts, also
     * where it was objected to since.
     */
    private static @Nullable Exit lastChild(
            HouseholdFacts facts, @Nullable Stay stay, LocalDate asOf, ExitPolicy policy) {
        if (!policy.termEnds()
                || stay == null
                || stay.phase() != Stay.Phase.UNTIL_LAST_CHILD
                || !facts.withoutTargets()) {
            return null;
        }
        var seen = facts.cases().reversed().stream()
                .map(one -> one.contested().get(ExitCause.LAST_CHILD_COMPLETED))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(asOf);
        return new Exit(ExitCause.LAST_CHILD_COMPLETED, seen, seen, false);
    }

    private static @Nullable Exit contested(Exit exit, List<ExitCase> cases) {
        return cases.reversed().stream()
                .filter(one -> one.isAbout(exit))
                .findFirst()
                .map(one -> Optional.ofNullable(one.after(exit)))
                .orElse(Optional.of(exit))
                .orElse(null);
    }
}
