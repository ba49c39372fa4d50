package pe.juntos.platform.test;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Address and superuser of a running PostgreSQL. */
public record PostgresServer(String host, int port, String user, String password) {
    /** Role that owns the databases of the tests: no superuser, as in production. */
    static final String OWNER = "juntos_test";

    static final String OWNER_PASSWORD = "sandbox";

    /** Reads {@code postgresql://user:password@host:port}. */
    static PostgresServer parse(String address) {
        var uri = URI.create(address);
        var login = uri.getUserInfo().split(":", 2);
        return new PostgresServer(uri.getHost(), uri.getPort(), login[0], login[1]);
    }

    /** Creates an empty database owned by the test role. */
    public TestDatabase createDatabase(String name) {
        return createDatabase(name, "template1");
    }

    /** Creates a database like another, to which nobody may be connected. */
    TestDatabase createDatabase(String name, String like) {
        execute("""
                do $$ begin create role %s login password '%s';
                exception when duplicate_object or unique_violation then null; end $$""".formatted(OWNER, OWNER_PASSWORD));
        execute("create database %s owner %s template %s".formatted(name, OWNER, like));
        return new TestDatabase(host, port, name, OWNER, OWNER_PASSWORD);
    }

    /** Drops a database, also while connections to it are open. */
    public void dropDatabase(String name) {
        execute("drop database if exists %s with (force)".formatted(name));
    }

    private void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://%s:%d/postgres".formatted(host, port), user, password);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL refused: " + sql, e);
        }
    }
}
