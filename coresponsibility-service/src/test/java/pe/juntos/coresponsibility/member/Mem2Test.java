package pe.juntos.coresponsibility.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pe.juntos.coresponsibility.TestRules;

/** MEM-2: one axis per member and period, first match wins; each limit on both sides, in each version. */
class Mem2Test {
    private static final LocalDate DATE = LocalDate.of(2026, 5, 1);

    @ParameterizedTest
    @CsvSource({
        "2005-05-01, 2005-05-01, false, CRED", // born today
        "2005-05-01, 2003-05-02, true, CRED", // under 24 months, even if enrolled
        "2005-05-01, 2003-05-01, true, INICIAL", // 24 months
        "2005-05-01, 2003-05-01, false, CRED",
        "2005-05-01, 1999-05-02, true, INICIAL", // the day before the sixth birthday
        "2005-05-01, 1999-05-02, false, CRED",
        "2005-05-01, 1999-05-01, true, SCHOOL", // the sixth birthday
        "2005-05-01, 1999-05-01, false, SCHOOL",
        "2005-05-01, 1991-05-02, false, SCHOOL",
        "2005-05-01, 1991-05-01, false, ",
        "2012-05-01, 2010-05-02, true, CRED",
        "2012-05-01, 2010-05-01, true, INICIAL",
        "2012-05-01, 2010-05-01, false, CRED",
        "2012-05-01, 2006-05-02, true, INICIAL",
        "2012-05-01, 2006-05-02, false, CRED",
        "2012-05-01, 2006-05-01, true, SCHOOL",
        "2012-05-01, 1997-05-02, false, SCHOOL",
        "2012-05-01, 1997-05-01, false, ",
        "2026-05-01, 2024-05-02, true, CRED",
        "2026-05-01, 2024-05-01, true, INICIAL",
        "2026-05-01, 2024-05-01, false, CRED",
        "2026-05-01, 2020-05-02, true, INICIAL",
        "2026-05-01, 2020-05-02, false, CRED",
        "2026-05-01, 2020-05-01, true, SCHOOL",
        "2026-05-01, 2020-05-01, false, SCHOOL",
        "2026-05-01, 2006-05-02, false, SCHOOL",
        "2026-05-01, 2006-05-01, false, ",
        "2026-02-28, 2024-02-29, true, CRED", // 24 months are full on 1 March
        "2026-03-01, 2024-02-29, true, INICIAL"
    })
    void by_age_and_enrolment(LocalDate date, LocalDate birth, boolean inicial, Condition expected) {
        assertThat(condition(date, new Person(birth, Person.Sex.F, null, null, inicial, false, null)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-01, , PRENATAL", // due today
        "2026-04-30, , ", // due yesterday
        "2027-02-05, , PRENATAL", // 280 days before
        "2027-02-06, , ",
        "2026-07-01, 2026-05-01, ", // delivered today
        "2026-07-01, 2026-05-02, PRENATAL"
    })
    void a_pregnant_woman_is_verified_in_prenatal_care(LocalDate due, LocalDate delivered, Condition expected) {
        var woman = new Person(LocalDate.of(1996, 1, 1), Person.Sex.F, due, delivered, false, true, null);
        assertThat(condition(DATE, woman)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2005-05-01", "2012-05-01", "2026-05-01"})
    void a_pregnant_girl_of_school_age_is_verified_in_prenatal_care_only(LocalDate date) {
        var girl = new Person(date.minusYears(13), Person.Sex.F, date.plusDays(30), null, false, false, null);
        assertThat(condition(date, girl)).isEqualTo(Condition.PRENATAL);
    }

    @Test
    void a_delivery_date_makes_no_man_pregnant() {
        var man = new Person(LocalDate.of(1996, 1, 1), Person.Sex.M, DATE.plusDays(30), null, false, true, null);
        assertThat(condition(DATE, man)).isNull();
    }

    private static Condition condition(LocalDate date, Person person) {
        return TargetMembership.on(date, person, TestRules.on(date).membership())
                .orElse(null);
    }
}
