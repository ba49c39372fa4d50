package pe.juntos.bench;

import java.util.concurrent.Callable;
import pe.juntos.bench.read.StoryBench;
import pe.juntos.bench.read.StoryReport;
import pe.juntos.local.place.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Exit status 4 when an answer was wrong or not whole. */
@Command(
        name = "story",
        mixinStandardHelpOptions = true,
        description = "Asks the gateway for households' stories at a steady rate, and tells what the gateway costs.")
final class StoryCommand implements Callable<Integer> {
    private static final double AIM_MILLISECONDS = 50;

    @Mixin
    private SteadyRate steady = new SteadyRate();

    @Option(names = "--rate", defaultValue = "300", description = "Stories a second (default 300).")
    private int rate;

    @Override
    public Integer call() throws Exception {
        var bench = Workbench.alone();
        var report = new StoryBench(bench.home(), System.out, new Console(System.out))
                .run(steady.order(rate, bench.folder()));
        System.out.println("%nThrough the gateway with %,d households, %d a second, ms from when each was due"
                .formatted(report.households(), report.perSecond()));
        line("story (aim: p95 %.0f)".formatted(AIM_MILLISECONDS), report.story());
        line("a file, directly", report.fileDirectly());
        line("the same, by gateway", report.fileThroughTheGateway());
        System.out.println(
                "  the gateway costs %.2f at p50, %.2f at p95".formatted(report.overheadP50(), report.overheadP95()));
        bench.keep("story", report);
        Home.wipe(bench.folder());
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
