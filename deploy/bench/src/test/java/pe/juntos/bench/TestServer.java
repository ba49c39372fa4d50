package pe.juntos.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import pe.juntos.bench.database.Server;

/** A PostgreSQL of its own. The binaries lie on the path twice (the launcher brings them along), so the first are taken. */
public final class TestServer implements AutoCloseable {
    private final EmbeddedPostgres postgres;

    private TestServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    public static TestServer start() throws IOException {
        return new TestServer(EmbeddedPostgres.builder()
                .setPgBinaryResolver(TestServer::binaries)
                .setPGStartupWait(Duration.ofMinutes(3))
                .start());
    }

    private static InputStream binaries(String system, String hardware) {
        var processor = hardware.equals("aarch64") ? "arm_64" : hardware.replace("amd64", "x86_64");
        var name = "/postgres-" + system.toLowerCase(Locale.ROOT) + "-" + processor + ".txz";
        var stream = EmbeddedPostgres.class.getResourceAsStream(name);
        if (stream == null) {
            throw new IllegalStateException("No PostgreSQL for this machine: " + name);
        }
        return stream;
    }

    public Server server() {
        return new Server("localhost", postgres.getPort(), "postgres", "postgres");
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
