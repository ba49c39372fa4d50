package pe.juntos.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntConsumer;
import pe.juntos.local.close.CloseOrder;
import pe.juntos.local.close.Closing;
import pe.juntos.local.close.Summary;
import pe.juntos.local.place.Home;
import pe.juntos.sandbox.population.GeneratorRequest;
import pe.juntos.sandbox.population.PopulationGenerator;

/** One population, and its first bimester closed without any disturbance, once for all tests. */
final class Bimester {

    static final String PERIOD = "2026-3";
    static final String UNDISTURBED = "undisturbed";

    private static final int HOUSEHOLDS = 300;
    private static final long SEED = 20_260_501;
    private static final Path FOLDER = Path.of("target", "bimester").toAbsolutePath();

    private static Results undisturbed;

    private Bimester() {}

    /** The institutions' files: a generated population, and a few households whose outcome is known beforehand. */
    static Path files() throws IOException {
        var in = FOLDER.resolve("in");
        if (!Files.exists(in.resolve("complete"))) {
            Home.wipe(FOLDER);
            PopulationGenerator.generate(
                    GeneratorRequest.of(HOUSEHOLDS, SEED, pe.juntos.sandbox.population.Bimester.parse(PERIOD), in));
            KnownHouseholds.addTo(in);
            Files.createFile(in.resolve("complete"));
        }
        return in;
    }

    static Path folder(String name) {
        return FOLDER.resolve(name);
    }

    /** The results of a close on fresh data; the platform is left running on them. */
    static synchronized Results undisturbed() throws IOException, InterruptedException {
        if (undisturbed == null) {
            var platform = Machine.fresh(UNDISTURBED);
            undisturbed = close(platform.home(), files(), PERIOD, "undisturbed", step -> {});
        }
        Machine.on(UNDISTURBED);
        return undisturbed;
    }

    static Results close(Home home, Path in, String period, String out, IntConsumer began)
            throws IOException, InterruptedException {
        var order = CloseOrder.checked(in, period, folder(out));
        return new Results(order.out(), new Closing(home, System.out, began).run(order));
    }

    /** A close's folder and summary. */
    record Results(Path folder, Summary summary) {}
}
