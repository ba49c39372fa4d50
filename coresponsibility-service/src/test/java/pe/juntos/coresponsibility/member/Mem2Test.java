package pe.juntos.coresponsibility.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.coresponsibility.TestRules;

/** MEM-2: one axis per member and period, first match wins. */
class Mem2Test {
    private static final LocalDate DATE = LocalDate.of(2026, 5, 1);

    @ParameterizedTest
    @CsvSource({
        "2024-05-02, true, CRED", // under 24 months, even if enrolled
        "2024-05-01, true, INICIAL",
        "2024-05-01, false, CRED",
        "2020-05-02, true, INICIAL", // the day before the sixth birthday
        "2020-05-02, false, CRED",
        "2020-05-01, true, SCHOOL",
        "2020-05-01, false, SCHOOL"
    })
    void by_age_and_enrolment(LocalDate birth, boolean inicial, Condition expected) {
        assertThat(condition(new Person(birth, Person.Sex.F, null, null, inicial, false, null)))
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-01, , true", // due today
        "2026-04-30, , false", // due yesterday
        "2027-02-05, , true", // 280 days before
        "2027-02-06, , false",
        "2026-07-01, 2026-05-01, false", // delivered today
        "2026-07-01, 2026-05-02, true"
    })
    void a_pregnant_woman_is_verified_in_prenatal_care(LocalDate due, LocalDate delivered, boolean prenatal) {
        var woman = new Person(LocalDate.of(1996, 1, 1), Person.Sex.F, due, delivered, false, true, null);
        assertThat(condition(woman).isPresent()).isEqualTo(prenatal);
    }

    @Test
    void a_pregnant_girl_of_school_age_is_verified_in_prenatal_care_only() {
        assertThat(condition(new Person(
                        LocalDate.of(2011, 1, 1), Person.Sex.F, DATE.plusDays(30), null, false, false, null)))
                .contains(Condition.PRENATAL);
    }

    private static java.util.Optional<Condition> condition(Person person) {
        return TargetMembership.on(DATE, person, TestRules.on(DATE).membership());
    }
}
