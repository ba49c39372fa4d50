package pe.juntos.local.drill;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import pe.juntos.local.close.CloseOrder;
import pe.juntos.local.close.Closing;
import pe.juntos.local.machines.Machines;
import pe.juntos.local.place.Home;
import pe.juntos.local.service.LocalPlatform;
import pe.juntos.sandbox.population.Bimester;
import pe.juntos.sandbox.population.GeneratorRequest;
import pe.juntos.sandbox.population.PopulationGenerator;

/**
 * How fast the bulk jobs of a close are with one, two and three replicas of each service, while not this machine's processors but what
 * each replica is given limits it: a part of a processor, or a far database.
 */
public final class ScalingDrill {

    private static final String PERIOD = "2026-3";
    private static final int MOST = 3;

    private final Home home;
    private final LocalPlatform.Progress progress;
    private final PrintStream out;

    /**
     * What holds a replica back.
     *
     * @param part of a processor that it gets, 0 for as much as there is
     * @param delay of its line to the database, each way
     */
    public record Limits(double part, Duration delay) {}

    /** @param home of data that are the drill's own */
    public ScalingDrill(Home home, LocalPlatform.Progress progress, PrintStream out) {
        this.home = home;
        this.progress = progress;
        this.out = out;
        home.wipeData();
    }

    /** @return files in which the results with more replicas differ from those with one */
    public List<String> run(int households, Limits limits) throws IOException, InterruptedException {
        var own = home.folder().resolve("scaling");
        Home.wipe(own);
        var in = own.resolve("in");
        PopulationGenerator.generate(GeneratorRequest.of(households, 1, Bimester.parse(PERIOD), in));
        var report = new ScalingReport(out);
        var differences = new ArrayList<String>();
        for (var replicas = 1; replicas <= MOST; replicas++) {
            var results = own.resolve("out-" + replicas);
            measure(CloseOrder.checked(in, PERIOD, results), replicas, limits, report);
            differences.addAll(SameResults.differences(own.resolve("out-1"), results));
        }
        report.print();
        return differences;
    }

    private void measure(CloseOrder order, int replicas, Limits limits, ScalingReport report)
            throws IOException, InterruptedException {
        home.wipeData();
        try (var machines = new Machines(home, progress);
                var limited = new Limited(machines, limits)) {
            machines.up(replicas);
            new Closing(home, out, limited::began, machines).run(order);
            report.add(Rate.all(machines.leader(), limited.since(), limited.until()), limited.busy());
        } catch (SQLException e) {
            throw new IOException("the drill's own connection", e);
        }
    }
}
