package pe.juntos.local.drill;

import java.io.PrintStream;
import java.util.Locale;

/** How long each part of a drill took. */
final class Phases {

    private final PrintStream out;
    private long begin = System.nanoTime();

    Phases(PrintStream out) {
        this.out = out;
    }

    void ended(String phase) {
        var now = System.nanoTime();
        out.printf(Locale.ROOT, "%s: %.0f s%n", phase, (now - begin) / 1e9);
        begin = now;
    }
}
