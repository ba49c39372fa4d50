package pe.juntos.bench;

import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.Callable;
import pe.juntos.bench.read.ReadBench;
import pe.juntos.bench.report.Writing;
import pe.juntos.local.place.Home;
import pe.juntos.local.place.LocalProblem;
import pe.juntos.local.service.LocalPlatform;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Exit status 4 when a read failed. */
@Command(
        name = "read",
        mixinStandardHelpOptions = true,
        description =
                "Reads households' files by code at a steady rate and tells how long each takes from when it was due.")
final class ReadCommand implements Callable<Integer> {
    private static final double AIM_MILLISECONDS = 10;

    @Option(names = "--households", defaultValue = "20000", description = "Of the register (default 20000).")
    private int households;

    @Option(names = "--rate", defaultValue = "200", description = "Reads a second (default 200).")
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
        var report = new ReadBench(home, System.out, new Console(System.out)).run(order);
        System.out.println("%nA household's file by code, %,d reads at %d a second, ms from when each was due"
                .formatted(report.requests(), report.perSecond()));
        System.out.println("  p50 %.2f   p95 %.2f (aim: %.0f)   p99 %.2f   highest %.2f   failed %d"
                .formatted(
                        report.p50(),
                        report.p95(),
                        AIM_MILLISECONDS,
                        report.p99(),
                        report.highest(),
                        report.failures()));
        var file = home.folder().resolve("bench-read.json");
        Files.writeString(file, Writing.json(report) + "\n");
        System.out.println("JSON in " + file);
        Home.wipe(folder);
        return report.failures() == 0 ? 0 : Problems.WRONG_RESULT;
    }
}
