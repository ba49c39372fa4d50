package pe.juntos.platform.probe;

import java.sql.Connection;
import java.sql.SQLException;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.TestDatabase;

/**
 * Holds every writer of a table at its first statement: the way to stop a process exactly between two of its steps, without a
 * seam in its code.
 */
public final class TableLock implements AutoCloseable {
    private final Connection connection;
    private final TestDatabase database;

    private TableLock(Connection connection, TestDatabase database) {
        this.connection = connection;
        this.database = database;
    }

    public static TableLock on(TestDatabase database, String table) {
        try {
            var connection = database.connect();
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("lock table " + table + " in share mode");
            }
            return new TableLock(connection, database);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Until a session hangs at the lock with a statement that starts like this. */
    public void awaitHeld(String statement) {
        Await.value(() -> held(statement), number -> number > 0);
    }

    /** Ends the sessions that hang at the lock: what the server would do once it notices that their process is dead. */
    public void endHeld(String statement) {
        Await.until(() -> {
            database.number(
                    "select count(pg_terminate_backend(pid)) from pg_stat_activity where " + hanging(statement));
            if (held(statement) > 0) throw new AssertionError("still there");
        });
    }

    @Override
    public void close() {
        try {
            connection.rollback();
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long held(String statement) {
        return database.number("select count(*) from pg_stat_activity where " + hanging(statement));
    }

    private static String hanging(String statement) {
        return "datname = current_database() and wait_event_type = 'Lock' and query ilike '" + statement + "%'";
    }
}
