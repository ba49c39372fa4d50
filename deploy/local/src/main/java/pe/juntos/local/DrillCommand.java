package pe.juntos.local;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import pe.juntos.local.close.Stage;
import pe.juntos.local.drill.FaultDrill;
import pe.juntos.local.drill.ReplicaDrill;
import pe.juntos.local.drill.RestoreDrill;
import pe.juntos.local.drill.ScalingDrill;
import pe.juntos.local.place.Home;
import pe.juntos.local.service.LocalPlatform;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Each on data of its own; a platform at work is stopped first, and everything at the end. */
@Command(
        name = "drill",
        description = "Does what an operator must be able to do, and says whether it ended well.",
        subcommands = {
            DrillCommand.Restore.class,
            DrillCommand.Faults.class,
            DrillCommand.Replicas.class,
            DrillCommand.Scaling.class
        })
final class DrillCommand {

    private static final String DATASET = "drill";
    private static final String MACHINES = DATASET + "-machines";

    private DrillCommand() {}

    private interface Drill {
        /** @return what did not go as it must */
        List<String> run(Home own, Console console) throws IOException, InterruptedException;
    }

    /**
     * @param well what is said if it ended well
     * @return exit status
     */
    private static int ended(String name, String well, Drill drill) throws IOException, InterruptedException {
        var console = new Console(System.out);
        var own = Home.fromEnvironment(System.getenv());
        new LocalPlatform(own).down(console);
        var failed = drill.run(own, console);
        console.line("DRILL " + name + (failed.isEmpty() ? ": " + well : " FAILED: " + failed));
        return failed.isEmpty() ? 0 : 1;
    }

    @Command(
            name = "faults",
            description = "Causes faults, and shows that alerts are delivered and runbooks mend them.")
    static final class Faults implements Callable<Integer> {

        @Option(names = "--households", defaultValue = "500", description = "How many households (default 500).")
        private int households;

        @Override
        public Integer call() throws IOException, InterruptedException {
            return ended("faults", "every alert came and went", (own, console) -> {
                try (var drill = new FaultDrill(own.using(DATASET), console, System.out)) {
                    return drill.run(households);
                }
            });
        }
    }

    @Command(name = "restore", description = "A close, back to a moment of it, the same close again: the same ledger.")
    static final class Restore implements Callable<Integer> {

        @Option(names = "--households", defaultValue = "2000", description = "How many households (default 2000).")
        private int households;

        @Option(
                names = "--stage",
                description = "Back to when this began: ${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).")
        private Stage stage = Stage.APPROVAL;

        @Override
        public Integer call() throws IOException, InterruptedException {
            return ended("restore", "the same in every file and in the ledger", (own, console) -> {
                try (var drill = new RestoreDrill(own.using(DATASET), console, System.out)) {
                    return drill.run(households, stage);
                }
            });
        }
    }

    @Command(
            name = "replicas",
            description =
                    "A close on three machines, played on this one, while replicas, brokers and the database fail.")
    static final class Replicas implements Callable<Integer> {

        @Option(names = "--households", defaultValue = "100000", description = "How many households (default 100000).")
        private int households;

        @Override
        public Integer call() throws IOException, InterruptedException {
            return ended(
                    "replicas",
                    "the same results, nothing lost, every replica at work",
                    (own, console) -> new ReplicaDrill(own.using(DATASET), own.using(MACHINES), console, System.out)
                            .run(households));
        }
    }

    @Command(
            name = "scaling",
            description = "How fast a close's jobs are with one, two and three replicas that are each held back.")
    static final class Scaling implements Callable<Integer> {

        @Option(names = "--households", defaultValue = "40000", description = "How many households (default 40000).")
        private int households;

        @Option(
                names = "--part",
                defaultValue = "20",
                description = "Of one processor, in percent, that each service gets (default 20; 0: all it can get).")
        private int part;

        @Option(
                names = "--delay",
                defaultValue = "0",
                description = "Of the line to the database, in milliseconds each way (default 0).")
        private int delay;

        @Override
        public Integer call() throws IOException, InterruptedException {
            var limits = new ScalingDrill.Limits(part / 100.0, Duration.ofMillis(delay));
            return ended(
                    "scaling",
                    "the same results with any number of replicas",
                    (own, console) ->
                            new ScalingDrill(own.using(MACHINES), console, System.out).run(households, limits));
        }
    }
}
