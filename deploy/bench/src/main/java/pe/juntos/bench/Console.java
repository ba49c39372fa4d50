package pe.juntos.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import pe.juntos.local.process.Program;
import pe.juntos.local.service.LocalPlatform;

/** Tells which processes come and go. */
record Console(PrintStream out) implements LocalPlatform.Progress {
    @Override
    public void ready(Program program, Optional<Duration> took) {
        took.ifPresent(time -> out.println(program.name() + " ready in " + time.toSeconds() + " s"));
    }

    @Override
    public void stopped(Program program) {
        out.println(program.name() + " stopped");
    }

    /** Paths are meant from where the command was given. */
    static Path fromCaller(Path given) {
        var from = System.getenv().getOrDefault("JUNTOS_CALLER", "");
        return Path.of(from).resolve(given).toAbsolutePath().normalize();
    }
}
