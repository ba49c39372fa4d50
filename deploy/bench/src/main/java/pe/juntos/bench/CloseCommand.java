package pe.juntos.bench;

import java.nio.file.Files;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import pe.juntos.bench.close.CloseBench;
import pe.juntos.bench.report.Writing;
import pe.juntos.local.place.Home;
import pe.juntos.local.place.LocalProblem;
import pe.juntos.local.service.LocalPlatform;
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

    @Override
    public Integer call() throws Exception {
        var home = Home.fromEnvironment(System.getenv());
        if (new LocalPlatform(home).anyRunning()) {
            throw new LocalProblem("BENCH_NOT_ALONE", "The platform is running: ./juntos down, then bench again.");
        }
        var folder = home.folder().resolve("bench-run");
        var order = new CloseBench.Order(households, seed, Bimester.parse(period), folder);
        var report = new CloseBench(home, System.out, new Console(System.out)).run(order);
        var json = Writing.json(report);
        var file = home.folder().resolve("bench-" + households + ".json");
        Files.writeString(file, json + "\n");
        Stream.of("", Writing.table(report), json, "", "JSON in " + file).forEach(System.out::println);
        if (!keep) {
            Home.wipe(folder);
        }
        return report.verification().holds() ? 0 : Problems.WRONG_RESULT;
    }
}
