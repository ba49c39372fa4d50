package pe.juntos.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All result files of a close but the summary with its durations: name to content, lines sorted. */
final class ResultFiles {

    private ResultFiles() {}

    static Map<String, String> sorted(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("resumen.json"))
                    .collect(Collectors.toMap(
                            file -> folder.relativize(file).toString(),
                            ResultFiles::content,
                            (a, b) -> a,
                            TreeMap::new));
        }
    }

    private static String content(Path file) {
        try {
            var lines = Files.readString(file, StandardCharsets.UTF_8).split("\n", -1);
            Arrays.sort(lines);
            return String.join("\n", lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
