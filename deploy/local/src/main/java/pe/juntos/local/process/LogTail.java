package pe.juntos.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pe.juntos.local.place.LocalProblem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What a program said before it failed, without the frames of its stack traces. */
final class LogTail {

    private static final int LINES = 25;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private LogTail() {}

    static LocalProblem problem(String name, Path log, boolean alive) {
        var what = alive ? " does not become healthy" : " ended while starting";
        return new LocalProblem(
                "START_FAILED", name + what + "; the end of " + log + ":\n" + String.join("\n", last(log)));
    }

    private static List<String> last(Path log) {
        try {
            var lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("\t"))
                    .map(LogTail::readable)
                    .toList();
            return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
        } catch (IOException e) {
            return List.of("(no log: " + e.getMessage() + ")");
        }
    }

    /** What a person needs of a line that is a JSON object; any other line as it is. */
    static String readable(String line) {
        if (!line.startsWith("{")) {
            return line;
        }
        try {
            var entry = JSON.readTree(line);
            var error = entry.path("error");
            return Stream.of(
                            entry.path("@timestamp"),
                            entry.at("/log/level"),
                            entry.path("message"),
                            error.path("type"),
                            error.path("message"))
                    .map(part -> part.asString(""))
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining(" "));
        } catch (JacksonException ignored) {
            return line;
        }
    }
}
