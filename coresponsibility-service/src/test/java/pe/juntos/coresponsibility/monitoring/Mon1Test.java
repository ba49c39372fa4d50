package pe.juntos.coresponsibility.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.coresponsibility.member.Person;
import pe.juntos.coresponsibility.policy.ClinicalPolicy;
import pe.juntos.platform.policy.Policies;

/** MON-1: 12, 6 and 4 growth controls a year by age, six over a pregnancy, counted in the time observed. */
class Mon1Test {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);
    private static final LocalDate ALWAYS = LocalDate.of(2000, 1, 1);
    private static final ClinicalPolicy POLICY =
            Policies.load("policy/clinical", ClinicalPolicy.class).at(DAY).parameters();

    /** Fifteen days of grace: a control due is missed only on the sixteenth day after it. */
    @ParameterizedTest
    @CsvSource({
        "2026-06-30,0-11 meses,0", // born today
        "2026-05-16,0-11 meses,0", // a month old, and a day less than the grace
        "2026-05-15,0-11 meses,1", // a month old, and the days of grace are over
        "2025-07-01,0-11 meses,11", // the day before the first birthday
        "2025-06-30,12-23 meses,0", // the first birthday
        "2025-04-16,12-23 meses,0",
        "2025-04-15,12-23 meses,1", // two months into six a year
        "2024-07-01,12-23 meses,5",
        "2024-06-30,24-35 meses,0", // the second birthday
        "2024-03-16,24-35 meses,0",
        "2024-03-15,24-35 meses,1", // three months into four a year
        "2023-07-01,24-35 meses,3"
    })
    void growth_controls_due_by_age(LocalDate birth, String band, int due) {
        var status = ClinicalSchedule.on(DAY, child(birth, ALWAYS), POLICY).orElseThrow();
        assertThat(status.band()).isEqualTo(band);
        assertThat(status.expected()).isEqualTo(due);
        assertThat(status.behind()).isEqualTo(due > 0);
    }

    @ParameterizedTest
    @CsvSource({"2023-07-01,true", "2023-06-30,false", "2026-06-30,true", "2026-07-01,false"})
    void nothing_is_expected_from_the_third_birthday_on_nor_before_birth(LocalDate birth, boolean scheduled) {
        assertThat(ClinicalSchedule.on(DAY, child(birth, ALWAYS), POLICY).isPresent())
                .isEqualTo(scheduled);
    }

    @ParameterizedTest
    @CsvSource({"2026-06-29,false", "2026-06-30,false", "2026-07-01,true"})
    void the_dead_are_not_waited_for(LocalDate died, boolean scheduled) {
        var person = new Person(LocalDate.of(2025, 1, 1), Person.Sex.M, null, null, false, false, died);
        assertThat(ClinicalSchedule.on(DAY, new Observed(person, ALWAYS, List.of(), List.of()), POLICY)
                        .isPresent())
                .isEqualTo(scheduled);
    }

    @Test
    void controls_of_the_band_count_each_day_once_and_neither_earlier_nor_later_ones() {
        var observed = child(
                LocalDate.of(2025, 1, 1),
                ALWAYS,
                LocalDate.of(2025, 12, 31), // of the first year
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 3, 1),
                LocalDate.of(2026, 3, 1),
                LocalDate.of(2026, 7, 1)); // tomorrow
        var status = ClinicalSchedule.on(DAY, observed, POLICY).orElseThrow();
        assertThat(status.expected()).isEqualTo(2);
        assertThat(status.attended()).isEqualTo(2);
        assertThat(status.behind()).isFalse();
        assertThat(status.last()).isEqualTo(LocalDate.of(2026, 3, 1));
    }

    @ParameterizedTest
    @CsvSource({"2026-05-15,1", "2026-05-16,0", "2026-06-30,0", "2025-12-15,6"})
    void what_was_before_the_programme_could_know_is_not_missing(LocalDate since, int due) {
        var status = ClinicalSchedule.on(DAY, child(LocalDate.of(2025, 9, 1), since), POLICY)
                .orElseThrow();
        assertThat(status.expected()).isEqualTo(due);
    }

    /** Six over 280 days: one each 46 or 47 days, and fifteen days of grace. */
    @ParameterizedTest
    @CsvSource({
        "2027-04-06,0", // the first day
        "2027-02-04,0",
        "2027-02-03,1", // 62 days
        "2026-06-30,5", // due today
        "2026-07-15,5"
    })
    void prenatal_controls_due_by_progress(LocalDate delivery, int due) {
        var status = ClinicalSchedule.on(DAY, expectant(delivery, null), POLICY).orElseThrow();
        assertThat(status.schedule()).isEqualTo(ScheduleStatus.Schedule.PRENATAL);
        assertThat(status.expected()).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-06-29,-,false",
                "2026-06-30,-,true",
                "2027-04-06,-,true",
                "2027-04-07,-,false",
                "2026-08-01,2026-06-30,false",
                "2026-08-01,2026-07-01,true"
            })
    void who_is_not_pregnant_has_no_prenatal_schedule(LocalDate due, @Nullable LocalDate delivered, boolean scheduled) {
        assertThat(ClinicalSchedule.on(DAY, expectant(due, delivered), POLICY).isPresent())
                .isEqualTo(scheduled);
    }

    @Test
    void one_visit_a_bimester_satisfies_the_payment_and_not_the_norm() {
        var visits = new LocalDate[] {LocalDate.of(2026, 1, 10), LocalDate.of(2026, 3, 10), LocalDate.of(2026, 5, 10)};
        assertThat(ClinicalSchedule.on(DAY, child(LocalDate.of(2025, 12, 20), ALWAYS, visits), POLICY)
                        .orElseThrow()
                        .behind())
                .isTrue();
    }

    @Property
    void nobody_is_behind_who_came_every_month_nor_ahead_of_what_is_known(
            @ForAll @IntRange(max = 1094) int ageDays, @ForAll @IntRange(max = 1094) int sinceDays) {
        var birth = DAY.minusDays(ageDays);
        var monthly = IntStream.rangeClosed(0, 36)
                .mapToObj(birth::plusMonths)
                .filter(day -> !day.isAfter(DAY))
                .toArray(LocalDate[]::new);
        var since = DAY.minusDays(sinceDays);
        assertThat(ClinicalSchedule.on(DAY, child(birth, since, monthly), POLICY).stream())
                .allSatisfy(status -> assertThat(status.behind()).isFalse());
        assertThat(ClinicalSchedule.on(DAY, child(birth, since), POLICY).stream())
                .allSatisfy(status -> assertThat(status.expected()).isLessThanOrEqualTo((int)
                        java.time.Period.between(since, DAY).toTotalMonths()));
    }

    private static Observed child(LocalDate birth, LocalDate since, LocalDate... controls) {
        var person = new Person(birth, Person.Sex.F, null, null, false, false, null);
        return new Observed(person, since, Arrays.asList(controls), List.of());
    }

    private static Observed expectant(LocalDate due, @Nullable LocalDate delivered) {
        var person = new Person(LocalDate.of(1996, 1, 1), Person.Sex.F, due, delivered, false, true, null);
        return new Observed(person, ALWAYS, List.of(), List.of());
    }
}
