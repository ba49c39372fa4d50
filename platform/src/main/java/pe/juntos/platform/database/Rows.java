package pe.juntos.platform.database;

import io.r2dbc.spi.Readable;

/** Values of columns that are never null. */
public final class Rows {

    private Rows() {}

    /** @throws IllegalStateException if the column is null after all: the query is wrong */
    public static <T> T required(Readable row, String column, Class<T> type) {
        var value = row.get(column, type);
        if (value == null) {
            throw new IllegalStateException(column + " is null");
        }
        return value;
    }
}
