package pe.juntos.coresponsibility.verdict;

import java.time.LocalDate;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * An accepted record that was counted for a member.
 *
 * @param day of the visit, or first day of the month
 * @param result of a visit
 * @param schoolDays of a month at school, as are the two after it
 */
public record CountedRecord(
        String id,
        String establishment,
        LocalDate day,
        @Nullable String result,
        @Nullable Integer schoolDays,
        @Nullable Integer attended,
        @Nullable Integer justified) {

    /** The visits that these records show. */
    public static Visits visits(Collection<CountedRecord> records) {
        return new Visits(with(records, "ATTENDED"), with(records, "UNATTENDED"), with(records, "MISSED"));
    }

    private static int with(Collection<CountedRecord> records, String result) {
        return Math.toIntExact(
                records.stream().filter(r -> result.equals(r.result())).count());
    }

    /** The school attendance that these records add up to. */
    public static Attendance attendance(Collection<CountedRecord> records) {
        var months = records.stream().filter(r -> r.result() == null).toList();
        return new Attendance(
                months.size(),
                months.stream().mapToLong(r -> days(r.schoolDays())).sum(),
                months.stream().mapToLong(r -> days(r.attended())).sum(),
                months.stream().mapToLong(r -> days(r.justified())).sum());
    }

    private static int days(@Nullable Integer days) {
        return days == null ? 0 : days;
    }
}
