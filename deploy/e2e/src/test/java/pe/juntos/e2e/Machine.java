package pe.juntos.e2e;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import pe.juntos.local.place.Home;
import pe.juntos.local.process.Program;
import pe.juntos.local.service.LocalPlatform;

/** The one local platform of this process of the test run, from the built jars, with several sets of data to run on. */
final class Machine {

    private static final Path ROOT =
            Path.of(System.getProperty("user.dir"), "..", "..").normalize();
    private static final Home HOME = new Home(ROOT, Fork.folder("home"), "none", FreeOffset.find());

    private static LocalPlatform platform;

    private Machine() {}

    /** Starts the platform on a set of data, stopping it on any other first. */
    static synchronized LocalPlatform on(String dataset) throws InterruptedException {
        if (platform == null || !platform.home().dataset().equals(dataset)) {
            stop();
            platform = new LocalPlatform(HOME.using(dataset));
        }
        platform.up(new Lines());
        return platform;
    }

    /** The same, with the data forgotten. */
    static synchronized LocalPlatform fresh(String dataset) throws InterruptedException {
        stop();
        HOME.using(dataset).wipeData();
        return on(dataset);
    }

    private static synchronized void stop() throws InterruptedException {
        if (platform != null) {
            platform.down(new Lines());
            platform = null;
        }
    }

    /** Nothing of the data is needed any more, so nothing has to end in good order. */
    private static synchronized void killAll() throws InterruptedException {
        if (platform != null) {
            for (var program : platform.programs()) {
                platform.kill(program.name());
            }
            platform = null;
        }
    }

    /** Put on a test class, ends all processes after the last test of all. */
    static final class Used implements BeforeAllCallback {
        @Override
        public void beforeAll(ExtensionContext context) {
            AutoCloseable end = Machine::killAll;
            context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(Machine.class))
                    .put("end", end);
        }
    }

    /** On the test's output. */
    static final class Lines implements LocalPlatform.Progress {
        @Override
        public void ready(Program program, Optional<Duration> took) {
            took.ifPresent(time -> System.out.println(program.name() + " ready in " + time.toMillis() + " ms"));
        }

        @Override
        public void stopped(Program program) {
            System.out.println(program.name() + " stopped");
        }
    }
}
