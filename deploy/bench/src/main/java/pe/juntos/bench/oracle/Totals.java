package pe.juntos.bench.oracle;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The expected result in figures. */
public record Totals(List<Row> rows) {
    public Totals {
        rows = List.copyOf(rows);
    }

    /**
     * One figure.
     *
     * @param subject households, members or transfers
     * @param what verdict, verdict and reason, or state
     */
    public record Row(
            String subject,
            String what,
            long count,
            @Nullable BigDecimal amount) {}

    public long count(String subject, String what) {
        return rows.stream()
                .filter(row -> row.subject().equals(subject) && row.what().equals(what))
                .mapToLong(Row::count)
                .sum();
    }
}
