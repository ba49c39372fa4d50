package pe.juntos.local.drill;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whether two closes came to the same: every file to the byte, its lines sorted, and the summary but for its durations. */
final class SameResults {

    private static final String SUMMARY = "resumen.json";
    private static final String DURATIONS = "duraciones_segundos";
    private static final int BYTES = 64 * 1024;

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
                : Files.mismatch(one, other) < 0 || Arrays.equals(lines(one), lines(other));
    }

    private static JsonNode summary(Path file) {
        var json = JsonMapper.shared().readTree(file.toFile());
        return json instanceof ObjectNode object ? object.without(DURATIONS) : json;
    }

    /** A number for each line, the same for the same bytes, in ascending order: a file may be larger than this program's memory. */
    private static long[] lines(Path file) throws IOException {
        var numbers = LongStream.builder();
        var line = digest();
        try (var in = Files.newInputStream(file)) {
            var bytes = new byte[BYTES];
            for (var count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                var begin = 0;
                for (var at = 0; at < count; at++) {
                    if (bytes[at] == '\n') {
                        line.update(bytes, begin, at - begin);
                        numbers.add(number(line));
                        begin = at + 1;
                    }
                }
                line.update(bytes, begin, count - begin);
            }
        }
        numbers.add(number(line));
        return numbers.build().sorted().toArray();
    }

    private static long number(MessageDigest line) {
        return ByteBuffer.wrap(line.digest()).getLong();
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
