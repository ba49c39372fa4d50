package pe.juntos.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import pe.juntos.bench.close.CloseBench;
import pe.juntos.bench.read.ReadBench;
import pe.juntos.bench.read.StoryBench;
import pe.juntos.bench.report.Writing;
import pe.juntos.local.place.Home;
import pe.juntos.sandbox.population.Bimester;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Exit status 4 when the close ended but its result differs from the expected one. */
@Command(
        name = "close",
        mixinStandardHelpOptions = true,
        description = "Generates a population, closes its bimester, verifies the result and measures the floor.")
final class CloseCommand implements Callable<Integer> {
    @Option(names = "--households", required = true, description = "How many households.")
    private int households;

    @Option(names = "--seed", defaultValue = "1", description = "Which population (default 1).")
    private long seed;

    @Option(names = "--period", defaultValue = "2026-3", description = "The bimester (default 2026-3).")
    private String period = "";

    @Option(names = "--keep", description = "Keeps the generated files and the results.")
    private boolean keep;

    @Option(
            names = "--stories",
            defaultValue = "0",
            description =
                    "Asks for so many households' stories a second afterwards, on the same data (default 0: none).")
    private int stories;

    @Override
    public Integer call() throws Exception {
        var bench = Workbench.alone();
        var order = new CloseBench.Order(households, seed, Bimester.parse(period), bench.folder());
        var report =
                new CloseBench(bench.home(), System.out, new Console(System.out)).run(order, () -> tellStories(bench));
        Stream.of("", Writing.table(report), Writing.json(report), "").forEach(System.out::println);
        bench.keep(Integer.toString(households), report);
        if (!keep) {
            Home.wipe(bench.folder());
        }
        return report.verification().holds() ? 0 : Problems.WRONG_RESULT;
    }

    private void tellStories(Workbench bench) throws SQLException, IOException {
        if (stories > 0) {
            var lasting = Duration.ofMinutes(1);
            var order = new ReadBench.Order(households, stories, lasting, bench.folder());
            var report =
                    new StoryBench(bench.home(), System.out, new Console(System.out)).measure(order, List.of(stories));
            StoryLines.print(report);
            bench.keep("story", report);
        }
    }
}
