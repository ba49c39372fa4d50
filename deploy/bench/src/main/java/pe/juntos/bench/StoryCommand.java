package pe.juntos.bench;

import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.Callable;
import pe.juntos.bench.read.ReadBench;
import pe.juntos.bench.read.StoryBench;
import pe.juntos.bench.read.StoryReport;
import pe.juntos.bench.report.Writing;
import pe.juntos.local.place.Home;
import pe.juntos.local.place.LocalProblem;
import pe.juntos.local.service.LocalPlatform;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Exit status 4 when an answer was wrong or not whole. */
@Command(
        name = "story",
        mixinStandardHelpOptions = true,
        description = "Asks the gateway for households' stories at a steady rate, and tells what the gateway costs.")
final class StoryCommand implements Callable<Integer> {
    private static final double AIM_MILLISECONDS = 50;

    @Option(names = "--households", defaultValue = "20000", description = "Of the close (default 20000).")
    private int households;

    @Option(names = "--rate", defaultValue = "300", description = "Stories a second (default 300).")
    private int rate;

    @Option(
            names = "--seconds",
            defaultValue = "60",
            description = "How long, after half as long to warm up (default 60).")
    private int seconds;

    @Override
    public Integer call() throws Exception {
        var home = Home.fromEnvironment(System.getenv());
        if (new LocalPlatform(home).anyRunning()) {
            throw new LocalProblem("BENCH_NOT_ALONE", "The platform is running: ./juntos down, then bench again.");
        }
        var folder = home.folder().resolve("bench-run");
        var order = new ReadBench.Order(
                households, rate, Duration.ofSeconds(Math.ceilDiv(seconds, 2)), Duration.ofSeconds(seconds), folder);
        var report = new StoryBench(home, System.out, new Console(System.out)).run(order);
        System.out.println("%nThrough the gateway with %,d households, %d a second, ms from when each was due"
                .formatted(report.households(), report.perSecond()));
        line("story (aim: p95 %.0f)".formatted(AIM_MILLISECONDS), report.story());
        line("a file, directly", report.fileDirectly());
        line("the same, by gateway", report.fileThroughTheGateway());
        System.out.println(
                "  the gateway costs %.2f at p50, %.2f at p95".formatted(report.overheadP50(), report.overheadP95()));
        var file = home.folder().resolve("bench-story.json");
        Files.writeString(file, Writing.json(report) + "\n");
        System.out.println("JSON in " + file);
        Home.wipe(folder);
        return report.failures() == 0 ? 0 : Problems.WRONG_RESULT;
    }

    private static void line(String what, StoryReport.Times times) {
        System.out.println("  %-24s p50 %.2f   p95 %.2f   p99 %.2f   highest %.2f   failed %d of %d"
                .formatted(
                        what,
                        times.p50(),
                        times.p95(),
                        times.p99(),
                        times.highest(),
                        times.failures(),
                        times.requests()));
    }
}
