package pe.juntos.sandbox.population;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;

/** The files being written, in one folder. Some lines wait, so that a repetition or a correction arrives apart from its original. */
final class InputFolder implements AutoCloseable {
    private static final int WAITING = 97;

    private final Map<InputFile, Sheet> sheets = new LinkedHashMap<>();

    private InputFolder() {}

    static InputFolder in(Path folder, Iterable<InputFile> files) throws IOException {
        Files.createDirectories(folder);
        var opened = new InputFolder();
        for (var file : files) {
            opened.sheets.put(file, new Sheet(folder.resolve(file.fileName()), file));
        }
        return opened;
    }

    void write(InputFile file, String... cells) {
        sheet(file).write(cells);
    }

    /** Written some lines later, or at the end. */
    void writeLater(InputFile file, String... cells) {
        sheet(file).writeLater(cells);
    }

    Map<InputFile, Long> lines() {
        var lines = new LinkedHashMap<InputFile, Long>();
        sheets.forEach((file, sheet) -> lines.put(file, sheet.lines));
        return lines;
    }

    private Sheet sheet(InputFile file) {
        var sheet = sheets.get(file);
        if (sheet == null) {
            throw new IllegalArgumentException(file + " is not in this folder");
        }
        return sheet;
    }

    /** Writes what still waits. */
    void finish() {
        sheets.values().forEach(Sheet::finish);
    }

    @Override
    public void close() throws IOException {
        for (var sheet : sheets.values()) {
            sheet.csv.close();
        }
    }

    private static final class Sheet {
        private final CsvWriter csv;
        private final ArrayDeque<String[]> waiting = new ArrayDeque<>();
        private long lines;

        Sheet(Path path, InputFile file) throws IOException {
            this.csv = CsvWriter.builder()
                    .bufferSize(1 << 16)
                    .lineDelimiter(LineDelimiter.LF)
                    .build(path);
            csv.writeRecord(file.header());
        }

        void write(String... cells) {
            csv.writeRecord(cells);
            lines++;
        }

        void writeLater(String... cells) {
            waiting.add(cells);
            if (waiting.size() > WAITING) {
                write(waiting.remove());
            }
        }

        void finish() {
            while (!waiting.isEmpty()) {
                write(waiting.remove());
            }
        }
    }
}
