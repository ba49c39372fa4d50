package pe.juntos.local;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
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

    private DrillCommand() {}

    @Command(
            name = "faults",
            description = "Causes faults, and shows that alerts are delivered and runbooks mend them.")
    static final class Faults implements Callable<Integer> {

        @Option(names = "--households", defaultValue = "500", description = "How many households (default 500).")
        private int households;

        @Override
        public Integer call() throws IOException, InterruptedException {
            var console = new Console(System.out);
            var own = Home.fromEnvironment(System.getenv());
            new LocalPlatform(own).down(console);
            var drill = new FaultDrill(own.using(DATASET), console, System.out);
            try {
                var failed = drill.run(households);
                console.line(
                        failed.isEmpty()
                                ? "DRILL faults: every alert came and went"
                                : "DRILL faults FAILED: " + failed);
                return failed.isEmpty() ? 0 : 1;
            } finally {
                drill.platform().down(console);
            }
        }
    }

    @Command(name = "restore", description = "A close, back to a moment of it, the same close again: the same ledger.")
    static final class Restore implements Callable<Integer> {

        @Option(names = "--households", defaultValue = "2000", description = "How many households (default 2000).")
        private int households;

        @Option(
                names = "--step",
                defaultValue = "12",
                description = "Back to when this step began (default 12: submission).")
        private int step;

        @Override
        public Integer call() throws IOException, InterruptedException {
            var console = new Console(System.out);
            var own = Home.fromEnvironment(System.getenv());
            new LocalPlatform(own).down(console);
            var drill = new RestoreDrill(own.using(DATASET), console, System.out);
            try {
                var differences = drill.run(households, step);
                console.line(
                        differences.isEmpty()
                                ? "DRILL restore: the same in every file and in the ledger"
                                : "DRILL restore FAILED, differs: " + differences);
                return differences.isEmpty() ? 0 : 1;
            } finally {
                drill.platform().down(console);
            }
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
            var console = new Console(System.out);
            var own = Home.fromEnvironment(System.getenv());
            new LocalPlatform(own).down(console);
            var failed = new ReplicaDrill(own.using(DATASET), own.using(DATASET + "-machines"), console, System.out)
                    .run(households);
            console.line(
                    failed.isEmpty()
                            ? "DRILL replicas: the same results, nothing lost, every replica at work"
                            : "DRILL replicas FAILED: " + failed);
            return failed.isEmpty() ? 0 : 1;
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
            var console = new Console(System.out);
            var own = Home.fromEnvironment(System.getenv());
            new LocalPlatform(own).down(console);
            var differences = new ScalingDrill(own.using(DATASET + "-machines"), console, System.out)
                    .run(households, new ScalingDrill.Limits(part / 100.0, Duration.ofMillis(delay)));
            console.line(
                    differences.isEmpty()
                            ? "DRILL scaling: the same results with any number of replicas"
                            : "DRILL scaling FAILED, differs: " + differences);
            return differences.isEmpty() ? 0 : 1;
        }
    }
}
