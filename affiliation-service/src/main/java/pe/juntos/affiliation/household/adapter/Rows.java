package pe.juntos.affiliation.household.adapter;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Columns of a row by their meaning. */
final class Rows {

    private Rows() {}

    static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }

    static @Nullable String optional(Readable row, String column) {
        return row.get(column, String.class);
    }

    static LocalDate date(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, LocalDate.class), column);
    }

    static @Nullable LocalDate optionalDate(Readable row, String column) {
        return row.get(column, LocalDate.class);
    }

    static boolean flag(Readable row, String column) {
        return Boolean.TRUE.equals(row.get(column, Boolean.class));
    }

    static long number(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Long.class), column);
    }

    static <E extends Enum<E>> E code(Readable row, String column, Class<E> type) {
        return Enum.valueOf(type, text(row, column));
    }
}
