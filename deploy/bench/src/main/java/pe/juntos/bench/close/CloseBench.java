package pe.juntos.bench.close;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pe.juntos.bench.database.ScratchDatabase;
import pe.juntos.bench.database.Server;
import pe.juntos.bench.floor.DatabaseFloor;
import pe.juntos.bench.floor.Floor;
import pe.juntos.bench.floor.KafkaFloor;
import pe.juntos.bench.floor.Traffic;
import pe.juntos.bench.oracle.Oracle;
import pe.juntos.bench.oracle.Verification;
import pe.juntos.bench.report.BenchReport;
import pe.juntos.bench.report.Machine;
import pe.juntos.local.close.CloseOrder;
import pe.juntos.local.close.Closing;
import pe.juntos.local.place.Home;
import pe.juntos.local.service.LocalPlatform;
import pe.juntos.sandbox.population.Bimester;
import pe.juntos.sandbox.population.GeneratedPopulation;
import pe.juntos.sandbox.population.GeneratorRequest;
import pe.juntos.sandbox.population.PopulationGenerator;

/**
 * Generates a population, closes its bimester on a fresh platform with data of its own, verifies the result, and measures the floor
 * on the same servers afterwards.
 */
public final class CloseBench {
    private static final String DATASET = "bench";
    private static final Set<String> EVIDENCE = Set.of("salud.csv", "educacion.csv");
    private static final Set<String> REGISTER = Set.of(
            "hogares.csv",
            "personas.csv",
            "reniec.csv",
            "distritos.csv",
            "visitas.csv",
            "asamblea.csv",
            "convenios.csv",
            "adscripciones.csv");

    /** What to bench. */
    public record Order(int households, long seed, Bimester period, Path folder) {
        Path in() {
            return folder.resolve("in");
        }

        Path out() {
            return folder.resolve("out");
        }
    }

    private record Closed(List<StepClock.Step> steps, Map<String, Long> memory, Traffic traffic) {}

    private final Home home;
    private final PrintStream out;
    private final LocalPlatform.Progress progress;

    public CloseBench(Home home, PrintStream out, LocalPlatform.Progress progress) {
        this.home = home.using(DATASET);
        this.out = out;
        this.progress = progress;
    }

    /** What else is to be measured on the platform that has closed the bimester, while it is up. */
    public interface Afterwards {
        void measure() throws SQLException, IOException;
    }

    public BenchReport run(Order order, Afterwards afterwards) throws IOException, SQLException, InterruptedException {
        var population = generate(order);
        new LocalPlatform(home).down(progress);
        home.wipeData();
        var platform = new LocalPlatform(home);
        try {
            platform.up(progress);
            var closed = close(order, platform);
            var report = report(order, population, closed);
            afterwards.measure();
            return report;
        } finally {
            platform.down(progress);
            home.wipeData();
        }
    }

    private GeneratedPopulation generate(Order order) throws IOException {
        Home.wipe(order.in());
        Home.wipe(order.out());
        Files.createDirectories(order.in());
        long begin = System.nanoTime();
        var population = PopulationGenerator.generate(
                GeneratorRequest.of(order.households(), order.seed(), order.period(), order.in())
                        .withoutInsurance());
        say("Generated %,d households in %.1f s".formatted(order.households(), (System.nanoTime() - begin) / 1e9));
        return population;
    }

    private Closed close(Order order, LocalPlatform platform) throws IOException, InterruptedException {
        var closeOrder = CloseOrder.checked(order.in(), order.period().toString(), order.out());
        var clock = new StepClock(out, System::nanoTime);
        try (var memory = PeakMemory.of(platform);
                var journal = new PrintStream(clock, true, StandardCharsets.UTF_8)) {
            new Closing(platform.home(), journal).run(closeOrder);
            var steps = clock.steps();
            return new Closed(steps, memory.megabytes(), Traffic.on(broker()));
        }
    }

    private String broker() {
        return "127.0.0.1:" + home.ports().kafka();
    }

    private BenchReport report(Order order, GeneratedPopulation population, Closed closed)
            throws SQLException, IOException, InterruptedException {
        var server = Server.ofThePlatform(home.ports().offset());
        try (var scratch = ScratchDatabase.on(server, "bench")) {
            say("Verifying the result");
            var oracle = new Oracle(scratch.connection(), order.period());
            var verification = new Verification(oracle.expect(order.in()), oracle.compare(order.out()));
            var work = work(population, verification, closed.traffic());
            say("Measuring the floor");
            var parts =
                    new ArrayList<>(new DatabaseFloor(scratch.connection(), order.period()).measure(order.folder()));
            parts.addAll(new KafkaFloor(broker()).measure(closed.traffic()));
            return new BenchReport(
                    Machine.here(),
                    order.seed(),
                    order.period().toString(),
                    work,
                    Stages.of(closed.steps(), work),
                    verification,
                    closed.memory(),
                    new Floor(parts));
        }
    }

    private static Stages.Work work(GeneratedPopulation population, Verification verification, Traffic traffic) {
        var expected = verification.expected();
        long members = expected.rows().stream()
                .filter(row -> row.subject().equals("members") && !row.what().contains(" "))
                .mapToLong(row -> row.count())
                .sum();
        return new Stages.Work(
                lines(population, REGISTER),
                population.households(),
                lines(population, EVIDENCE),
                members,
                traffic.records(),
                expected.count("transfers", "ORDERED") + expected.count("transfers", "HELD"));
    }

    private static long lines(GeneratedPopulation population, Set<String> files) {
        return files.stream()
                .mapToLong(file -> population.lines().getOrDefault(file, 0L))
                .sum();
    }

    private void say(String text) {
        out.println(text);
        out.flush();
    }
}
