package pe.juntos.platform.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** One database of a test class. A bean in {@link ServiceTest}s: for looking into tables past the application's own pool. */
public record TestDatabase(String host, int port, String name, String user, String password) {
    /** In the form of the setting {@code juntos.database.url}. */
    public String url() {
        return "postgresql://%s:%d/%s".formatted(host, port, name);
    }

    /** The same database by another way to the server. */
    TestDatabase through(int otherPort) {
        return new TestDatabase("127.0.0.1", otherPort, name, user, password);
    }

    /** Opens a plain JDBC connection; the caller closes it. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:" + url(), user, password);
    }

    /** Runs one statement that gives back nothing. */
    public void execute(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL refused: " + sql, e);
        }
    }

    /** The single number a query gives. */
    public long number(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL refused: " + sql, e);
        }
    }

    /** The first column of a query, as text. */
    public List<String> texts(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var texts = new ArrayList<String>();
            while (rows.next()) texts.add(rows.getString(1));
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL refused: " + sql, e);
        }
    }

    /** Waits until the broker has all that the service had to tell. */
    public void awaitRelayed() {
        Await.until(() -> assertThat(number("select count(*) from outbox")).isZero());
    }

    /** A fingerprint of every table but those, to see whether anything was written. */
    public SortedMap<String, String> contents(Collection<String> ignored) {
        var contents = new TreeMap<String, String>();
        texts("select table_name from information_schema.tables where table_schema = 'public'"
                        + " and table_type = 'BASE TABLE' and table_name not like 'staging%'")
                .stream()
                .filter(table -> !ignored.contains(table))
                .forEach(table -> contents.put(
                        table,
                        String.valueOf(
                                texts("select md5(string_agg(t::text, ',' order by t::text)) from " + table + " t")
                                        .getFirst())));
        return contents;
    }
}
