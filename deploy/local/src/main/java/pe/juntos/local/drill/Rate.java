package pe.juntos.local.drill;

import java.net.InetSocketAddress;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import pe.juntos.local.place.App;

/**
 * How fast the jobs of a kind were, from the first one's start to the last one's end.
 *
 * @param kind with the name of its service
 */
record Rate(String kind, long items, double seconds) {

    /** Of jobs with more chunks than three replicas work on at a time. */
    private static final String JOBS = """
            select kind, sum(items_expected), extract(epoch from max(finished_at) - min(started_at))
            from job where chunks > 6 and started_at >= ? and finished_at <= ? group by kind order by 1""";

    /** @param server that has the databases */
    static List<Rate> all(InetSocketAddress server, Instant since, Instant until) throws SQLException {
        var all = new ArrayList<Rate>();
        for (var app : App.services()) {
            var url = "jdbc:postgresql://" + server.getHostString() + ":" + server.getPort() + "/" + app.title();
            try (var connection = DriverManager.getConnection(url, "postgres", "sandbox");
                    var jobs = connection.prepareStatement(JOBS)) {
                jobs.setTimestamp(1, Timestamp.from(since));
                jobs.setTimestamp(2, Timestamp.from(until));
                var rows = jobs.executeQuery();
                while (rows.next()) {
                    all.add(new Rate(app.title() + " " + rows.getString(1), rows.getLong(2), rows.getDouble(3)));
                }
            }
        }
        return all;
    }

    double aSecond() {
        return items / seconds;
    }
}
