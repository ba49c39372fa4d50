package pe.juntos.local.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a broker is started from.
 *
 * @param target of this program's build, with all libraries
 */
record BrokerJars(Path target) {

    String classPath() {
        return program() + ":" + libraries().resolve("*");
    }

    /** Changes when any of the jars does, as the JVM sees it. */
    String content() throws IOException {
        try (var files = Files.list(libraries())) {
            var all = new StringBuilder();
            for (var jar : Stream.concat(Stream.of(program()), files.sorted()).toList()) {
                all.append("%s %d %s%n".formatted(jar, Files.size(jar), Files.getLastModifiedTime(jar)));
            }
            return all.toString();
        }
    }

    private Path program() {
        return target.resolve("local.jar");
    }

    private Path libraries() {
        return target.resolve("lib");
    }
}
