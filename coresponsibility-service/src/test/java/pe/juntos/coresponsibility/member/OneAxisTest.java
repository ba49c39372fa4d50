package pe.juntos.coresponsibility.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import pe.juntos.coresponsibility.TestRules;
import pe.juntos.coresponsibility.policy.MembershipPolicy;

/** MEM-2, for anybody on any day of any version: at most one line of the table holds, and it is the one that was assigned. */
class OneAxisTest {

    @Property
    void no_member_has_two_axes(@ForAll("people") Person person, @ForAll("days") LocalDate day) {
        var policy = TestRules.on(day).membership();
        var lines = Stream.of(
                        Optional.of(Condition.PRENATAL).filter(_ -> pregnant(person, day)),
                        Optional.of(Condition.CRED).filter(_ -> !pregnant(person, day) && inHealth(person, day)),
                        Optional.of(Condition.INICIAL)
                                .filter(_ -> !pregnant(person, day)
                                        && person.inInitialEducation()
                                        && between(person, day, 24, 72)),
                        Optional.of(Condition.SCHOOL)
                                .filter(_ -> !pregnant(person, day) && atSchool(person, day, policy)))
                .flatMap(Optional::stream)
                .filter(_ -> !day.isBefore(person.birthDate()))
                .filter(_ -> person.diedOn() == null || day.isBefore(person.diedOn()))
                .toList();
        assertThat(lines).hasSizeLessThanOrEqualTo(1);
        assertThat(TargetMembership.on(day, person, policy))
                .isEqualTo(lines.stream().findFirst());
    }

    @Property
    void nobody_returns_from_school_to_the_health_post_by_growing_older(
            @ForAll("people") Person person, @ForAll("days") LocalDate day) {
        var then = TargetMembership.on(day, person, TestRules.on(day).membership());
        var later = day.plusMonths(2);
        var next = TargetMembership.on(later, person, TestRules.on(later).membership());
        if (then.filter(c -> c == Condition.SCHOOL).isPresent() && !pregnant(person, later)) {
            assertThat(next.map(Condition::axis)).isNotEqualTo(Optional.of(Axis.HEALTH));
        }
    }

    private static boolean inHealth(Person person, LocalDate day) {
        return between(person, day, 0, 24) || between(person, day, 24, 72) && !person.inInitialEducation();
    }

    private static boolean atSchool(Person person, LocalDate day, MembershipPolicy policy) {
        return between(person, day, 72, 12 * (policy.ageLimitYears() + 1))
                && !(policy.untilSecondaryCompleted() && person.secondaryCompleted());
    }

    /** By counting birthdays instead of asking for an age: from so many full months to under so many. */
    private static boolean between(Person person, LocalDate day, int from, int under) {
        return reached(person, day, from) && !reached(person, day, under);
    }

    private static boolean reached(Person person, LocalDate day, int months) {
        var month = person.birthDate().withDayOfMonth(1).plusMonths(months);
        var anniversary = month.plusDays(person.birthDate().getDayOfMonth() - 1L);
        var lastOfMonth = month.plusMonths(1).minusDays(1);
        return !day.isBefore(anniversary.isAfter(lastOfMonth) ? lastOfMonth.plusDays(1) : anniversary);
    }

    private static boolean pregnant(Person person, LocalDate day) {
        return person.sex() == Person.Sex.F
                && person.expectedDelivery() != null
                && !day.isAfter(person.expectedDelivery())
                && !day.plusDays(280).isBefore(person.expectedDelivery())
                && (person.deliveredOn() == null || day.isBefore(person.deliveredOn()));
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs()
                .between(
                        LocalDate.of(2005, 4, 7).toEpochDay(),
                        LocalDate.of(2030, 1, 1).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }

    @Provide
    Arbitrary<Person> people() {
        var births = Arbitraries.longs()
                .between(
                        LocalDate.of(1984, 1, 1).toEpochDay(),
                        LocalDate.of(2030, 1, 1).toEpochDay())
                .map(LocalDate::ofEpochDay);
        return Combinators.combine(
                        births,
                        Arbitraries.of(Person.Sex.values()),
                        days().injectNull(0.4),
                        days().injectNull(0.7),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        days().injectNull(0.8))
                .as(Person::new);
    }
}
