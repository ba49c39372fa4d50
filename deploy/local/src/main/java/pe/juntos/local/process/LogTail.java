package pe.juntos.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import pe.juntos.local.place.LocalProblem;

/** What a program said before it failed, without the frames of its stack traces. */
final class LogTail {

    private static final int LINES = 25;

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
                    .toList();
            return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
        } catch (IOException e) {
            return List.of("(no log: " + e.getMessage() + ")");
        }
    }
}
