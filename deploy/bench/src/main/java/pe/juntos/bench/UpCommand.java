package pe.juntos.bench;

import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.Callable;
import pe.juntos.bench.up.UpBench;
import pe.juntos.local.place.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Exit status 4 when a process was not healthy after a start. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Starts the platform several times and tells how long it takes and what it holds when idle.")
final class UpCommand implements Callable<Integer> {
    private static final int AIM_SECONDS = 25;
    private static final int AIM_MEGABYTES = 3 * 1024;

    @Option(names = "--times", defaultValue = "3", description = "Starts as on any day (default 3).")
    private int times;

    @Option(names = "--idle", defaultValue = "30", description = "Seconds before memory is read (default 30).")
    private int idleSeconds;

    @Override
    public Integer call() throws Exception {
        var bench = Workbench.alone();
        var home = bench.home();
        Files.createDirectories(home.folder());
        var own = new Home(home.root(), home.folder().resolve("bench-up"), home.dataset(), home.ports());
        var order = new UpBench.Order(times, Duration.ofSeconds(idleSeconds));
        var report = new UpBench(own, System.out).run(order);
        System.out.println("%nFrom ./juntos up until all is ready (aim: %d s)".formatted(AIM_SECONDS));
        report.starts()
                .forEach(start -> System.out.println("  %-40s %8.1f s, %.1f s of processors' time"
                        .formatted(start.what(), start.seconds(), start.processorSeconds())));
        System.out.println("Idle memory (aim: %,d MB)".formatted(AIM_MEGABYTES));
        report.idleMegabytes().forEach((name, held) -> System.out.println("  %-40s %,8d MB".formatted(name, held)));
        System.out.println("  %-40s %,8d MB".formatted("all", report.idleMegabytesOfAll()));
        bench.keep("up", report);
        return report.healthy() ? 0 : Problems.WRONG_RESULT;
    }
}
