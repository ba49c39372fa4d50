package pe.juntos.graduation.forecast;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pe.juntos.graduation.forecast.ForecastExit.Basis;
import pe.juntos.graduation.review.RecertificationDue;

/**
 * GRA-7: the exits of one household in the calendar months from {@code from} on, in order of day. It decides nothing.
 *
 * @param unknown what cannot be foreseen for want of facts: not to be read as "does not happen"
 */
public record Forecast(YearMonth from, YearMonth through, List<ForecastExit> exits, List<ExitKind> unknown) {
    public Forecast {
        exits = List.copyOf(exits);
        unknown = List.copyOf(unknown);
    }

    public static Forecast of(ForecastFacts facts, YearMonth from, ForecastRules rules) {
        var through = from.plusMonths(rules.forecast().monthsAhead() - 1L);
        var exits = Stream.of(
                        lastChild(facts, from, rules.forecast()), due(facts, rules), term(facts, rules), expiry(facts))
                .filter(Objects::nonNull)
                .filter(exit -> !exit.month().isBefore(from) && !exit.month().isAfter(through))
                .sorted(Comparator.comparing(ForecastExit::on).thenComparing(ForecastExit::kind))
                .toList();
        return new Forecast(from, through, exits, unknown(facts));
    }

    /**
     * A forecast from that month announces the exits before this day, so that no household hears of one less than the notice
     * ahead.
     */
    public static LocalDate announcedBefore(YearMonth from, ForecastPolicy policy) {
        return from.plusMonths(policy.noticeMonths() + 1L).atDay(1);
    }

    private static List<ExitKind> unknown(ForecastFacts facts) {
        var unknown = EnumSet.noneOf(ExitKind.class);
        if (facts.schoolchildren().isEmpty() && facts.unborn() == null) {
            unknown.add(ExitKind.LAST_CHILD_COMPLETES);
        }
        if (facts.currentClass() == null) {
            unknown.add(ExitKind.TERM_REACHED);
        }
        if (facts.classValidUntil() == null) {
            unknown.add(ExitKind.CLASS_EXPIRES);
        }
        return List.copyOf(unknown);
    }

    private static @Nullable ForecastExit lastChild(ForecastFacts facts, YearMonth from, ForecastPolicy policy) {
        var unborn = facts.unborn();
        return Stream.concat(
                        facts.schoolchildren().stream().map(birth -> completion(birth, from, policy)),
                        Stream.ofNullable(unborn).map(birth -> completion(birth, from, policy)))
                .max(Comparator.comparing(ForecastExit::on))
                .orElse(null);
    }

    /** Who did not finish when the school years say so is expected to finish, or to be too old, by the age limit. */
    private static ForecastExit completion(LocalDate birthDate, YearMonth from, ForecastPolicy policy) {
        var tooOld = birthDate.plusYears(policy.targetAgeThrough() + 1L);
        var schooled = policy.schooling().completion(birthDate);
        return schooled.isBefore(from.atDay(1)) || schooled.isAfter(tooOld)
                ? new ForecastExit(ExitKind.LAST_CHILD_COMPLETES, tooOld, Basis.AGE_LIMIT)
                : new ForecastExit(ExitKind.LAST_CHILD_COMPLETES, schooled, Basis.SCHOOL_YEARS);
    }

    private static ForecastExit due(ForecastFacts facts, ForecastRules rules) {
        var last = facts.recertification();
        return new ForecastExit(
                ExitKind.RECERTIFICATION_DUE,
                RecertificationDue.day(facts.affiliatedOn(), last, rules.recertification()),
                last == null ? Basis.AFFILIATION : Basis.LAST_RECERTIFICATION);
    }

    private static @Nullable ForecastExit term(ForecastFacts facts, ForecastRules rules) {
        return rules.exit().terms().stream()
                .filter(term -> term.socioEconomicClass() == facts.currentClass())
                .flatMap(term -> Stream.ofNullable(term.fullYears()).map(full -> full + term.gradualYears()))
                .map(years -> new ForecastExit(
                        ExitKind.TERM_REACHED, facts.affiliatedOn().plusYears(years), Basis.AFFILIATION))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable ForecastExit expiry(ForecastFacts facts) {
        var until = facts.classValidUntil();
        return until == null ? null : new ForecastExit(ExitKind.CLASS_EXPIRES, until.plusDays(1), Basis.CLASS_VALIDITY);
    }
}
