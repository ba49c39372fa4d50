package pe.juntos.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import pe.juntos.local.place.Home;
import pe.juntos.local.place.Ports;
import pe.juntos.local.postgres.Postgres;
import pe.juntos.local.postgres.Standby;
import pe.juntos.local.process.Supervisor;

/** On two real servers at two addresses of this machine: the second follows the first, and takes its place. */
@EnabledOnOs(OS.LINUX)
class StandbyTest {

    private static final Map<String, String> SMALL = Map.of("shared_buffers", "32MB", "wal_keep_size", "256MB");

    @TempDir
    private static Path folder;

    private Home one;
    private Home other;
    private Postgres server;
    private Standby standby;

    @BeforeEach
    void both() throws Exception {
        var ports = new Ports(freeOffset());
        one = home("one", ports.at("127.0.0.21"));
        other = home("other", ports.at("127.0.0.22"));
        server = new Postgres(one, Optional.empty(), SMALL);
        new Supervisor(one).ensure(server);
        execute(server, "create table paid (household integer primary key)");
        standby = Standby.of(server, other);
        new Supervisor(other).ensure(standby);
    }

    private static Home home(String name, Ports ports) throws Exception {
        var home = new Home(folder, folder.resolve(name), "data", ports);
        home.create();
        Files.createDirectories(folder.resolve("postgres"));
        Files.createSymbolicLink(home.folder().resolve("postgres"), folder.resolve("postgres"));
        return home;
    }

    @AfterEach
    void stop() throws InterruptedException {
        new Supervisor(other).kill(standby);
        new Supervisor(one).kill(server);
    }

    @Test
    void whatWasCommittedBeforeTheKillIsThereAfterThePromotion() throws Exception {
        standby.awaited();
        while (!standby.isAwaited()) {
            Thread.onSpinWait();
        }
        for (var household = 1; household <= 500; household++) {
            execute(server, "insert into paid values (" + household + ")");
        }
        new Supervisor(one).kill(server);
        var next = standby.promoted();
        assertThat(number(next, "select count(*) from paid")).isEqualTo(500);
        execute(next, "insert into paid values (501)");
        assertThat(number(next, "select count(*) from paid")).isEqualTo(501);
    }

    private static void execute(Postgres server, String sql) throws SQLException {
        try (var connection = server.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(Postgres server, String sql) throws SQLException {
        try (var connection = server.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** PostgreSQL's port is the one that matters here. */
    private static int freeOffset() throws Exception {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort() - new Ports(0).postgres() > 0
                    ? socket.getLocalPort() - new Ports(0).postgres()
                    : 7_000;
        }
    }
}
