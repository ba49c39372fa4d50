package pe.juntos.affiliation.household;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.affiliation.household.Households.day;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.affiliation.household.Households.Person;
import pe.juntos.platform.policy.Policies;
import pe.juntos.platform.policy.PolicyBook;

/** MEM-1: target members by age, level and pregnancy, in the version of each day. */
class Mem1AgeLimitTest {

    private final PolicyBook<MembershipLimits> book = Policies.load("policies/membership", MembershipLimits.class);

    @ParameterizedTest
    @CsvSource({
        // version, birth, date, target
        "2006-01-01, 1992-01-02, 2006-01-01, true",
        "2006-01-01, 1992-01-01, 2006-01-01, false",
        "2012-01-01, 1997-01-02, 2012-01-01, true",
        "2012-01-01, 1997-01-01, 2012-01-01, false",
        "2026-05-01, 2006-05-02, 2026-05-01, true",
        "2026-05-01, 2006-05-01, 2026-05-01, false",
        "2026-05-01, 2026-05-01, 2026-05-01, true",
        "2026-05-01, 2026-05-02, 2026-05-01, false"
    })
    void the_limit_of_each_version_is_its_last_completed_year(
            String version, String birth, String date, boolean target) {
        MemberFacts member = new Person("M", birth, Sex.M, Relationship.CHILD)
                .level(EducationLevel.SECONDARY)
                .facts();
        assertThat(TargetMembership.holds(
                        member, day(date), book.at(day(version)).parameters()))
                .isEqualTo(target);
    }

    @ParameterizedTest
    @CsvSource({
        "SECONDARY, 2026-05-01, true",
        "SECONDARY_COMPLETED, 2026-05-01, false",
        "HIGHER, 2026-05-01, false",
        "SECONDARY_COMPLETED, 2012-01-01, true"
    })
    void finishing_secondary_ends_it_since_2020(EducationLevel level, String version, boolean target) {
        MemberFacts member = new Person("M", "2009-05-01", Sex.F, Relationship.CHILD)
                .level(level)
                .facts();
        assertThat(TargetMembership.holds(
                        member, day("2021-05-01"), book.at(day(version)).parameters()))
                .isEqualTo(target);
    }

    @ParameterizedTest
    @CsvSource({"2026-05-01, true", "2026-04-30, false", "2027-02-05, true", "2027-02-06, false"})
    void a_pregnancy_counts_from_280_days_before_the_expected_delivery_up_to_it(String date, boolean target) {
        MemberFacts woman = new Person("M", "1990-01-01", Sex.F, Relationship.SPOUSE)
                .expecting("2027-02-05")
                .facts();
        assertThat(TargetMembership.holds(woman, day(date), Households.LIMITS)).isEqualTo(target);
    }

    @Test
    void an_adult_who_is_not_pregnant_is_none() {
        assertThat(TargetMembership.holds(Households.mother(), Households.AS_OF, Households.LIMITS))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2026-05-01, false", "2026-05-02, true"})
    void who_died_on_the_day_is_none(String died, boolean target) {
        MemberFacts member = new Person("M", "2020-01-01", Sex.M, Relationship.CHILD)
                .identity(new Identity.Verified(new Identity.Death(day(died))))
                .facts();
        assertThat(TargetMembership.holds(member, day("2026-05-01"), Households.LIMITS))
                .isEqualTo(target);
    }
}
