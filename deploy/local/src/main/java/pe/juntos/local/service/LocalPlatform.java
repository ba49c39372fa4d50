package pe.juntos.local.service;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Stream;
import pe.juntos.local.backup.PointInTime;
import pe.juntos.local.backup.Topics;
import pe.juntos.local.kafka.Kafka;
import pe.juntos.local.place.App;
import pe.juntos.local.place.Home;
import pe.juntos.local.place.LocalProblem;
import pe.juntos.local.postgres.Postgres;
import pe.juntos.local.process.Program;
import pe.juntos.local.process.Supervisor;
import pe.juntos.local.process.Together;

/** All processes of the platform on this machine, in the order in which they need each other. */
public final class LocalPlatform {

    private final Home home;
    private final Supervisor supervisor;
    private final Postgres postgres;
    private final Kafka kafka;
    private final List<Program> infrastructure;
    private final List<Program> services;
    private final List<Program> withoutServers;

    public LocalPlatform(Home given) throws InterruptedException {
        this.home = Dataset.inUse(given);
        this.supervisor = new Supervisor(home);
        this.postgres = new Postgres(home);
        this.kafka = new Kafka(home);
        this.infrastructure = List.of(postgres, kafka);
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

    /** Whether any process writes what it learned of its start when it is stopped. */
    public boolean learning() {
        return programs().stream()
                .anyMatch(program -> program.learning() && running(program).isPresent());
    }

    /** Starts what does not run, or runs from a former build, and waits until all are healthy. */
    public void up(Progress progress) throws InterruptedException {
        home.create();
        Dataset.remember(home);
        for (var program : programs()) {
            supervisor.requirePorts(program);
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var onDatabases = threads.submit(() -> {
                ensure(List.of(postgres), progress);
                ensure(services, progress);
                return true;
            });
            ensureOr(withoutDatabases(), progress, () -> onDatabases.cancel(true));
            Together.await(onDatabases);
        }
    }

    /** The broker too: services wait for it by themselves. */
    private List<Program> withoutDatabases() {
        return Stream.concat(Stream.of(kafka), withoutServers.stream()).toList();
    }

    private void ensureOr(List<Program> programs, Progress progress, Runnable giveUp) throws InterruptedException {
        try {
            ensure(programs, progress);
        } catch (RuntimeException | InterruptedException e) {
            giveUp.run();
            throw e;
        }
    }

    private void ensure(List<Program> programs, Progress progress) throws InterruptedException {
        Together.each(programs, program -> {
            var took = supervisor.ensure(program);
            progress.ready(program, took);
        });
    }

    /** Stops everything: applications first, then the servers. */
    public void down(Progress progress) throws InterruptedException {
        for (var group : List.of(apps(), infrastructure.reversed())) {
            Together.each(group, program -> {
                if (supervisor.stop(program)) {
                    progress.stopped(program);
                }
            });
        }
    }

    /** All databases into a folder, while everything is at work. */
    public void backup(Path folder) throws IOException {
        postgres.backup(folder);
    }

    /**
     * With all down: the databases go back, then topics and listeners with them, then everything starts.
     *
     * @param rehear how far back listeners hear events again
     */
    public Topics.Outcome restore(PointInTime point, Duration rehear, Progress progress)
            throws IOException, InterruptedException {
        home.create();
        postgres.restore(point);
        ensure(infrastructure, progress);
        Topics.Outcome outcome;
        try (var topics = new Topics("127.0.0.1:" + home.ports().kafka())) {
            outcome = topics.backTo(point.end(), rehear);
        }
        up(progress);
        return outcome;
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

    /** Told what happens, from several threads. */
    public interface Progress {
        void ready(Program program, Optional<Duration> took);

        void stopped(Program program);
    }
}
