package pe.juntos.coresponsibility.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.coresponsibility.TestRules;

/** MEM-1: who is a target member, by version of the age limit; each limit on both sides. */
class Mem1Test {

    @ParameterizedTest
    @CsvSource({
        "2005-05-01, 1991-05-02, true", // 13 years, the day before the 14th birthday
        "2005-05-01, 1991-05-01, false", // the 14th birthday
        "2005-05-01, 1991-04-30, false",
        "2009-12-31, 1996-01-01, true", // the last day of that version
        "2009-12-31, 1995-12-31, false",
        "2010-01-01, 1995-01-02, true", // the first day of the next: 14 included
        "2010-01-01, 1995-01-01, false",
        "2012-05-01, 1997-05-02, true", // the day before the 15th birthday
        "2012-05-01, 1997-05-01, false",
        "2012-05-01, 1998-05-01, true", // the 14th birthday itself
        "2019-12-31, 2005-01-01, true",
        "2019-12-31, 2004-12-31, false",
        "2020-01-01, 2000-01-02, true", // 19 included
        "2020-01-01, 2000-01-01, false",
        "2026-05-01, 2006-05-02, true", // the day before the 20th birthday
        "2026-05-01, 2006-05-01, false",
        "2026-05-01, 2007-05-01, true" // the 19th birthday
    })
    void age_limit_of_the_time(LocalDate date, LocalDate birth, boolean target) {
        assertThat(isTarget(date, person(birth, false, null))).isEqualTo(target);
    }

    @ParameterizedTest
    @CsvSource({
        "2005-05-01, 1992-05-01, true, true",
        "2012-05-01, 1998-05-01, true, true",
        "2019-12-31, 2005-01-01, true, true",
        "2020-01-01, 2005-01-01, true, false",
        "2026-05-01, 2012-05-01, true, false",
        "2026-05-01, 2012-05-01, false, true"
    })
    void secondary_completed_ends_it_since_2020_only(
            LocalDate date, LocalDate birth, boolean completed, boolean target) {
        assertThat(isTarget(date, person(birth, completed, null))).isEqualTo(target);
    }

    @ParameterizedTest
    @CsvSource({
        "2005-05-01, 280, true", "2005-05-01, 281, false", "2005-05-01, 0, true", "2005-05-01, -1, false",
        "2012-05-01, 280, true", "2012-05-01, 281, false", "2012-05-01, 0, true", "2012-05-01, -1, false",
        "2026-05-01, 280, true", "2026-05-01, 281, false", "2026-05-01, 0, true", "2026-05-01, -1, false"
    })
    void a_woman_of_any_age_from_280_days_before_the_probable_delivery_to_that_day(
            LocalDate date, int daysToDelivery, boolean target) {
        var woman =
                new Person(date.minusYears(41), Person.Sex.F, date.plusDays(daysToDelivery), null, false, true, null);
        assertThat(isTarget(date, woman)).isEqualTo(target);
    }

    @ParameterizedTest
    @CsvSource({"2026-04-30, false", "2026-05-01, false", "2026-05-02, true"})
    void the_dead_are_not_members(LocalDate died, boolean target) {
        var date = LocalDate.of(2026, 5, 1);
        assertThat(isTarget(date, person(date.minusYears(8), false, died))).isEqualTo(target);
    }

    @ParameterizedTest
    @CsvSource({"2026-05-01, true", "2026-05-02, false"})
    void nor_the_unborn(LocalDate birth, boolean target) {
        assertThat(isTarget(LocalDate.of(2026, 5, 1), person(birth, false, null)))
                .isEqualTo(target);
    }

    /** A birthday on 29 February is reached on 1 March of a common year. */
    @ParameterizedTest
    @CsvSource({
        "2023-02-28, 2003-02-28, false",
        "2024-02-28, 2004-02-29, true",
        "2024-02-29, 2004-02-29, false",
        "2026-02-28, 2006-02-28, false",
        "2023-02-28, 2004-02-29, true"
    })
    void whoever_is_born_on_a_leap_day(LocalDate date, LocalDate birth, boolean target) {
        assertThat(isTarget(date, person(birth, false, null))).isEqualTo(target);
    }

    private static boolean isTarget(LocalDate date, Person person) {
        return TargetMembership.on(date, person, TestRules.on(date).membership())
                .isPresent();
    }

    private static Person person(LocalDate birth, boolean secondary, LocalDate died) {
        return new Person(birth, Person.Sex.M, null, null, false, secondary, died);
    }
}
