package pe.juntos.e2e;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import pe.juntos.local.close.CloseOrder;
import pe.juntos.local.close.Closing;
import pe.juntos.local.close.Stage;
import pe.juntos.local.close.Summary;
import pe.juntos.local.place.Home;
import pe.juntos.sandbox.population.GeneratorRequest;
import pe.juntos.sandbox.population.PopulationGenerator;

/** One population, and its first bimester closed without any disturbance, once for all tests of a process. */
final class Bimester {

    static final String PERIOD = "2026-3";
    static final String UNDISTURBED = Home.OWN;

    private static final int HOUSEHOLDS = 300;
    private static final long SEED = 20_260_501;
    private static final Path FOLDER = Fork.folder("bimester");

    private static final List<Long> BEGINNINGS = new ArrayList<>();

    private static Path files;
    private static Results undisturbed;

    private Bimester() {}

    /** The institutions' files: a generated population, and a few households whose outcome is known beforehand. */
    static synchronized Path files() throws IOException {
        if (files == null) {
            Home.wipe(FOLDER);
            files = folder("in");
            var period = pe.juntos.sandbox.population.Bimester.parse(PERIOD);
            PopulationGenerator.generate(GeneratorRequest.of(HOUSEHOLDS, SEED, period, files));
            KnownHouseholds.addTo(files);
            OptionalFiles.addTo(files);
        }
        return files;
    }

    static Path folder(String name) {
        return FOLDER.resolve(name);
    }

    /** The results of a close on fresh data; the platform is left running on them. */
    static synchronized Results undisturbed() throws IOException, InterruptedException {
        if (undisturbed == null) {
            var platform = Machine.fresh(UNDISTURBED);
            undisturbed =
                    close(platform.home(), files(), PERIOD, "undisturbed", stage -> BEGINNINGS.add(System.nanoTime()));
            BEGINNINGS.add(System.nanoTime());
        }
        Machine.on(UNDISTURBED);
        return undisturbed;
    }

    /** How long each stage of the undisturbed close took, in their order, at least one millisecond. */
    static List<Long> stagesInMillis() throws IOException, InterruptedException {
        undisturbed();
        return IntStream.range(1, BEGINNINGS.size())
                .mapToObj(next -> Math.max(1, (BEGINNINGS.get(next) - BEGINNINGS.get(next - 1)) / 1_000_000))
                .toList();
    }

    static Results close(Home home, Path in, String period, String out, Consumer<Stage> began)
            throws IOException, InterruptedException {
        Home.wipe(folder(out));
        var order = CloseOrder.checked(in, period, folder(out));
        return new Results(order.out(), new Closing(home, System.out, began).run(order));
    }

    /** A close's folder and summary. */
    record Results(Path folder, Summary summary) {}
}
