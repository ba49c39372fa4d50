package pe.juntos.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import pe.juntos.platform.probe.ProbeTest;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.TestDatabase;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Whoever opens a file neither waits for ever nor keeps others from it. */
@ProbeTest
class ReadsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int MORE_THAN_CONNECTIONS = 20;
    private static final String ESTABLISHED = "01";
    private static final String KEEPALIVE = "02";

    @Autowired
    private R2dbcConnectionDetails details;

    @Autowired
    private TestDatabase database;

    @Test
    void a_read_behind_a_lock_ends_and_leaves_its_connection_to_the_next() throws SQLException {
        database.execute("create table locked (id int)");
        var reads = new Reads(details.getConnectionFactoryOptions(), Duration.ofSeconds(1));
        try (var other = database.connect();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table locked in access exclusive mode");
            assertThat(failures(reads)).hasSize(MORE_THAN_CONNECTIONS).allMatch(Transient::is);
            other.rollback();
            assertThat(count(reads).block(PATIENCE)).isZero();
        } finally {
            reads.destroy();
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux tells the timers of its connections")
    void connections_to_the_database_are_kept_alive() {
        Await.until(() -> assertThat(timersTowards(database.port())).contains(KEEPALIVE));
    }

    /** The kind of timer that runs for each open connection towards the port; a machine may be without IPv6. */
    private static Stream<String> timersTowards(int port) throws IOException {
        var remote = ":%04X".formatted(port);
        var lines = new ArrayList<String>();
        for (var table : List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"))) {
            if (Files.exists(table)) {
                lines.addAll(Files.readAllLines(table));
            }
        }
        return lines.stream()
                .map(line -> line.trim().split("\\s+"))
                .filter(fields -> fields[2].endsWith(remote) && fields[3].equals(ESTABLISHED))
                .map(fields -> fields[5].substring(0, 2));
    }

    private List<Throwable> failures(Reads reads) {
        return Flux.range(0, MORE_THAN_CONNECTIONS)
                .flatMap(
                        _ -> count(reads).then(Mono.<Throwable>empty()).onErrorResume(Mono::just),
                        MORE_THAN_CONNECTIONS)
                .collectList()
                .blockOptional(PATIENCE)
                .orElseThrow();
    }

    private static Mono<Long> count(Reads reads) {
        return reads.sql("select count(*) from locked")
                .map(row -> row.get(0, Long.class))
                .one();
    }
}
