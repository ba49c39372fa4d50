package pe.juntos.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import pe.juntos.bench.database.ScratchDatabase;
import pe.juntos.bench.database.Server;
import pe.juntos.bench.oracle.Fault;
import pe.juntos.bench.oracle.Oracle;
import pe.juntos.bench.report.Writing;
import pe.juntos.local.place.Home;
import pe.juntos.local.place.LocalProblem;
import pe.juntos.local.process.Supervisor;
import pe.juntos.local.service.LocalPlatform;
import pe.juntos.sandbox.population.Bimester;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Exit status 4 when the results differ from the expected ones. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description =
                "Recomputes the result of a folder's first close by SQL and compares the results of a close with it.")
final class VerifyCommand implements Callable<Integer> {
    @Option(names = "--in", required = true, description = "Folder with the institutions' files.")
    private Path in = Path.of("");

    @Option(names = "--period", defaultValue = "2026-3", description = "The bimester (default 2026-3).")
    private String period = "";

    @Option(names = "--out", description = "Folder with the results of a close; without it, only the expected totals.")
    private @Nullable Path out;

    @Override
    public Integer call() throws Exception {
        var given = Console.fromCaller(in);
        if (!Files.isDirectory(given)) {
            throw new LocalProblem("CLOSE_INPUT_FOLDER", "The input " + given + " is not a folder.");
        }
        var platform = new LocalPlatform(Home.fromEnvironment(System.getenv()));
        boolean running = platform.running(platform.program("postgres")).isPresent();
        platform.home().create();
        var supervisor = new Supervisor(platform.home());
        supervisor.ensure(platform.program("postgres"));
        try {
            return verified(given, Server.ofThePlatform(platform.home().ports().offset()));
        } finally {
            if (!running) {
                supervisor.stop(platform.program("postgres"), java.time.Duration.ofSeconds(30));
            }
        }
    }

    private int verified(Path given, Server server) throws Exception {
        try (var scratch = ScratchDatabase.on(server, "bench_verify")) {
            var oracle = new Oracle(scratch.connection(), Bimester.parse(period));
            System.out.print(Writing.table(oracle.expect(given)));
            if (out == null) {
                return 0;
            }
            List<Fault> faults = oracle.compare(Console.fromCaller(out));
            System.out.print(Writing.table(faults));
            return faults.isEmpty() ? 0 : Problems.WRONG_RESULT;
        }
    }
}
