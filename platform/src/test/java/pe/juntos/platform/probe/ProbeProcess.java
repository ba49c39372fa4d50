package pe.juntos.platform.probe;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.core.env.Environment;
import pe.juntos.platform.test.Await;

/** A second instance of the probe service in a JVM of its own, to be killed without a chance to tidy up. */
public final class ProbeProcess implements AutoCloseable {
    private static final List<String> SETTINGS = List.of(
            "juntos.database.url",
            "juntos.database.user",
            "juntos.database.password",
            "juntos.kafka",
            "juntos.topic-prefix",
            "juntos.issuer");

    private final Process process;

    private ProbeProcess(Process process) {
        this.process = process;
    }

    /** Starts an instance on the database and broker of the test. */
    public static ProbeProcess start(Environment environment) {
        return start(environment, 0);
    }

    /** The same, on a port that is known. */
    public static ProbeProcess start(Environment environment, int port) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Duser.timezone=America/Lima",
                "-cp",
                System.getProperty("java.class.path"),
                ProbeApplication.class.getName(),
                "--spring.config.location=classpath:probe-service.yaml",
                "--server.port=" + port,
                "--management.server.port=0"));
        SETTINGS.forEach(name -> command.add("--" + name + "=" + environment.getProperty(name)));
        try {
            return new ProbeProcess(new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(new File("target/probe-process.log")))
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL, and waits until it is gone. */
    public void kill() {
        try {
            if (!process.destroyForcibly().waitFor(30, TimeUnit.SECONDS)) throw new IllegalStateException("not killed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** SIGTERM: asks it to end. */
    public void terminate() {
        process.destroy();
    }

    /** Until it has ended by itself; its exit status. */
    public int ended() {
        return Await.value(() -> process.isAlive() ? -1 : process.exitValue(), status -> status >= 0);
    }

    @Override
    public void close() {
        kill();
    }
}
