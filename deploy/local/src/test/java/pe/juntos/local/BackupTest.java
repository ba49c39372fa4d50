package pe.juntos.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pe.juntos.local.backup.PointInTime;
import pe.juntos.local.place.Home;
import pe.juntos.local.place.LocalProblem;
import pe.juntos.local.place.Ports;
import pe.juntos.local.postgres.Postgres;
import pe.juntos.local.process.Supervisor;

/** On a real server: a backup taken while it works, and the way back to the backup or to a moment after it. */
class BackupTest {

    /** The server is unpacked once; each test has data of its own. */
    @TempDir
    private static Path machine;

    @TempDir
    private Path folder;

    private Home home;
    private Supervisor supervisor;
    private Postgres postgres;

    @BeforeEach
    void server() throws Exception {
        home = new Home(machine, machine, "data-" + folder.getFileName(), new Ports(freeOffset()));
        home.create();
        supervisor = new Supervisor(home);
        postgres = new Postgres(home, Optional.of(folder.resolve("archive")));
        supervisor.ensure(postgres);
        execute("create table paid (household text primary key, amount numeric(14, 2) not null)");
        execute("insert into paid select 'H' || n, 200 from generate_series(1, 20000) n");
    }

    @AfterEach
    void stop() throws InterruptedException {
        supervisor.stop(postgres);
    }

    @Test
    void itGoesBackToTheMomentAndNoFurther() throws Exception {
        postgres.backup(folder.resolve("backup"));
        execute("insert into paid values ('HBEFORE', 1)");
        var moment = moment();
        execute("insert into paid values ('HAFTER', 1)");
        execute("update paid set amount = 0");

        back(new PointInTime(folder.resolve("backup"), folder.resolve("archive"), moment));
        assertThat(number("select count(*) from paid")).isEqualTo(20_001);
        assertThat(number("select count(*) from paid where household = 'HAFTER'"))
                .isZero();
        assertThat(number("select sum(amount) from paid")).isEqualTo(4_000_001);

        execute("insert into paid values ('HNEW', 1)");
        assertThat(number("select count(*) from paid where household = 'HNEW'"))
                .as("it takes changes again")
                .isOne();
    }

    @Test
    void withoutAMomentItGoesBackToTheEndOfTheBackup() throws Exception {
        postgres.backup(folder.resolve("backup"));
        execute("drop table paid");
        back(new PointInTime(folder.resolve("backup"), null, null));
        assertThat(number("select sum(amount) from paid")).isEqualTo(4_000_000);
    }

    @Test
    void whatChangesWhileItIsTakenIsRightAfterwards() throws Exception {
        var writing = new Thread(() -> {
            for (var n = 0; n < 40; n++) {
                quietly("update paid set amount = amount + 1");
            }
        });
        writing.start();
        postgres.backup(folder.resolve("backup"));
        writing.join();
        back(new PointInTime(folder.resolve("backup"), null, null));
        assertThat(number("select count(distinct amount) from paid"))
                .as("each of these transactions wholly or not at all")
                .isOne();
        assertThat(number("select count(*) from paid")).isEqualTo(20_000);
    }

    @Test
    void aFolderThatIsNoBackupIsRefusedAndNothingHappensToTheData() {
        assertThatThrownBy(() -> new PointInTime(folder, null, null))
                .isInstanceOf(LocalProblem.class)
                .hasMessageContaining("no backup");
        assertThat(Files.exists(home.data().resolve("postgres/PG_VERSION"))).isTrue();
    }

    @Test
    void aBackupIsNotWrittenOverAnother() throws Exception {
        Files.createDirectories(folder.resolve("backup"));
        assertThatThrownBy(() -> postgres.backup(folder.resolve("backup"))).hasMessageContaining("is there already");
    }

    /** Of the server's own clock, after all that was committed so far. */
    private Instant moment() throws SQLException {
        try (var connection = DriverManager.getConnection(url(), "postgres", "sandbox");
                var rows = connection.createStatement().executeQuery("select clock_timestamp()")) {
            rows.next();
            return rows.getObject(1, java.time.OffsetDateTime.class).toInstant();
        }
    }

    private void back(PointInTime point) throws IOException, InterruptedException {
        supervisor.stop(postgres);
        postgres.restore(point);
        supervisor.ensure(postgres);
    }

    private void quietly(String sql) {
        try {
            execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url(), "postgres", "sandbox");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url(), "postgres", "sandbox");
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private String url() {
        return "jdbc:postgresql://127.0.0.1:" + home.ports().postgres() + "/postgres";
    }

    static int freeOffset() throws IOException {
        for (var offset = 21_000; ; offset += 7) {
            try (var ignored = new ServerSocket(15_432 + offset)) {
                return offset;
            } catch (java.net.BindException taken) {
                // the next one
            }
        }
    }
}
