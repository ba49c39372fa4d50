package pe.juntos.local.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Stream;
import pe.juntos.local.kafka.Kafka;
import pe.juntos.local.place.App;
import pe.juntos.local.place.Home;
import pe.juntos.local.place.LocalProblem;
import pe.juntos.local.postgres.Postgres;
import pe.juntos.local.process.Program;
import pe.juntos.local.process.Supervisor;

/** All processes of the platform on this machine, in the order in which they need each other. */
public final class LocalPlatform {

    private final Home home;
    private final Supervisor supervisor;
    private final List<Program> infrastructure;
    private final List<Program> services;
    private final List<Program> withoutServers;

    public LocalPlatform(Home given) throws InterruptedException {
        this.home = Dataset.inUse(given);
        this.supervisor = new Supervisor(home);
        this.infrastructure = List.of(new Postgres(home), new Kafka(home));
        this.services = apps(App::isService);
        this.withoutServers = apps(app -> !app.isService());
    }

    private List<Program> apps(Predicate<App> which) {
        return Arrays.stream(App.values())
                .filter(which)
                .<Program>map(app -> new AppProgram(home, app))
                .toList();
    }

    private List<Program> apps() {
        return Stream.concat(services.stream(), withoutServers.stream()).toList();
    }

    public Home home() {
        return home;
    }

    /** Every process, the servers first. */
    public List<Program> programs() {
        var all = new ArrayList<>(infrastructure);
        all.addAll(apps());
        return all;
    }

    public Optional<ProcessHandle> running(Program program) {
        return supervisor.running(program);
    }

    public boolean anyRunning() {
        return programs().stream().anyMatch(program -> running(program).isPresent());
    }

    /** Starts what does not run, or runs from a former build, and waits until all are healthy. */
    public void up(Progress progress) throws InterruptedException {
        home.create();
        Dataset.remember(home);
        for (var program : programs()) {
            supervisor.requirePorts(program);
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var meanwhile = threads.submit(() -> {
                ensure(withoutServers, progress);
                return true;
            });
            ensure(infrastructure, progress);
            ensure(services, progress);
            await(meanwhile);
        }
    }

    private void ensure(List<Program> programs, Progress progress) throws InterruptedException {
        each(programs, program -> {
            var took = supervisor.ensure(program);
            progress.ready(program, took);
        });
    }

    /** Stops everything: applications first, then the servers. */
    public void down(Progress progress) throws InterruptedException {
        for (var group : List.of(apps(), infrastructure.reversed())) {
            each(group, program -> {
                if (supervisor.stop(program)) {
                    progress.stopped(program);
                }
            });
        }
    }

    /** Kills one process as a fault would; {@link #up} brings it back. */
    public void kill(String name) throws InterruptedException {
        supervisor.kill(program(name));
    }

    /** The program of that name. */
    public Program program(String name) {
        return programs().stream()
                .filter(program -> program.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new LocalProblem("NO_SUCH_PROCESS", "There is no process " + name + "."));
    }

    private static void each(List<Program> programs, Step step) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = programs.stream()
                    .<Future<?>>map(program -> threads.submit(() -> {
                        step.on(program);
                        return program;
                    }))
                    .toList();
            for (var future : futures) {
                await(future);
            }
        }
    }

    private static void await(Future<?> future) throws InterruptedException {
        try {
            future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof LocalProblem problem) {
                throw problem;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private interface Step {
        void on(Program program) throws InterruptedException;
    }

    /** Told what happens, from several threads. */
    public interface Progress {
        void ready(Program program, Optional<Duration> took);

        void stopped(Program program);
    }
}
