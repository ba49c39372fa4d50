package pe.juntos.local.drill;

import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.BitSet;

/**
 * Writes number after number into the database the whole time, and remembers which of them it was told to be committed: each must be
 * there at the end, whatever server holds the data by then.
 */
final class Witness implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final String url;
    private final BitSet promised = new BitSet();
    private final Thread writing;

    /** @param database as services find it */
    Witness(InetSocketAddress database) throws SQLException {
        url = "jdbc:postgresql://" + database.getHostString() + ":" + database.getPort()
                + "/postgres?connectTimeout=2&loginTimeout=5&socketTimeout=20&ApplicationName=witness";
        try (var connection = open();
                var statement = connection.createStatement()) {
            statement.execute("create table witness (n integer primary key)");
        }
        writing = Thread.ofVirtual().start(this::write);
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection(url, "postgres", "sandbox");
    }

    private void write() {
        for (var next = 0; !Thread.currentThread().isInterrupted(); ) {
            try (var connection = open();
                    var insert = connection.prepareStatement("insert into witness values (?)")) {
                for (; ; ) {
                    insert.setInt(1, next++);
                    insert.executeUpdate();
                    promise(next - 1);
                    Thread.sleep(PAUSE);
                }
            } catch (SQLException ignored) {
                pause();
            } catch (InterruptedException ignored) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException ignored) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void promise(int number) {
        promised.set(number);
    }

    synchronized int promises() {
        return promised.cardinality();
    }

    /** How many numbers were committed, as it was told, and are not there. */
    synchronized int broken() throws SQLException {
        var missing = (BitSet) promised.clone();
        try (var connection = open();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select n from witness")) {
            while (rows.next()) {
                missing.clear(rows.getInt(1));
            }
        }
        return missing.cardinality();
    }

    @Override
    public void close() {
        writing.interrupt();
    }
}
