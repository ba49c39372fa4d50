package pe.juntos.e2e;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import pe.juntos.local.place.Home;
import pe.juntos.local.postgres.Postgres;
import pe.juntos.local.process.Supervisor;

/** PostgreSQL without the rest of the platform, for one class of tests. */
public final class DatabaseServer {
    private final Home home;
    private final Supervisor supervisor;
    private final Postgres postgres;

    private DatabaseServer(Home home) throws IOException, InterruptedException {
        this.home = home;
        supervisor = new Supervisor(home);
        postgres = new Postgres(home, Optional.empty());
    }

    /** @param folder for its data */
    public static DatabaseServer in(Path folder) throws IOException, InterruptedException {
        var home = new Home(folder, folder, "data", FreeOffset.find());
        home.create();
        var server = new DatabaseServer(home);
        server.supervisor.ensure(server.postgres);
        return server;
    }

    /** A new database, empty. */
    public Connection made(String database) throws SQLException {
        try (var server = connected("postgres");
                var statement = server.createStatement()) {
            statement.execute("create database " + database);
        }
        return connected(database);
    }

    private Connection connected(String database) throws SQLException {
        return DriverManager.getConnection("jdbc:" + url(database), "postgres", "sandbox");
    }

    /** For the user {@code postgres} with the sandbox's password. */
    public String url(String database) {
        return "postgresql://127.0.0.1:" + home.ports().postgres() + "/" + database;
    }

    public void stop() throws InterruptedException {
        supervisor.stop(postgres);
    }
}
