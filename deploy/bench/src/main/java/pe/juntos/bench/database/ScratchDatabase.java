package pe.juntos.bench.database;

import java.sql.Connection;
import java.sql.SQLException;

/** A database of one's own, made empty and dropped when closed. */
public final class ScratchDatabase implements AutoCloseable {
    private final Server server;
    private final String name;
    private final Connection connection;

    private ScratchDatabase(Server server, String name, Connection connection) {
        this.server = server;
        this.name = name;
        this.connection = connection;
    }

    public static ScratchDatabase on(Server server, String name) throws SQLException {
        administer(server, "drop database if exists " + name + " with (force)");
        administer(server, "create database " + name);
        var connection = server.connect(name);
        try (var statement = connection.createStatement()) {
            statement.execute("set work_mem = '128MB'");
        }
        return new ScratchDatabase(server, name, connection);
    }

    public Connection connection() {
        return connection;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        administer(server, "drop database if exists " + name + " with (force)");
    }

    private static void administer(Server server, String sql) throws SQLException {
        try (var admin = server.connect("postgres");
                var statement = admin.createStatement()) {
            statement.execute(sql);
        }
    }
}
