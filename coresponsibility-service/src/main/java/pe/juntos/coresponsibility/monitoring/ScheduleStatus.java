package pe.juntos.coresponsibility.monitoring;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a person stands on the clinical schedule.
 *
 * @param band of age, or the pregnancy
 * @param from first day that counts
 * @param expected controls due by then, whole ones, after the days of grace
 * @param attended controls of those days
 * @param last day of the latest attended control, of any time
 */
public record ScheduleStatus(
        Schedule schedule,
        String band,
        LocalDate from,
        int expected,
        int attended,
        @Nullable LocalDate last) {

    /** The public codes. */
    public enum Schedule {
        CRED,
        PRENATAL
    }

    /** Gives an early alert to the gestor and the post; never a sanction. */
    public boolean behind() {
        return attended < expected;
    }
}
