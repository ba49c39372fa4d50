package pe.juntos.bench.database;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * A CSV file as a table of text: its columns, the number of the line, and whether the line has as many cells as the header. Nothing
 * is refused here; what a line is worth is for SQL to say.
 */
public record CsvTable(String name, List<String> columns) {
    private static final int BUFFER = 1 << 16;

    public CsvTable {
        columns = List.copyOf(columns);
    }

    /** Creates the table and fills it; a file that does not exist leaves it empty. */
    public long load(Connection connection, Path file) throws SQLException, IOException {
        var definition =
                columns.stream().map(column -> column + " text not null").collect(Collectors.joining(", "));
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "create table " + name + " (line bigint not null, complete boolean not null, " + definition + ")");
        }
        return Files.exists(file) ? copy(connection, file) : 0;
    }

    private long copy(Connection connection, Path file) throws SQLException, IOException {
        try (var csv = CsvReader.builder()
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(file)) {
            var lines = csv.iterator();
            if (!lines.hasNext() || !lines.next().getFields().equals(columns)) {
                throw new IOException(file + " does not have the header " + String.join(",", columns));
            }
            var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + name + " from stdin");
            return stream(copy, lines);
        }
    }

    private long stream(CopyIn copy, Iterator<CsvRecord> lines) throws SQLException {
        var text = new StringBuilder(BUFFER + BUFFER / 4);
        while (lines.hasNext()) {
            append(text, lines.next());
            if (text.length() > BUFFER) {
                flush(copy, text);
            }
        }
        flush(copy, text);
        return copy.endCopy();
    }

    private static void flush(CopyIn copy, StringBuilder text) throws SQLException {
        var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        text.setLength(0);
    }

    private void append(StringBuilder text, CsvRecord line) {
        int cells = line.getFieldCount();
        text.append(line.getStartingLineNumber()).append(cells == columns.size() ? "\tt" : "\tf");
        for (int i = 0; i < columns.size(); i++) {
            text.append('\t');
            if (i < cells) {
                escape(text, line.getField(i));
            }
        }
        text.append('\n');
    }

    /** The escapes of COPY's text form; PostgreSQL knows no zero character. */
    private static void escape(StringBuilder text, String cell) {
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\0' -> text.append('?');
                default -> text.append(c);
            }
        }
    }
}
