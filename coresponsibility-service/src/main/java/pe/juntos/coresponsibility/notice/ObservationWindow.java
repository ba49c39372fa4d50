package pe.juntos.coresponsibility.notice;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pe.juntos.platform.calendar.WorkingDays;

/**
 * VER-5: the days in which a family may ask for reconsideration. They run from the day after it was told; until then nothing runs
 * out.
 *
 * @param last its last day; none while the family was not told
 */
public record ObservationWindow(@Nullable LocalDate last) {
    public static ObservationWindow of(@Nullable LocalDate deliveredOn, int days, WorkingDays calendar) {
        return new ObservationWindow(deliveredOn == null ? null : calendar.after(deliveredOn, days));
    }

    public boolean isOpenOn(LocalDate day) {
        return last == null || !day.isAfter(last);
    }
}
