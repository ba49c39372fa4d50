package pe.juntos.graduation.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.graduation.review.ExitPolicy;
import pe.juntos.graduation.review.Recertification;
import pe.juntos.graduation.review.RecertificationPolicy;
import pe.juntos.graduation.review.SocioEconomicClass;
import pe.juntos.platform.policy.Policies;

/** GRA-7: what lies ahead of a household in 24 calendar months, to the day on both sides of each limit. */
class Gra7ForecastTest {

    private static final YearMonth FROM = YearMonth.parse("2026-07");
    private static final LocalDate DAY = FROM.atDay(1);
    private static final ForecastRules RULES = new ForecastRules(
            "test",
            Policies.load("policies/forecast", ForecastPolicy.class).at(DAY).parameters(),
            Policies.load("policies/exit", ExitPolicy.class).at(DAY).parameters(),
            Policies.load("policies/recertification", RecertificationPolicy.class)
                    .at(DAY)
                    .parameters());

    @ParameterizedTest
    @CsvSource({
        // the last valid day, and the month in which the class is not valid any more
        "2026-06-29, ",
        "2026-06-30, 2026-07-01",
        "2026-07-30, 2026-07-31",
        "2026-07-31, 2026-08-01",
        "2028-02-28, 2028-02-29",
        "2028-06-29, 2028-06-30",
        "2028-06-30, "
    })
    void theClassExpiresTheDayAfterItsLastIfThatIsWithinThe24Months(LocalDate validUntil, LocalDate expires) {
        assertThat(days(facts("2026-01-15", SocioEconomicClass.EXTREME_POOR, validUntil, null), ExitKind.CLASS_EXPIRES))
                .isEqualTo(expires == null ? List.of() : List.of(expires));
    }

    @ParameterizedTest
    @CsvSource({
        // first recertification four years after affiliation
        "2022-06-30, , ",
        "2022-07-01, , 2026-07-01",
        "2024-02-29, , 2028-02-29",
        "2024-06-30, , 2028-06-30",
        "2024-07-01, , ",
        // four years after the last one
        "2018-01-01, 2022-06-30, ",
        "2018-01-01, 2022-07-01, 2026-07-01"
    })
    void theRecertificationFallsDueFourYearsAfterAffiliationOrTheLastOne(
            LocalDate affiliated, LocalDate last, LocalDate due) {
        var recertification = last == null ? null : new Recertification(last, SocioEconomicClass.EXTREME_POOR);
        assertThat(days(
                        facts(affiliated.toString(), SocioEconomicClass.EXTREME_POOR, null, recertification),
                        ExitKind.RECERTIFICATION_DUE))
                .isEqualTo(due == null ? List.of() : List.of(due));
    }

    @ParameterizedTest
    @CsvSource({
        "POOR, 2018-06-30, ",
        "POOR, 2018-07-01, 2026-07-01",
        "POOR, 2020-06-30, 2028-06-30",
        "POOR, 2020-07-01, ",
        "EXTREME_POOR, 2018-07-01, ",
        "NOT_POOR, 2018-07-01, "
    })
    void onlyThePoorReachATermEightYearsAfterAffiliation(
            SocioEconomicClass socioEconomicClass, String affiliated, LocalDate term) {
        assertThat(days(facts(affiliated, socioEconomicClass, null, null), ExitKind.TERM_REACHED))
                .isEqualTo(term == null ? List.of() : List.of(term));
    }

    @ParameterizedTest
    @CsvSource({
        // six years old by 31 March 2016: first grade that year, the last in 2026
        "2010-03-31, 2027-01-01, SCHOOL_YEARS",
        "2010-04-01, 2028-01-01, SCHOOL_YEARS",
        "2011-04-01, , ",
        // should have finished and did not: until the 20th birthday
        "2008-07-31, , ",
        "2008-03-31, 2028-03-31, AGE_LIMIT",
        "2006-07-01, 2026-07-01, AGE_LIMIT",
        "2006-06-30, , "
    })
    void aChildFinishesWithItsSchoolYearsOrPassesTheAgeLimit(LocalDate born, LocalDate on, ForecastExit.Basis basis) {
        var exits = of(with(born)).stream()
                .filter(exit -> exit.kind() == ExitKind.LAST_CHILD_COMPLETES)
                .toList();
        assertThat(exits)
                .isEqualTo(
                        on == null ? List.of() : List.of(new ForecastExit(ExitKind.LAST_CHILD_COMPLETES, on, basis)));
    }

    @Test
    void theLastChildCountsAndAnUnbornOneIsTheLast() {
        assertThat(of(with(LocalDate.parse("2010-03-31"), LocalDate.parse("2010-04-01"))))
                .extracting(ForecastExit::on)
                .containsExactly(LocalDate.parse("2028-01-01"));
        var expecting = new ForecastFacts(
                "H0000000000000001",
                LocalDate.parse("2025-01-01"),
                SocioEconomicClass.EXTREME_POOR,
                null,
                null,
                List.of(LocalDate.parse("2010-03-31")),
                LocalDate.parse("2026-11-01"));
        assertThat(of(expecting)).isEmpty();
    }

    @Test
    void whatIsNotKnownIsSaidAndNotTakenForNever() {
        var nothing = new ForecastFacts(
                "H0000000000000001", LocalDate.parse("2025-01-01"), null, null, null, List.of(), null);
        assertThat(Forecast.of(nothing, FROM, RULES).unknown())
                .containsExactly(ExitKind.LAST_CHILD_COMPLETES, ExitKind.TERM_REACHED, ExitKind.CLASS_EXPIRES);
        assertThat(Forecast.of(with(LocalDate.parse("2010-03-31")), FROM, RULES).unknown())
                .containsExactly(ExitKind.CLASS_EXPIRES);
    }

    @ParameterizedTest
    @CsvSource({"2026-07-01, true", "2027-07-01, true", "2027-07-31, true", "2027-08-01, false"})
    void aHouseholdIsToldAtLeastAYearAheadWhoeverForecastsEveryMonth(LocalDate exit, boolean told) {
        assertThat(exit.isBefore(Forecast.announcedBefore(FROM, RULES.forecast())))
                .isEqualTo(told);
        assertThat(Stream.iterate(YearMonth.parse("2024-07"), month -> month.plusMonths(1))
                        .filter(month -> exit.isBefore(Forecast.announcedBefore(month, RULES.forecast())))
                        .findFirst()
                        .orElseThrow()
                        .atDay(1)
                        .plusYears(1))
                .isBeforeOrEqualTo(exit);
    }

    private static ForecastFacts with(LocalDate... children) {
        return new ForecastFacts(
                "H0000000000000001",
                LocalDate.parse("2025-01-01"),
                SocioEconomicClass.EXTREME_POOR,
                null,
                null,
                List.of(children),
                null);
    }

    private static ForecastFacts facts(
            String affiliated, SocioEconomicClass socioEconomicClass, LocalDate validUntil, Recertification last) {
        return new ForecastFacts(
                "H0000000000000001",
                LocalDate.parse(affiliated),
                socioEconomicClass,
                validUntil,
                last,
                List.of(),
                null);
    }

    private static List<ForecastExit> of(ForecastFacts facts) {
        return Forecast.of(facts, FROM, RULES).exits();
    }

    private static List<LocalDate> days(ForecastFacts facts, ExitKind kind) {
        return of(facts).stream()
                .filter(exit -> exit.kind() == kind)
                .map(ForecastExit::on)
                .toList();
    }
}
