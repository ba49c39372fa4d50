package pe.juntos.e2e;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import pe.juntos.local.place.Home;
import pe.juntos.local.postgres.Postgres;
import pe.juntos.local.process.Supervisor;

/** PostgreSQL without the rest of the platform, empty, for one class of tests. */
public final class DatabaseServer implements BeforeAllCallback, AfterAllCallback {
    private final Home home = new Home(Fork.folder("database"), Fork.folder("database"), "data", FreeOffset.find());
    private final Supervisor supervisor = new Supervisor(home);
    private Postgres postgres;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException, InterruptedException {
        home.create();
        home.wipeData();
        postgres = new Postgres(home, Optional.empty());
        supervisor.ensure(postgres);
    }

    @Override
    public void afterAll(ExtensionContext context) throws InterruptedException {
        supervisor.stop(postgres);
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
}
