package pe.juntos.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import pe.juntos.local.backup.PointInTime;
import pe.juntos.local.place.Home;
import pe.juntos.local.place.LocalProblem;
import pe.juntos.local.service.LocalPlatform;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Databases, topics and listeners go back together; what was before is kept beside until the next restore. */
@Command(name = "restore", description = "Stops all, goes back to a backup or to a moment after it, and starts all.")
final class RestoreCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "Folder of ./juntos backup.")
    private Path folder = Path.of("");

    @Option(names = "--at", description = "Moment, such as 2026-07-01T09:30:00-05:00; needs JUNTOS_ARCHIVE.")
    private @Nullable String at;

    @Option(
            names = "--rehear-days",
            defaultValue = "7",
            description = "How far back listeners hear events again (default 7; less than what the inbox remembers).")
    private int rehearDays;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var console = new Console(System.out);
        var home = Home.fromEnvironment(System.getenv());
        var platform = new LocalPlatform(home);
        var archive = platform.home().archive().orElse(null);
        var point = new PointInTime(Caller.path(folder), archive, at == null ? null : moment(at));
        platform.down(console);
        var outcome = platform.restore(point, Duration.ofDays(rehearDays), console);
        console.line("Told after that moment and taken off the topics: " + outcome.cut());
        console.line("The platform is up.");
        return 0;
    }

    static Instant moment(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new LocalProblem(
                    "RESTORE_MOMENT", "\"" + text + "\" is no moment such as 2026-07-01T09:30:00-05:00.", e);
        }
    }
}
