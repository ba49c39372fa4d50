package pe.juntos.local.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whether two closes came to the same: every file to the byte, its lines sorted, and the summary but for its durations. */
final class SameResults {

    private static final String SUMMARY = "resumen.json";
    private static final String DURATIONS = "duraciones_segundos";

    private SameResults() {}

    /** Names of files that differ. */
    static List<String> differences(Path one, Path other) throws IOException {
        var names = new TreeSet<>(files(one));
        names.addAll(files(other));
        var differences = new ArrayList<String>();
        for (var name : names) {
            if (!same(one.resolve(name), other.resolve(name))) {
                differences.add(name);
            }
        }
        return differences;
    }

    static List<String> files(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .toList();
        }
    }

    private static boolean same(Path one, Path other) throws IOException {
        if (!Files.exists(one) || !Files.exists(other)) {
            return false;
        }
        return one.endsWith(SUMMARY)
                ? summary(one).equals(summary(other))
                : Files.mismatch(one, other) < 0 || Arrays.equals(sorted(one), sorted(other));
    }

    private static JsonNode summary(Path file) {
        var json = JsonMapper.shared().readTree(file.toFile());
        return json instanceof ObjectNode object ? object.without(DURATIONS) : json;
    }

    private static String[] sorted(Path file) throws IOException {
        var lines = Files.readString(file).split("\n", -1);
        Arrays.sort(lines);
        return lines;
    }
}
