package pe.juntos.e2e;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A result file as lines of named fields. */
final class Csv {

    private Csv() {}

    static List<NamedCsvRecord> read(Path file) throws IOException {
        try (var lines = CsvReader.builder().ofNamedCsvRecord(file)) {
            return lines.stream().toList();
        }
    }

    /** The only line where a column has a value. */
    static NamedCsvRecord only(List<NamedCsvRecord> lines, String column, String value) {
        var found = with(lines, column, value);
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " lines with " + column + " " + value);
        }
        return found.getFirst();
    }

    static List<NamedCsvRecord> with(List<NamedCsvRecord> lines, String column, String value) {
        return lines.stream()
                .filter(line -> line.getField(column).equals(value))
                .toList();
    }
}
