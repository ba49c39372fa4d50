package pe.juntos.local;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import pe.juntos.local.place.App;
import pe.juntos.local.place.Home;
import pe.juntos.local.process.Memory;
import pe.juntos.local.process.Program;
import pe.juntos.local.service.Flow;
import pe.juntos.local.service.LocalPlatform;
import pe.juntos.local.service.Management;
import picocli.CommandLine.Command;

/** Exit status 0 when all is healthy, 1 when anything is not. */
@Command(name = "status", description = "Shows every process, its health and what flows through it.")
final class StatusCommand implements Callable<Integer> {

    private static final String ROW = "%-17s %-9s %8s  %-16s %9s %8s  %8s %7s %8s %5s %5s";

    @Override
    public Integer call() throws InterruptedException {
        var console = new Console(System.out);
        var platform = new LocalPlatform(Home.fromEnvironment(System.getenv()));
        console.line(ROW.formatted(
                "PROCESS", "STATE", "PID", "ADDRESS", "UPTIME", "MEMORY", "OUTBOX", "OLDEST", "LAG", "DEAD", "JOBS"));
        var healthy = true;
        for (var program : platform.programs()) {
            healthy &= show(platform, program, console);
        }
        return healthy ? 0 : 1;
    }

    private static boolean show(LocalPlatform platform, Program program, Console console) throws InterruptedException {
        var process = platform.running(program);
        var healthy = process.isPresent() && program.healthy();
        var state = process.isEmpty() ? "stopped" : healthy ? "healthy" : "not ready";
        var flow = healthy ? flow(platform.home(), program.name()) : Optional.<Flow>empty();
        console.line(ROW.formatted(
                        program.name(),
                        state,
                        process.map(handle -> Long.toString(handle.pid())).orElse("-"),
                        "127.0.0.1:" + program.ports().getFirst(),
                        process.flatMap(handle -> handle.info().startInstant())
                                .map(Uptime::since)
                                .orElse("-"),
                        process.map(handle -> Memory.megabytes(handle) + " MB").orElse("-"),
                        flow.map(now -> Long.toString(now.pending())).orElse(""),
                        flow.map(now -> Math.round(now.oldestSeconds()) + " s").orElse(""),
                        flow.map(now -> now.lag() < 0 ? "?" : Long.toString(now.lag()))
                                .orElse(""),
                        flow.map(now -> Long.toString(now.deadLetters())).orElse(""),
                        flow.map(StatusCommand::jobs).orElse(""))
                .stripTrailing());
        return healthy;
    }

    private static Optional<Flow> flow(Home home, String name) throws InterruptedException {
        var service = Arrays.stream(App.values())
                .filter(app -> app.isService() && app.title().equals(name))
                .findFirst();
        return service.isPresent() ? Management.of(home, service.get()).flow() : Optional.empty();
    }

    private static String jobs(Flow flow) {
        return flow.failedJobs() == 0
                ? Integer.toString(flow.runningJobs())
                : flow.runningJobs() + "+" + flow.failedJobs() + "!";
    }
}
