package pe.juntos.e2e.deploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The files of the repository, and the tools of this machine. */
final class Repository {
    static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    static final List<String> SERVICES = List.of("affiliation", "coresponsibility", "payment", "graduation", "partner");

    private Repository() {}

    /** The first of these that is on the path. */
    static Optional<String> tool(String... names) {
        return Stream.of(names)
                .filter(name -> Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name))))
                .findFirst();
    }

    /** What a command that must end well says. */
    static String run(Map<String, String> environment, List<String> command) throws IOException, InterruptedException {
        var errors = Files.createTempFile("juntos-", ".err");
        var builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new AssertionError(command + " failed: " + Files.readString(errors));
        }
        Files.delete(errors);
        return said;
    }
}
