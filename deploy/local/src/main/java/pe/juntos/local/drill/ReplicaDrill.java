package pe.juntos.local.drill;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import pe.juntos.local.close.CloseOrder;
import pe.juntos.local.close.Closing;
import pe.juntos.local.close.Stage;
import pe.juntos.local.machines.Machines;
import pe.juntos.local.place.App;
import pe.juntos.local.place.Home;
import pe.juntos.local.service.LocalPlatform;
import pe.juntos.sandbox.population.Bimester;
import pe.juntos.sandbox.population.GeneratorRequest;
import pe.juntos.sandbox.population.PopulationGenerator;

/**
 * Closes a bimester on one machine, undisturbed; then the same on three machines, of which one thing after another fails meanwhile.
 * Both must come to the same, what is done must stay done, and every replica must have done its share.
 */
public final class ReplicaDrill {

    private static final String PERIOD = "2026-3";
    private static final int HOUSEHOLDS_A_MILLISECOND = 50;

    private final Home home;
    private final LocalPlatform.Progress progress;
    private final PrintStream out;
    private final Home several;

    /**
     * @param home of data that are the drill's own
     * @param several of other data
     */
    public ReplicaDrill(Home home, Home several, LocalPlatform.Progress progress, PrintStream out) {
        this.home = home;
        this.several = several;
        this.progress = progress;
        this.out = out;
        home.wipeData();
        several.wipeData();
    }

    /** @return what did not hold */
    public List<String> run(int households) throws IOException, InterruptedException {
        var phases = new Phases(out);
        var in = home.data().resolve("in");
        PopulationGenerator.generate(GeneratorRequest.of(households, 1, Bimester.parse(PERIOD), in));
        var undisturbed = home.data().resolve("out-undisturbed");
        phases.ended("population");
        alone(in, undisturbed);
        phases.ended("undisturbed, on one machine");
        var disturbed = home.data().resolve("out-disturbed");
        var failed = new ArrayList<String>();
        try (var machines = new Machines(several, progress)) {
            machines.up(2);
            phases.ended("start of several machines");
            together(machines, CloseOrder.checked(in, PERIOD, disturbed), households, failed);
        } catch (SQLException e) {
            throw new IOException("the drill's own connection", e);
        }
        phases.ended("disturbed, on several");
        var differences = SameResults.differences(undisturbed, disturbed);
        out.printf(
                "results: %d files, %d differ%n", SameResults.files(undisturbed).size(), differences.size());
        differences.forEach(name -> failed.add("differs: " + name));
        phases.ended("comparison");
        return failed;
    }

    private void alone(Path in, Path results) throws IOException, InterruptedException {
        var platform = new LocalPlatform(home);
        try {
            platform.up(progress);
            new Closing(home, out).run(CloseOrder.checked(in, PERIOD, results));
        } finally {
            platform.down(progress);
        }
    }

    private void together(Machines machines, CloseOrder order, int households, List<String> failed)
            throws IOException, InterruptedException, SQLException {
        var after = Duration.ofMillis(households / HOUSEHOLDS_A_MILLISECOND);
        try (var timeline = new Timeline(machines, plan(machines), after);
                var tide = new Tide(machines::leader);
                var witness = new Witness(machines.database(1))) {
            new Closing(several, out, timeline::began, machines).run(order);
            timeline.ended();
            witness.close();
            new ReplicaReport(out).print(timeline, machines.shares(), witness, tide, failed);
        }
    }

    private static List<Disturbance> plan(Machines machines) {
        return List.of(
                new Disturbance(
                        Stage.REGISTER,
                        "kill -9 affiliation on machine 1, start it again",
                        () -> again(machines, App.AFFILIATION)),
                new Disturbance(
                        Stage.STATES, "machine 3 joins: one more replica of each service", () -> machines.join(3)),
                new Disturbance(
                        Stage.REGISTER_TOLD,
                        "each broker stopped and started, one after the other",
                        machines::rollBrokers),
                new Disturbance(
                        Stage.EXPECTED_LISTS,
                        "kill -9 coresponsibility on 2, gateway on 1, start them",
                        () -> serviceAndGateway(machines)),
                new Disturbance(
                        Stage.EVIDENCE,
                        "machine 2 cut off from database and brokers, comes back",
                        () -> cutOff(machines)),
                new Disturbance(Stage.VERDICTS, "kill -9 the database, its standby takes over", machines::failOver),
                new Disturbance(
                        Stage.VERDICTS_TOLD, "the database's first machine is the standby now", machines::follow),
                new Disturbance(
                        Stage.LIQUIDATION,
                        "the broker that leads cut off from the others, comes back",
                        machines::partBrokers),
                new Disturbance(
                        Stage.LIQUIDATION,
                        "kill -9 payment on machine 1, start it again",
                        () -> again(machines, App.PAYMENT)),
                new Disturbance(
                        Stage.ANSWERS,
                        "payment taken away from machine 3 in good order",
                        () -> machines.takeAway(App.PAYMENT, 3)));
    }

    private static void again(Machines machines, App app) throws InterruptedException {
        machines.kill(app, 1);
        machines.start(app, 1);
    }

    private static void serviceAndGateway(Machines machines) throws InterruptedException {
        machines.kill(App.CORESPONSIBILITY, 2);
        machines.kill(App.GATEWAY, 1);
        machines.start(App.CORESPONSIBILITY, 2);
        machines.start(App.GATEWAY, 1);
    }

    private static void cutOff(Machines machines) throws InterruptedException {
        machines.cutOff(2);
        machines.reconnect(2);
    }
}
