package pe.juntos.local.drill;

import java.net.InetSocketAddress;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import pe.juntos.local.place.App;

/** Looks at what is done of all jobs, as the databases have it, again and again: it may only rise. */
final class Tide implements AutoCloseable {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(700);
    private static final String DONE = "select (select count(*) from job_chunk where state = 'DONE')"
            + " + (select count(*) from job where state = 'FINISHED')";

    private final Supplier<InetSocketAddress> leader;
    private final Map<App, Long> highest = new EnumMap<>(App.class);
    private final List<String> falls = new CopyOnWriteArrayList<>();
    private final Thread looking;
    private volatile int looks;

    Tide(Supplier<InetSocketAddress> leader) {
        this.leader = leader;
        this.looking = Thread.ofVirtual().start(this::again);
    }

    private void again() {
        try {
            for (; ; looks++) {
                App.services().forEach(this::look);
                Thread.sleep(LOOK_AGAIN);
            }
        } catch (InterruptedException ignored) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(App app) {
        var server = leader.get();
        var url = "jdbc:postgresql://" + server.getHostString() + ":" + server.getPort() + "/" + app.title()
                + "?connectTimeout=2&loginTimeout=5&socketTimeout=20&ApplicationName=tide";
        try (var connection = DriverManager.getConnection(url, "postgres", "sandbox");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(DONE)) {
            rows.next();
            var now = rows.getLong(1);
            var before = highest.getOrDefault(app, 0L);
            if (now < before) {
                falls.add(app.title() + " from " + before + " to " + now);
            }
            highest.put(app, Math.max(now, before));
        } catch (SQLException ignored) {
            // The server is away, or has no such database yet.
        }
    }

    /** Where less was done than before. */
    List<String> falls() {
        return List.copyOf(falls);
    }

    int looks() {
        return looks;
    }

    @Override
    public void close() {
        looking.interrupt();
    }
}
