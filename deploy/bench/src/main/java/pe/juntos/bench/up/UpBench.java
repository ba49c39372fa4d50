package pe.juntos.bench.up;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import pe.juntos.bench.report.Machine;
import pe.juntos.local.place.Home;
import pe.juntos.local.place.LocalProblem;
import pe.juntos.local.process.Memory;
import pe.juntos.local.service.LocalPlatform;

/**
 * Gives the very commands that a person gives, {@code ./juntos up} and {@code ./juntos down}, in a folder that has never seen the
 * platform: first with everything to unpack, then with empty data, then as on any other day.
 */
public final class UpBench {
    /** What to bench. */
    public record Order(int times, Duration idle) {}

    private final Home home;
    private final PrintStream out;

    /** @param home a folder of its own, removed at the end */
    public UpBench(Home home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    public UpReport run(Order order) throws IOException, InterruptedException {
        Home.wipe(home.folder());
        Files.createDirectories(home.folder());
        try {
            return measure(order);
        } finally {
            juntos("down");
            Home.wipe(home.folder());
        }
    }

    private UpReport measure(Order order) throws IOException, InterruptedException {
        var starts = new ArrayList<UpReport.Start>();
        starts.add(start("the first time, everything to unpack", "up"));
        var healthy = healthy();
        juntos("down");
        starts.add(start("with empty data", "up", "--fresh"));
        healthy &= healthy();
        for (var n = 0; n < order.times(); n++) {
            juntos("down");
            starts.add(start("as on any day", "up"));
            healthy &= healthy();
        }
        out.println("Leaving it alone for " + order.idle().toSeconds() + " s");
        Thread.sleep(order.idle());
        return new UpReport(Machine.here(), starts, memory(), healthy);
    }

    private UpReport.Start start(String what, String... words) throws IOException, InterruptedException {
        var begin = System.nanoTime();
        if (juntos(words) != 0) {
            throw new LocalProblem("BENCH_FAILED", "./juntos " + String.join(" ", words) + " failed; see above.");
        }
        var seconds = (System.nanoTime() - begin) / 1e9;
        var taken = processes().values().stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .mapToDouble(time -> time.toMillis() / 1e3)
                .sum();
        out.println("Started %s: %.1f s".formatted(what, seconds));
        return new UpReport.Start(what, seconds, taken);
    }

    private boolean healthy() throws IOException, InterruptedException {
        return juntos("status") == 0;
    }

    private int juntos(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(home.root().resolve("juntos").toString()));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("JUNTOS_HOME", home.folder().toString());
        return builder.start().waitFor();
    }

    private Map<String, ProcessHandle> processes() throws InterruptedException {
        var platform = new LocalPlatform(home);
        var running = new LinkedHashMap<String, ProcessHandle>();
        for (var program : platform.programs()) {
            platform.running(program).ifPresent(process -> running.put(program.name(), process));
        }
        return running;
    }

    private Map<String, Long> memory() throws InterruptedException {
        var megabytes = new LinkedHashMap<String, Long>();
        processes().forEach((name, process) -> megabytes.put(name, Memory.megabytes(process)));
        return megabytes;
    }
}
