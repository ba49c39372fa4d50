package pe.juntos.local.drill;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import pe.juntos.local.backup.PointInTime;
import pe.juntos.local.close.CloseOrder;
import pe.juntos.local.close.Closing;
import pe.juntos.local.close.Stage;
import pe.juntos.local.http.Gateway;
import pe.juntos.local.http.Person;
import pe.juntos.local.place.Home;
import pe.juntos.local.service.LocalPlatform;
import pe.juntos.sandbox.population.Bimester;
import pe.juntos.sandbox.population.GeneratorRequest;
import pe.juntos.sandbox.population.PopulationGenerator;

/**
 * Closes a bimester, goes back to the moment at which one of its steps began, closes again, and compares: the same files, the same
 * ledger.
 */
public final class RestoreDrill implements AutoCloseable {

    private static final String PERIOD = "2026-3";
    private static final Duration REHEAR = Duration.ofDays(7);

    private final Home home;
    private final LocalPlatform platform;
    private final LocalPlatform.Progress progress;
    private final PrintStream out;

    /** @param home of data that are the drill's own */
    public RestoreDrill(Home home, LocalPlatform.Progress progress, PrintStream out) throws InterruptedException {
        this.home = home;
        this.progress = progress;
        this.out = out;
        home.wipeData();
        archived(home);
        this.platform = new LocalPlatform(home);
    }

    private static void archived(Home home) {
        try {
            Files.createDirectories(home.data().resolve(Home.ARCHIVE));
        } catch (IOException e) {
            throw Home.notWritable(home.data(), e);
        }
    }

    /** @return what differs between the two closes; nothing if the drill ended well */
    public List<String> run(int households, Stage stage) throws IOException, InterruptedException {
        var in = home.data().resolve("in");
        PopulationGenerator.generate(GeneratorRequest.of(households, 1, Bimester.parse(PERIOD), in));
        platform.up(progress);
        var backup = home.data().resolve("backup");
        platform.backup(backup);
        out.println("backup taken, a close begins");
        var first = home.data().resolve("out-first");
        var began = new EnumMap<Stage, Instant>(Stage.class);
        closeBimester(in, first, each -> began.put(each, Instant.now()));
        var moment = Objects.requireNonNull(began.get(stage), stage::title);
        var ledger = ledger();
        out.println("back to " + moment + ", when this began: " + stage.title());
        platform.down(progress);
        var outcome =
                platform.restore(new PointInTime(backup, home.data().resolve(Home.ARCHIVE), moment), REHEAR, progress);
        out.println("told after that moment, and taken off the topics: " + outcome.cut());
        var lost = ledger();
        var second = home.data().resolve("out-second");
        closeBimester(in, second, _ -> {});
        var differences = differences(first, second);
        if (lost.equals(ledger)) {
            differences.add("the ledger did not go back: the drill shows nothing");
        }
        if (!ledger().equals(ledger)) {
            differences.add("ledger");
        }
        return differences;
    }

    private void closeBimester(Path in, Path results, Consumer<Stage> began) throws IOException, InterruptedException {
        new Closing(home, out, began).run(CloseOrder.checked(in, PERIOD, results));
    }

    private String ledger() throws InterruptedException {
        try (var gateway = new Gateway(home, (what, reason) -> out.println(what + " waits: " + reason))) {
            return gateway.get(Person.ANA, "payment/ledger").body();
        }
    }

    /** The summary also tells which steps had been done already; the rest of it is in the files. */
    private static List<String> differences(Path one, Path other) throws IOException {
        var differences = new ArrayList<>(SameResults.differences(one, other));
        differences.remove("resumen.json");
        return differences;
    }

    /** Everything stops; the data stays. */
    @Override
    public void close() throws InterruptedException {
        platform.down(progress);
    }
}
