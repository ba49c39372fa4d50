package pe.juntos.local.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import pe.juntos.local.place.Home;

/** Faults as a machine, a sector or a colleague causes them. */
final class Causes implements AutoCloseable {

    /** The name under which the drill's own connections are known, as a forgotten report's would be. */
    static final String REPORT = "drill";

    private static final int LEFT_FREE = 8;
    private static final int ESTABLISHMENT = 2;
    private static final String HOUSEHOLDS = "juntos.affiliation.household.v1";

    private final Home home;
    private final List<Connection> held = new ArrayList<>();

    Causes(Home home) {
        this.home = home;
    }

    /** A folder like the other, in which one health post has sent nothing. */
    static void silence(Path in, Path silent) throws IOException {
        Files.createDirectories(silent);
        try (var files = Files.list(in)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, silent.resolve(file.getFileName()));
            }
        }
        var lines = Files.readAllLines(in.resolve("salud.csv"));
        var post = post(lines.get(1));
        Files.write(
                silent.resolve("salud.csv"),
                lines.stream().filter(line -> !post(line).equals(post)).toList());
    }

    private static String post(String line) {
        return line.split(",", -1)[ESTABLISHMENT];
    }

    /** A report that keeps nearly all connections of the server. */
    void takeConnections() throws SQLException {
        try (var one = open("postgres");
                var rows = one.createStatement()
                        .executeQuery(
                                "select current_setting('max_connections')::int - count(*) from pg_stat_activity")) {
            rows.next();
            for (var free = rows.getInt(1); free > LEFT_FREE; free--) {
                held.add(open("postgres"));
            }
        }
    }

    /** A console in which somebody locked payment's households, and went to lunch; then something is told of one. */
    void lockHouseholds() throws SQLException {
        var console = open("payment");
        held.add(console);
        console.setAutoCommit(false);
        try (var statement = console.createStatement()) {
            statement.execute("lock table payee in share row exclusive mode");
        }
        letters().again(HOUSEHOLDS, HOUSEHOLDS);
    }

    /** A household's event as a bug of payment would have left it: on the topic of dead letters, with its note. */
    void putAside() throws SQLException {
        var place = letters().again(HOUSEHOLDS, HOUSEHOLDS + ".dlt");
        try (var payment = open("payment");
                var statement = payment.prepareStatement(
                        "insert into dead_letter (handler, topic, reason, letter_topic, letter_partition, letter_offset)"
                                + " values ('households', ?, 'drill', ?, ?, ?)")) {
            statement.setString(1, HOUSEHOLDS);
            statement.setString(2, place.topic());
            statement.setInt(3, place.partition());
            statement.setLong(4, place.offset());
            statement.execute();
        }
    }

    private Letters letters() {
        return new Letters("127.0.0.1:" + home.ports().kafka());
    }

    private Connection open(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + home.ports().postgres() + "/" + database + "?ApplicationName="
                        + REPORT,
                "postgres",
                "sandbox");
    }

    /** What was not ended by the server. */
    @Override
    public void close() {
        for (var connection : held) {
            try {
                connection.close();
            } catch (SQLException ignored) {
                // ended already
            }
        }
    }
}
