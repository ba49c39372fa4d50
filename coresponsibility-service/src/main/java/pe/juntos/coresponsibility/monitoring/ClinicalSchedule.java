package pe.juntos.coresponsibility.monitoring;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import pe.juntos.coresponsibility.member.Person;
import pe.juntos.coresponsibility.monitoring.ScheduleStatus.Schedule;
import pe.juntos.coresponsibility.policy.ClinicalPolicy;
import pe.juntos.coresponsibility.policy.ClinicalPolicy.Band;

/**
 * MON-1: controls due against controls attended. Within a band of age, and within a pregnancy, as many are due as of the
 * norm's number fit into the time observed so far, less the days of grace.
 */
public final class ClinicalSchedule {
    private static final String PREGNANCY = "gestación";
    private static final int MONTHS_A_YEAR = 12;

    private ClinicalSchedule() {}

    /** Empty for one whom the schedule does not know: grown, not yet born, dead, or in the norm's care no more. */
    public static Optional<ScheduleStatus> on(LocalDate day, Observed observed, ClinicalPolicy policy) {
        var person = observed.person();
        if (person.birthDate().isAfter(day)
                || person.diedOn() != null && !person.diedOn().isAfter(day)) {
            return Optional.empty();
        }
        return isPregnant(day, person, policy)
                ? Optional.of(pregnancy(day, observed, policy))
                : band(day, person, policy).map(band -> childhood(day, observed, band, policy));
    }

    private static boolean isPregnant(LocalDate day, Person person, ClinicalPolicy policy) {
        var due = person.expectedDelivery();
        return person.sex() == Person.Sex.F
                && due != null
                && !day.isBefore(due.minusDays(policy.gestationDays()))
                && !day.isAfter(due)
                && (person.deliveredOn() == null || person.deliveredOn().isAfter(day));
    }

    private static Optional<Band> band(LocalDate day, Person person, ClinicalPolicy policy) {
        var months = person.birthDate().until(day).toTotalMonths();
        return policy.credBands().stream()
                .filter(band -> months >= band.fromMonths() && months < band.untilMonths())
                .findFirst();
    }

    private static ScheduleStatus childhood(LocalDate day, Observed observed, Band band, ClinicalPolicy policy) {
        var from = latest(observed.person().birthDate().plusMonths(band.fromMonths()), observed.since());
        var months = Math.max(
                0, Period.between(from, day.minusDays(policy.graceDays())).toTotalMonths());
        var due = (int) (months * band.controlsPerYear() / MONTHS_A_YEAR);
        return status(Schedule.CRED, band.name(), from, day, due, observed.cred());
    }

    private static ScheduleStatus pregnancy(LocalDate day, Observed observed, ClinicalPolicy policy) {
        var delivery = java.util.Objects.requireNonNull(observed.person().expectedDelivery());
        var from = latest(delivery.minusDays(policy.gestationDays()), observed.since());
        var days = Math.max(0, ChronoUnit.DAYS.between(from, day.minusDays(policy.graceDays())));
        var due = (int) (days * policy.prenatalControls() / policy.gestationDays());
        return status(Schedule.PRENATAL, PREGNANCY, from, day, due, observed.prenatal());
    }

    private static ScheduleStatus status(
            Schedule schedule, String band, LocalDate from, LocalDate day, int due, List<LocalDate> controls) {
        var attended = controls.stream().filter(held -> !held.isAfter(day)).toList();
        var counted = attended.stream()
                .filter(held -> !held.isBefore(from))
                .distinct()
                .count();
        var last = attended.stream().max(Comparator.naturalOrder()).orElse(null);
        return new ScheduleStatus(schedule, band, from, due, (int) counted, last);
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
