package pe.juntos.coresponsibility.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.coresponsibility.TestRules;

/** MEM-1: who is a target member, by version of the limit. */
class Mem1Test {
    @ParameterizedTest
    @CsvSource({
        "2005-05-01, 1991-05-02, true", // 13 years, the day before the 14th birthday
        "2005-05-01, 1991-05-01, false",
        "2012-05-01, 1997-05-02, true", // 14 included
        "2012-05-01, 1997-05-01, false",
        "2026-05-01, 2006-05-02, true", // 19 included
        "2026-05-01, 2006-05-01, false"
    })
    void age_limit_of_the_time(LocalDate date, LocalDate birth, boolean target) {
        assertThat(TargetMembership.on(
                                date,
                                person(birth, false, null),
                                TestRules.on(date).membership())
                        .isPresent())
                .isEqualTo(target);
    }

    @Test
    void secondary_completed_ends_it_since_2020_only() {
        var now = LocalDate.of(2026, 5, 1);
        var then = LocalDate.of(2012, 5, 1);
        assertThat(TargetMembership.on(
                        now,
                        person(now.minusYears(14), true, null),
                        TestRules.on(now).membership()))
                .isEmpty();
        assertThat(TargetMembership.on(
                        then,
                        person(then.minusYears(14), true, null),
                        TestRules.on(then).membership()))
                .contains(Condition.SCHOOL);
    }

    @ParameterizedTest
    @CsvSource({"2026-04-30, false", "2026-05-01, false", "2026-05-02, true"})
    void the_dead_are_not_members(LocalDate died, boolean target) {
        var date = LocalDate.of(2026, 5, 1);
        assertThat(TargetMembership.on(
                                date,
                                person(date.minusYears(8), false, died),
                                TestRules.on(date).membership())
                        .isPresent())
                .isEqualTo(target);
    }

    @ParameterizedTest
    @CsvSource({"2026-05-01, true", "2026-05-02, false"})
    void nor_the_unborn(LocalDate birth, boolean target) {
        var date = LocalDate.of(2026, 5, 1);
        assertThat(TargetMembership.on(
                                date,
                                person(birth, false, null),
                                TestRules.on(date).membership())
                        .isPresent())
                .isEqualTo(target);
    }

    private static Person person(LocalDate birth, boolean secondary, LocalDate died) {
        return new Person(birth, Person.Sex.M, null, null, false, secondary, died);
    }
}
