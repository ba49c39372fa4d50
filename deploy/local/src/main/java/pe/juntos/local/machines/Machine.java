package pe.juntos.local.machines;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import pe.juntos.local.place.App;
import pe.juntos.local.place.Home;
import pe.juntos.local.process.Program;
import pe.juntos.local.process.Supervisor;
import pe.juntos.local.process.Together;
import pe.juntos.local.service.AppProgram;
import pe.juntos.local.service.LocalPlatform;
import pe.juntos.local.service.Management;
import pe.juntos.local.service.Surroundings;

/** What runs at one address. */
final class Machine {

    private final int number;
    private final Home home;
    private final Supervisor supervisor;
    private final LocalPlatform.Progress progress;
    private final Map<App, Program> apps = new EnumMap<>(App.class);

    Machine(int number, Home home, Surroundings around, LocalPlatform.Progress progress) {
        this.number = number;
        this.home = home;
        this.supervisor = new Supervisor(home);
        this.progress = progress;
        for (var app : App.values()) {
            apps.put(app, new AppProgram(home, app, around));
        }
        home.create();
    }

    int number() {
        return number;
    }

    Home home() {
        return home;
    }

    void ensure(Program program) throws InterruptedException {
        progress.ready(program, supervisor.ensure(program));
    }

    /** In good order. */
    void stop(Program program) throws InterruptedException {
        if (supervisor.stop(program)) {
            progress.stopped(program);
        }
    }

    void kill(Program program) throws InterruptedException {
        supervisor.kill(program);
    }

    Program app(App app) {
        return Objects.requireNonNull(apps.get(app));
    }

    void start(Collection<App> which) throws InterruptedException {
        Together.each(which, app -> ensure(app(app)));
    }

    void stop(Collection<App> which) throws InterruptedException {
        Together.each(which, app -> stop(app(app)));
    }

    void killAll() throws InterruptedException {
        Together.each(apps.values(), this::kill);
    }

    /** The number of the process, where it runs. */
    Optional<Long> process(App app) {
        return supervisor.running(app(app)).map(ProcessHandle::pid);
    }

    Management management(App app) {
        return Management.of(home, app);
    }

    /** Services and gateways. */
    static List<App> replicated() {
        return Arrays.stream(App.values()).filter(app -> app != App.SANDBOX).toList();
    }
}
