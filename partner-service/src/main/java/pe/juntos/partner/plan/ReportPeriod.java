package pe.juntos.partner.plan;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/** A month ({@code 2026-05}) or a quarter ({@code 2026-T2}) that is reported. */
public record ReportPeriod(String name, LocalDate first, LocalDate last) {

    private static final int MONTHS = 3;

    public static Optional<ReportPeriod> of(String name) {
        if (name.matches("20\\d{2}-(0[1-9]|1[0-2])")) {
            var month = YearMonth.parse(name);
            return Optional.of(new ReportPeriod(name, month.atDay(1), month.atEndOfMonth()));
        }
        if (name.matches("20\\d{2}-T[1-4]")) {
            int quarter = name.charAt(name.length() - 1) - '0';
            var first = YearMonth.of(Integer.parseInt(name.substring(0, 4)), MONTHS * (quarter - 1) + 1);
            return Optional.of(new ReportPeriod(
                    name, first.atDay(1), first.plusMonths(MONTHS - 1L).atEndOfMonth()));
        }
        return Optional.empty();
    }
}
