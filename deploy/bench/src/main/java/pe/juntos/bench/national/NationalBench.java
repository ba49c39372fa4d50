package pe.juntos.bench.national;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import pe.juntos.bench.close.Stage;
import pe.juntos.bench.database.Server;
import pe.juntos.bench.oracle.Script;
import pe.juntos.bench.report.Machine;
import pe.juntos.local.close.CloseOrder;
import pe.juntos.local.close.Closing;
import pe.juntos.local.http.Gateway;
import pe.juntos.local.http.Person;
import pe.juntos.local.place.Home;
import pe.juntos.local.place.LocalProblem;
import pe.juntos.local.service.LocalPlatform;
import pe.juntos.sandbox.population.Bimester;
import pe.juntos.sandbox.population.GeneratorRequest;
import pe.juntos.sandbox.population.PopulationGenerator;
import tools.jackson.databind.JsonNode;

/** Closes a bimester on a fresh platform, then runs each national job over it and compares its result with a recomputation. */
public final class NationalBench {
    private static final String DATASET = "bench";
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    /** What to bench. */
    public record Order(int households, long seed, Bimester period, Path folder) {}

    private record Done(String run, double seconds, long items) {}

    private final Home home;
    private final PrintStream out;
    private final LocalPlatform.Progress progress;

    public NationalBench(Home home, PrintStream out, LocalPlatform.Progress progress) {
        this.home = home.using(DATASET);
        this.out = out;
        this.progress = progress;
    }

    public NationalReport run(Order order) throws IOException, SQLException, InterruptedException {
        var in = order.folder().resolve("in");
        Home.wipe(in);
        Files.createDirectories(in);
        PopulationGenerator.generate(GeneratorRequest.of(order.households(), order.seed(), order.period(), in)
                .withoutInsurance());
        new LocalPlatform(home).down(progress);
        home.wipeData();
        var platform = new LocalPlatform(home);
        try {
            platform.up(progress);
            new Closing(home, out)
                    .run(CloseOrder.checked(
                            in, order.period().toString(), order.folder().resolve("out")));
            return measure(order);
        } finally {
            platform.down(progress);
            home.wipeData();
        }
    }

    private NationalReport measure(Order order) throws SQLException, InterruptedException {
        var lines = new ArrayList<NationalReport.Line>();
        try (var gateway = new Gateway(home, (what, reason) -> out.println(what + ": " + reason))) {
            for (var job : NationalJob.values()) {
                if (job == NationalJob.DUPLICATES) {
                    number(job, Script.of(NationalJob.resource("plant"), Map.of()), false);
                }
                out.println("Running " + job.title());
                var done = run(gateway, job, order.period());
                var stage = new Stage(job.title(), done.seconds(), done.items(), "items");
                lines.add(new NationalReport.Line(stage, differences(job, order.period(), done.run())));
            }
        }
        return new NationalReport(
                Machine.here(), order.households(), order.seed(), order.period().toString(), lines);
    }

    private static Done run(Gateway gateway, NationalJob job, Bimester period) throws InterruptedException {
        var begin = System.nanoTime();
        var service = job.service().title();
        var ordered = gateway.post(Person.IRMA, service + filled(job.path(), period), filled(job.order(), period))
                .json();
        var id = id(ordered);
        var state = gateway.get(Person.ANA, service + "/jobs/" + id).json();
        while (!state.path("state").asString().equals("FINISHED")) {
            var waited = Duration.ofNanos(System.nanoTime() - begin);
            if (state.path("state").asString().equals("FAILED") || waited.compareTo(PATIENCE) > 0) {
                throw new LocalProblem("BENCH_FAILED", job.title() + ": " + state);
            }
            Thread.sleep(LOOK);
            state = gateway.get(Person.ANA, service + "/jobs/" + id).json();
        }
        var seconds = (System.nanoTime() - begin) / 1e9;
        return new Done(
                ordered.path("id").asString(id),
                seconds,
                state.path("itemsDone").asLong());
    }

    private static String id(JsonNode ordered) {
        var jobs = ordered.path("jobs");
        return jobs.isArray() ? jobs.path(0).asString() : ordered.path("job").asString();
    }

    private static String filled(String text, Bimester period) {
        return text.replace("${period}", period.toString())
                .replace("${last}", period.lastDay().toString());
    }

    private long differences(NationalJob job, Bimester period, String run) throws SQLException {
        var values =
                Map.of("period", period.toString(), "last", period.lastDay().toString(), "run", run);
        return number(job, Script.of(job.check(), values), true);
    }

    private long number(NationalJob job, Script script, boolean asked) throws SQLException {
        try (var connection = Server.ofThePlatform(home.ports().offset())
                        .connect(job.service().title());
                var statement = connection.createStatement()) {
            statement.execute("set work_mem = '128MB'");
            statement.execute(script.text());
            if (!asked) {
                return statement.getUpdateCount();
            }
            try (var result = statement.getResultSet()) {
                result.next();
                return result.getLong(1);
            }
        }
    }
}
