package pe.juntos.local.process;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pe.juntos.local.place.Home;
import pe.juntos.local.place.LocalProblem;

/** Starts and stops single programs, and finds the ones started before. */
public final class Supervisor {

    private static final Duration GRACE = Duration.ofSeconds(45);
    private static final Duration GRACE_OF_WHO_LEARNS = Duration.ofMinutes(4);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private final Home home;

    public Supervisor(Home home) {
        this.home = home;
    }

    public PidFile pidFile(Program program) {
        return new PidFile(home.run().resolve(program.name() + ".pid"));
    }

    public Optional<ProcessHandle> running(Program program) {
        return pidFile(program).process();
    }

    /** A port of a stranger is named before anything is started. */
    public void requirePorts(Program program) throws InterruptedException {
        if (running(program).isEmpty()) {
            FreePorts.require(program);
        }
    }

    /**
     * Makes sure that the program runs, from the present build, and is healthy.
     *
     * @return how long that took, nothing if it was running and healthy already
     */
    public Optional<Duration> ensure(Program program) throws InterruptedException {
        var begin = System.nanoTime();
        try {
            if (outdated(program)) {
                stop(program);
            }
            var ready = running(program).isPresent() && program.healthy();
            if (!ready) {
                startAndAwait(program);
            }
            program.furnish();
            return ready ? Optional.empty() : Optional.of(Duration.ofNanos(System.nanoTime() - begin));
        } catch (IOException e) {
            throw new LocalProblem("START_FAILED", program.name() + " could not be started: " + e.getMessage(), e);
        }
    }

    /** Whether a process runs that was started from another build. */
    public boolean outdated(Program program) throws IOException {
        return running(program).isPresent() && !pidFile(program).build().equals(build(program));
    }

    private static String build(Program program) throws IOException {
        return program.content() + "-" + program.launch().digest();
    }

    private void startAndAwait(Program program) throws IOException, InterruptedException {
        for (var attempt = 1; ; attempt++) {
            var process = running(program).orElse(null);
            if (process == null) {
                process = start(program);
            }
            if (becomesHealthy(program, process)) {
                return;
            }
            if (attempt >= program.attempts()) {
                throw LogTail.problem(program.name(), home.log(program.name()), Alive.isAlive(process));
            }
        }
    }

    private ProcessHandle start(Program program) throws IOException, InterruptedException {
        requirePorts(program);
        program.prepare();
        var process = Detached.start(program.launch(), home.folder(), home.log(program.name()))
                .toHandle();
        pidFile(program).write(process, build(program));
        return process;
    }

    private static boolean becomesHealthy(Program program, ProcessHandle process) throws InterruptedException {
        var end = System.nanoTime() + program.patience().toNanos();
        while (System.nanoTime() < end && Alive.isAlive(process)) {
            if (program.healthy()) {
                return true;
            }
            Thread.sleep(LOOK_AGAIN);
        }
        return false;
    }

    /**
     * Stops the program: asked first, killed when 45 seconds are over, or four minutes where it {@linkplain Program#learning learns}.
     *
     * @return whether it was running
     */
    public boolean stop(Program program) throws InterruptedException {
        return stop(program, program.learning() ? GRACE_OF_WHO_LEARNS : GRACE);
    }

    /** The same with another grace time. */
    public boolean stop(Program program, Duration grace) throws InterruptedException {
        var process = running(program).orElse(null);
        try {
            if (process != null) {
                end(program, process, grace);
            }
            pidFile(program).remove();
            return process != null;
        } catch (IOException e) {
            throw new LocalProblem("STOP_FAILED", program.name() + " could not be stopped: " + e.getMessage(), e);
        }
    }

    private static void end(Program program, ProcessHandle process, Duration grace)
            throws IOException, InterruptedException {
        program.askToStop(process);
        if (!gone(process, grace)) {
            process.destroyForcibly();
            gone(process, Duration.ofSeconds(10));
        }
    }

    /** Kills at once, as a fault would. */
    public void kill(Program program) throws InterruptedException {
        @Nullable ProcessHandle process = running(program).orElse(null);
        if (process != null) {
            process.destroyForcibly();
            gone(process, Duration.ofSeconds(20));
        }
    }

    private static boolean gone(ProcessHandle process, Duration patience) throws InterruptedException {
        var end = System.nanoTime() + patience.toNanos();
        while (Alive.isAlive(process)) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(LOOK_AGAIN);
        }
        return true;
    }
}
