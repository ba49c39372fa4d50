package pe.juntos.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import pe.juntos.local.close.Stage;
import pe.juntos.local.process.Program;
import pe.juntos.local.service.LocalPlatform;

/** Kills and restarts, one after another, beside a close. */
final class Faults implements AutoCloseable {

    private final LocalPlatform platform;
    private final List<Kill> kills;
    private final ScheduledExecutorService hand = Executors.newSingleThreadScheduledExecutor();
    private final List<Future<?>> planned = new ArrayList<>();
    private final Set<String> killed = new TreeSet<>();

    Faults(LocalPlatform platform, List<Kill> kills) {
        this.platform = platform;
        this.kills = kills;
    }

    /** The clock of a stage's kills starts with the stage. */
    void at(Stage stage) {
        for (var kill : kills) {
            if (kill.stage() == stage) {
                planned.add(hand.schedule(() -> killAndRestart(kill), kill.millis(), TimeUnit.MILLISECONDS));
            }
        }
    }

    private Void killAndRestart(Kill kill) throws InterruptedException {
        var names = kill.process().equals(Kill.ALL) ? names() : List.of(kill.process());
        for (var name : names) {
            platform.kill(name);
            killed.add(name);
        }
        System.out.println(
                "kill -9 " + kill.process() + ", " + kill.millis() + " ms or more after " + kill.stage() + " began");
        platform.up(new Machine.Lines());
        return null;
    }

    private List<String> names() {
        return platform.programs().stream().map(Program::name).toList();
    }

    /** Waits for the last restart. */
    Set<String> killed() throws InterruptedException {
        for (var each : planned) {
            try {
                each.get();
            } catch (ExecutionException e) {
                throw new AssertionError("a killed process did not come back", e.getCause());
            }
        }
        return killed;
    }

    @Override
    public void close() {
        hand.shutdownNow();
    }
}
