package pe.juntos.local.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import pe.juntos.local.place.LocalProblem;

/**
 * What a broker is started from.
 *
 * @param target of this program's build, with all libraries
 */
record BrokerJars(Path target) {

    private static final String SERVER = "kafka_2.13-";

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

    /** Of Kafka, from the name of its server's jar: its own information about itself would begin a log. */
    String version() throws IOException {
        try (var files = Files.newDirectoryStream(libraries(), SERVER + "*.jar")) {
            for (var jar : files) {
                var name = jar.getFileName().toString();
                return name.substring(SERVER.length(), name.length() - ".jar".length());
            }
        }
        throw new LocalProblem("NOT_BUILT", "Kafka is not among " + libraries() + "; run ./juntos up again.");
    }

    private Path program() {
        return target.resolve("local.jar");
    }

    private Path libraries() {
        return target.resolve("lib");
    }
}
