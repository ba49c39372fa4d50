package pe.juntos.bench;

import java.util.concurrent.Callable;
import pe.juntos.bench.read.ReadBench;
import pe.juntos.local.place.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Exit status 4 when a read failed. */
@Command(
        name = "read",
        mixinStandardHelpOptions = true,
        description =
                "Reads households' files by code at a steady rate and tells how long each takes from when it was due.")
final class ReadCommand implements Callable<Integer> {
    private static final double AIM_MILLISECONDS = 10;

    @Mixin
    private SteadyRate steady = new SteadyRate();

    @Option(names = "--rate", defaultValue = "200", description = "Reads a second (default 200).")
    private int rate;

    @Override
    public Integer call() throws Exception {
        var bench = Workbench.alone();
        var report = new ReadBench(bench.home(), System.out, new Console(System.out))
                .run(steady.order(rate, bench.folder()));
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
        bench.keep("read", report);
        Home.wipe(bench.folder());
        return report.failures() == 0 ? 0 : Problems.WRONG_RESULT;
    }
}
