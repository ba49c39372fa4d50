package pe.juntos.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import pe.juntos.local.process.Program;
import pe.juntos.local.service.LocalPlatform;

/** One line per event, readable on a terminal and in a log alike. */
record Console(PrintStream out) implements LocalPlatform.Progress {

    @Override
    public void ready(Program program, Optional<Duration> took) {
        var how = took.map(time -> String.format(Locale.ROOT, "ready in %.1f s", time.toMillis() / 1000.0))
                .orElse("running already");
        line("%-17s %s:%-6d %s"
                .formatted(program.name(), program.address(), program.ports().getFirst(), how));
    }

    @Override
    public void stopped(Program program) {
        line("%-17s stopped".formatted(program.name()));
    }

    void line(String text) {
        out.println(text);
        out.flush();
    }
}
