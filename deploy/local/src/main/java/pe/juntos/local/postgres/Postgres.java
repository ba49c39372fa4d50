package pe.juntos.local.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import pe.juntos.local.backup.BaseBackup;
import pe.juntos.local.backup.PointInTime;
import pe.juntos.local.place.App;
import pe.juntos.local.place.Home;
import pe.juntos.local.place.LocalProblem;
import pe.juntos.local.process.Launch;
import pe.juntos.local.process.Program;
import pe.juntos.local.process.Tool;

/** The embedded PostgreSQL 18: unpacked once, initialised once, its data kept between runs. */
public final class Postgres implements Program {

    private static final String VERSION = "18.6.0";

    private final Home home;
    private final Distribution distribution;
    private final Databases databases;
    private final Unprivileged user;
    private final Optional<Path> archive;
    private final Map<String, String> more;

    public Postgres(Home home) throws InterruptedException {
        this(home, home.archive());
    }

    /** @param archive where the log of changes is kept */
    public Postgres(Home home, Optional<Path> archive) throws InterruptedException {
        this(home, archive, Map.of());
    }

    /** @param more settings of the server instead of the usual ones */
    public Postgres(Home home, Optional<Path> archive, Map<String, String> more) throws InterruptedException {
        this.home = home;
        this.more = Map.copyOf(more);
        this.archive = archive;
        this.distribution = new Distribution(home.folder().resolve("postgres").resolve(VERSION));
        this.databases = new Databases(home.ports());
        this.user = Unprivileged.here();
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public String address() {
        return home.ports().address();
    }

    @Override
    public List<Integer> ports() {
        return List.of(home.ports().postgres());
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        Files.createDirectories(home.folder().resolve("postgres"));
        distribution.unpack();
        if (archive.isPresent()) {
            Files.createDirectories(archive.get());
            user.own(archive.get());
        }
        if (Files.exists(data().resolve("PG_VERSION"))) {
            Leftovers.clear(data());
        } else {
            initialise();
        }
    }

    /** Into a folder beside, moved when complete: an interrupted first start leaves nothing half made. */
    private void initialise() throws IOException, InterruptedException {
        var draft = home.data().resolve("postgres-new");
        Home.wipe(draft);
        Files.createDirectories(draft);
        user.own(draft);
        var password = Files.createTempFile("juntos-", ".txt");
        try {
            Files.writeString(password, Databases.SANDBOX_PASSWORD);
            user.own(password);
            Tool.run("initdb", home.folder(), user.command(initdb(draft, password)));
        } finally {
            Files.deleteIfExists(password);
        }
        Files.move(draft, data());
    }

    private String[] initdb(Path draft, Path password) {
        return new String[] {
            distribution.binary("initdb").toString(),
            "-D",
            draft.toString(),
            "-U",
            "postgres",
            "-E",
            "UTF8",
            "--locale=C",
            "-A",
            "scram-sha-256",
            "--set",
            Settings.SHORT_HASHES,
            "--pwfile=" + password
        };
    }

    @Override
    public Launch launch() {
        var words = Settings.commandLine(data(), home.ports(), archive, more);
        words.addFirst(distribution.binary("postgres").toString());
        return new Launch(user.command(words.toArray(String[]::new)), Map.of());
    }

    @Override
    public boolean healthy() {
        return databases.answers();
    }

    @Override
    public void furnish() throws IOException {
        databases.create(Stream.concat(App.services().stream(), Stream.of(App.GATEWAY))
                .map(App::title)
                .toList());
    }

    /** At once but in good order: connections are ended, nothing is left to recover. */
    @Override
    public void askToStop(ProcessHandle process) throws IOException, InterruptedException {
        Tool.run(
                "pg_ctl stop",
                home.folder(),
                user.command(
                        distribution.binary("pg_ctl").toString(), "stop", "-D", data().toString(), "-m", "fast", "-W"));
    }

    @Override
    public int attempts() {
        return 20;
    }

    /** All databases into a folder, while they are at work. */
    public void backup(Path folder) throws IOException {
        try (var connection = databases.connect()) {
            new BaseBackup(data(), connection).into(folder);
        } catch (SQLException e) {
            throw new LocalProblem("BACKUP_FAILED", "PostgreSQL gives no backup: " + e.getMessage(), e);
        }
    }

    /** The stopped server's databases as a backup and the log since say; its next start goes there. */
    public void restore(PointInTime point) throws IOException, InterruptedException {
        point.into(data());
        user.own(data());
    }

    /** A connection as the owner of the server; the caller closes it. */
    public Connection connect() throws SQLException {
        return databases.connect();
    }

    /** What this one has at this moment becomes that of another server, which from its next start on follows this one. */
    Standby standby(Home other) throws IOException, InterruptedException {
        var standby = new Postgres(other, Optional.empty(), more);
        Home.wipe(standby.data());
        Files.createDirectories(other.data());
        backup(standby.data());
        Files.writeString(standby.data().resolve("postgresql.auto.conf"), followed());
        Files.createFile(standby.data().resolve("standby.signal"));
        user.own(standby.data());
        return new Standby(standby, standby.databases, databases);
    }

    private String followed() {
        return "primary_conninfo = 'host=%s port=%d user=%s password=%s application_name=%s'%n"
                .formatted(
                        address(),
                        home.ports().postgres(),
                        Databases.OWNER,
                        Databases.SANDBOX_PASSWORD,
                        Standby.APPLICATION);
    }

    private Path data() {
        return home.data().resolve("postgres");
    }
}
