package pe.juntos.bench;

import java.util.Locale;
import java.util.concurrent.Callable;
import pe.juntos.bench.national.NationalBench;
import pe.juntos.local.place.Home;
import pe.juntos.sandbox.population.Bimester;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Exit status 4 when the result of a job differs from the recomputed one. */
@Command(
        name = "national",
        mixinStandardHelpOptions = true,
        description =
                "Closes a bimester and runs the national jobs over it: coverage, scorecards, monitoring, simulation,"
                        + " duplicates; each result is compared with a recomputation.")
final class NationalCommand implements Callable<Integer> {
    @Option(names = "--households", required = true, description = "How many households.")
    private int households;

    @Option(names = "--seed", defaultValue = "1", description = "Which population (default 1).")
    private long seed;

    @Option(names = "--period", defaultValue = "2026-3", description = "The bimester (default 2026-3).")
    private String period = "";

    @Override
    public Integer call() throws Exception {
        var bench = Workbench.alone();
        var order = new NationalBench.Order(households, seed, Bimester.parse(period), bench.folder());
        var report = new NationalBench(bench.home(), System.out, new Console(System.out)).run(order);
        for (var line : report.lines()) {
            var stage = line.stage();
            System.out.println(String.format(
                    Locale.ROOT,
                    "%-56s %8.1f s %,12d %s, %,.0f/s; %s",
                    stage.name(),
                    stage.seconds(),
                    stage.items(),
                    stage.unit(),
                    stage.perSecond(),
                    line.differences() == 0 ? "right" : "WRONG: " + line.differences() + " differences"));
        }
        bench.keep("national-" + households, report);
        Home.wipe(bench.folder());
        return report.right() ? 0 : Problems.WRONG_RESULT;
    }
}
