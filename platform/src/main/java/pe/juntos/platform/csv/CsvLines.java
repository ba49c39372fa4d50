package pe.juntos.platform.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a file of one format, a line at a time; what it keeps in memory does not grow with the file. */
public final class CsvLines<T> implements AutoCloseable {
    private static final int LONGEST_FIELD = 64 * 1024;
    private static final int MOST_FIELDS = 64;

    /** A line: its value, or why it is refused. */
    public record Line<T>(
            long number, @Nullable T value, @Nullable LineRefusal refusal) {}

    private final CsvFormat<T> format;
    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private final Map<String, Integer> places = new HashMap<>();

    /** @throws FileRefusal if it does not begin with the format's header in UTF-8; the input is closed then */
    public CsvLines(InputStream in, CsvFormat<T> format) {
        this.format = format;
        var strict = UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var handler = CsvRecordHandler.builder()
                .maxFields(MOST_FIELDS)
                .maxFieldSize(LONGEST_FIELD)
                .maxRecordSize(4 * LONGEST_FIELD)
                .build();
        this.reader = CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .maxBufferSize(4 * LONGEST_FIELD)
                .build(handler, new InputStreamReader(in, strict));
        this.records = reader.iterator();
        try {
            checkHeader();
        } catch (RuntimeException refused) {
            closed(refused);
            throw refused;
        }
    }

    /** Who never gets the lines cannot close them: what the sender has sent so far is let go here. */
    private void closed(RuntimeException refused) {
        try {
            close();
        } catch (IOException e) {
            refused.addSuppressed(e);
        }
    }

    private void checkHeader() {
        var first = read();
        if (first == null) {
            throw new FileRefusal("FILE_EMPTY", "el archivo está vacío");
        }
        var found = first.getFields().stream()
                .map(name -> name.replace("\uFEFF", "").strip())
                .toList();
        if (!found.equals(format.header())) {
            throw new FileRefusal("FILE_HEADER", "la cabecera debe ser: " + String.join(",", format.header()));
        }
        for (var name : found) {
            places.put(name, places.size());
        }
    }

    /** @return null at the end of the file */
    public @Nullable Line<T> next() {
        var fields = read();
        if (fields == null) {
            return null;
        }
        var number = fields.getStartingLineNumber();
        try {
            return new Line<>(number, format.parse(new CsvCells(places, number, columns(fields))), null);
        } catch (LineRefusal refusal) {
            return new Line<>(number, null, refusal);
        }
    }

    private List<String> columns(CsvRecord fields) {
        if (fields.getFieldCount() != places.size()) {
            throw new LineRefusal(
                    "COLUMN_COUNT", "tiene " + fields.getFieldCount() + " columnas en lugar de " + places.size());
        }
        return fields.getFields();
    }

    private @Nullable CsvRecord read() {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (CsvParseException e) {
            throw tooLong(e)
                    ? new FileRefusal("FILE_LINE_TOO_LONG", "una línea es demasiado larga")
                    : new FileRefusal("FILE_NOT_CSV", "el archivo no es CSV (RFC 4180)");
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw new FileRefusal("FILE_NOT_UTF8", "el archivo no está en UTF-8");
            }
            throw e;
        }
    }

    private static boolean tooLong(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            var message = String.valueOf(t.getMessage()).toLowerCase(java.util.Locale.ROOT);
            if (message.contains("max")) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
