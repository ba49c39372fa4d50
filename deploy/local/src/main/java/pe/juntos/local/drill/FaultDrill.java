package pe.juntos.local.drill;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import pe.juntos.local.close.CloseOrder;
import pe.juntos.local.close.Closing;
import pe.juntos.local.close.Stage;
import pe.juntos.local.place.Home;
import pe.juntos.local.place.LocalProblem;
import pe.juntos.local.service.LocalPlatform;
import pe.juntos.sandbox.population.Bimester;
import pe.juntos.sandbox.population.Calibration;
import pe.juntos.sandbox.population.Dirt;
import pe.juntos.sandbox.population.GeneratorRequest;
import pe.juntos.sandbox.population.PopulationGenerator;

/** Causes each fault, waits for its alert to be delivered, gives the commands of the alert's runbook, and waits until the alert is gone. */
public final class FaultDrill implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final String PERIOD = "2026-3";
    private static final String NOBODY_SUBMITS = "DRILL_NOBODY_SUBMITS";

    private final Home home;
    private final LocalPlatform platform;
    private final LocalPlatform.Progress progress;
    private final PrintStream out;
    private final Path in;
    private final Path silent;
    private final Path results;

    /** @param home of data that are the drill's own */
    public FaultDrill(Home home, LocalPlatform.Progress progress, PrintStream out) throws InterruptedException {
        this.home = home;
        this.progress = progress;
        this.out = out;
        home.wipeData();
        this.platform = new LocalPlatform(home);
        this.in = home.data().resolve("in");
        this.silent = home.data().resolve("in-silent");
        this.results = home.data().resolve("out");
    }

    /**
     * A fault, and what its runbook is to mend it with.
     *
     * @param words what stands for the words in capitals of the runbook
     */
    private record Fault(String alert, Map<String, String> words, Cause cause) {}

    private interface Cause {
        void happens() throws IOException, InterruptedException, SQLException;
    }

    private List<Fault> faults(Causes causes) {
        var payment = Map.of("SERVICE", "payment");
        return List.of(
                new Fault(
                        "EstablishmentsSilent",
                        Map.of("PERIOD", PERIOD, "KIND", "salud", "FILE", in.resolve("salud.csv") + ""),
                        this::closeUpToTheSubmission),
                new Fault(
                        "RoundStuck",
                        Map.of("PERIOD", PERIOD, "IN", silent + "", "OUT", results + ""),
                        () -> out.println("nobody submits the round")),
                new Fault("ServiceDown", payment, () -> platform.kill("payment")),
                new Fault("BrokerUnreachable", payment, () -> platform.kill("kafka")),
                new Fault("DatabaseUnreachable", payment, () -> platform.kill("postgres")),
                new Fault(
                        "ConnectionsExhausted",
                        Map.of("SERVICE", "payment", "APPLICATION", Causes.REPORT),
                        causes::takeConnections),
                new Fault("ListenerBehind", payment, causes::lockHouseholds),
                new Fault("DeadLettersWaiting", payment, causes::putAside));
    }

    /** @return what did not go as it must */
    public List<String> run(int households) throws IOException, InterruptedException {
        Runbook.requireTools();
        PopulationGenerator.generate(GeneratorRequest.of(households, 1, Bimester.parse(PERIOD), in)
                .withDirt(Dirt.NONE)
                .withCalibration(Calibration.SOURCE_2011.withoutSilence()));
        Causes.silence(in, silent);
        platform.up(progress);
        var failed = new ArrayList<String>();
        try (var watch = new Watch(home);
                var causes = new Causes(home)) {
            watch.untilScraped();
            for (var fault : faults(causes)) {
                went(fault, watch, failed);
            }
        } catch (SQLException e) {
            throw new IOException("the drill's own connection", e);
        }
        return failed;
    }

    private void went(Fault fault, Watch watch, List<String> failed)
            throws IOException, InterruptedException, SQLException {
        fault.cause().happens();
        var fired = watch.firing(fault.alert(), PATIENCE);
        var page = home.root().resolve("docs/runbooks").resolve(fault.alert() + ".md");
        var ended = Runbook.read(page)
                .of(home, fault.words())
                .follow(home, home.logs().resolve("runbook-" + fault.alert() + ".log"));
        var quiet = watch.quiet(fault.alert(), PATIENCE);
        var well = fired >= 0 && ended && quiet >= 0;
        out.printf(
                "%-22s %s%n",
                fault.alert(),
                well
                        ? "delivered after " + fired + " s, gone " + quiet + " s after its runbook"
                        : "FAILED: delivered " + fired + ", runbook ended well " + ended + ", gone " + quiet);
        if (!well) {
            failed.add(fault.alert());
        }
    }

    /** The person who submits does not come. */
    private void closeUpToTheSubmission() throws IOException, InterruptedException {
        var closing = new Closing(home, out, stage -> {
            if (stage == Stage.APPROVAL) {
                throw new LocalProblem(NOBODY_SUBMITS, "Nobody submits the round.");
            }
        });
        try {
            closing.run(CloseOrder.checked(silent, PERIOD, results));
        } catch (LocalProblem e) {
            if (!e.code().equals(NOBODY_SUBMITS)) {
                throw e;
            }
        }
    }

    /** Everything stops; the data stays. */
    @Override
    public void close() throws InterruptedException {
        platform.down(progress);
    }
}
