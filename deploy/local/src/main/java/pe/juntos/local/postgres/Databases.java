package pe.juntos.local.postgres;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import pe.juntos.local.place.Ports;

/** One database and one role for each service, made when missing. */
final class Databases {

    /** Sandbox only: every role of a local run has this password. */
    static final String SANDBOX_PASSWORD = "sandbox";

    static final String OWNER = "postgres";

    private final Ports ports;

    Databases(Ports ports) {
        this.ports = ports;
    }

    /** Also that it takes changes: while it goes back to a moment it only shows what it has so far. */
    boolean answers() {
        return says("select not pg_is_in_recovery()");
    }

    /** That it follows another server, and has heard from it. */
    boolean follows() {
        return says(
                "select pg_is_in_recovery() and exists (select from pg_stat_wal_receiver where status = 'streaming')");
    }

    boolean says(String question) {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            return rows.next() && rows.getBoolean(1);
        } catch (SQLException ignored) {
            return false;
        }
    }

    void create(List<String> names) throws IOException {
        try (var connection = connect()) {
            for (var name : names) {
                create(connection, name);
            }
        } catch (SQLException e) {
            throw new IOException("cannot create the databases: " + e.getMessage(), e);
        }
    }

    private static void create(Connection connection, String name) throws SQLException {
        if (!exists(connection, "select 1 from pg_roles where rolname = ?", name)) {
            execute(connection, "create role " + name + " login password '" + SANDBOX_PASSWORD + "'");
        }
        if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
            execute(connection, "create database " + name + " owner " + name);
            execute(connection, "revoke all on database " + name + " from public");
        }
        execute(connection, "grant pg_read_all_stats to " + name); // how long a transaction of any role has been open
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** As the owner of the server; the caller closes it. */
    Connection connect() throws SQLException {
        var url = "jdbc:postgresql://" + ports.address() + ":" + ports.postgres()
                + "/postgres?connectTimeout=5&loginTimeout=10&socketTimeout=300";
        return DriverManager.getConnection(url, OWNER, SANDBOX_PASSWORD);
    }
}
