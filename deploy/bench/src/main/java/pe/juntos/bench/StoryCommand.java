package pe.juntos.bench;

import java.util.List;
import java.util.concurrent.Callable;
import pe.juntos.bench.read.StoryBench;
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
    @Mixin
    private SteadyRate steady = new SteadyRate();

    @Option(
            names = "--rate",
            split = ",",
            defaultValue = "300",
            description = "Stories a second (default 300); several, one after the other: 100,200,300.")
    private List<Integer> rates = List.of();

    @Override
    public Integer call() throws Exception {
        var bench = Workbench.alone();
        var report = new StoryBench(bench.home(), System.out, new Console(System.out))
                .run(steady.order(rates.getLast(), bench.folder()), rates);
        StoryLines.print(report);
        bench.keep("story", report);
        Home.wipe(bench.folder());
        return report.failures() == 0 ? 0 : Problems.WRONG_RESULT;
    }
}
