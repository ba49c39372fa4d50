package pe.juntos.local;

import java.nio.file.Path;

/** Paths are meant from where the command was given. */
final class Caller {

    private Caller() {}

    static Path path(Path given) {
        var from = System.getenv().getOrDefault("JUNTOS_CALLER", "");
        return Path.of(from).resolve(given).toAbsolutePath().normalize();
    }
}
