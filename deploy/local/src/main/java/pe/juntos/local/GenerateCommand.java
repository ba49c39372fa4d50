package pe.juntos.local;

import java.nio.file.Path;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import pe.juntos.local.close.Period;
import pe.juntos.sandbox.population.Bimester;
import pe.juntos.sandbox.population.Dirt;
import pe.juntos.sandbox.population.GeneratorRequest;
import pe.juntos.sandbox.population.PopulationGenerator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "generate", description = "Writes the files of an invented population; same seed, same bytes.")
final class GenerateCommand implements Callable<Integer> {

    @Option(names = "--households", required = true, description = "How many households.")
    private int households;

    @Option(names = "--seed", defaultValue = "1", description = "Which population (default 1).")
    private long seed;

    @Option(names = "--period", defaultValue = "2026-3", description = "The bimester of the evidence.")
    private String period = "";

    @Option(names = "--out", required = true, description = "Folder for the files.")
    private Path out = Path.of("");

    @Option(names = "--districts", description = "List of districts instead of the ten of the demo.")
    private @Nullable Path districts;

    @Option(
            names = {"--late-share", "--late"},
            defaultValue = "0",
            description = "Share (0 to 1) of members whose records come late, into the folder tarde.")
    private double late;

    @Option(
            names = "--dirt",
            defaultValue = "normal",
            description = "normal: every kind of dirt at its usual rate; none: clean files.")
    private String dirt = "";

    @Override
    public Integer call() {
        var bimester = Bimester.parse(Period.parse(period).toString());
        var request = GeneratorRequest.of(households, seed, bimester, Caller.path(out))
                .withDistricts(districts == null ? null : Caller.path(districts))
                .withLateShare(late)
                .withDirt(Dirt.named(dirt));
        var written = PopulationGenerator.generate(request);
        new TreeMap<>(written.lines()).forEach((file, lines) -> System.out.printf("%-28s %,12d%n", file, lines));
        return 0;
    }
}
