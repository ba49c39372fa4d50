package pe.juntos.local;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Since when a process runs, in words short enough for a table. */
final class Uptime {

    private Uptime() {}

    static String since(Instant start) {
        return format(Duration.between(start, Instant.now()));
    }

    static String format(Duration time) {
        return time.toHours() > 0
                ? String.format(Locale.ROOT, "%dh%02dm", time.toHours(), time.toMinutesPart())
                : String.format(Locale.ROOT, "%dm%02ds", time.toMinutes(), time.toSecondsPart());
    }
}
