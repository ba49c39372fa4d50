package pe.juntos.local.drill;

import java.io.PrintStream;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import pe.juntos.local.machines.Replica;
import pe.juntos.local.machines.Share;
import pe.juntos.local.place.App;

/** What happened, who did how much, and what did not hold. */
record ReplicaReport(PrintStream out) {

    void print(Timeline timeline, SortedMap<Replica, Share> shares, Witness witness, Tide tide, List<String> failed)
            throws SQLException {
        disturbances(timeline);
        shares(shares, failed);
        var broken = witness.broken();
        line("committed rows of a witness who wrote all the time: %,d, of them lost %d", witness.promises(), broken);
        line(
                "looks at what is done of all jobs: %,d, less than before %d times",
                tide.looks(), tide.falls().size());
        if (broken > 0) {
            failed.add("lost what was committed: " + broken);
        }
        tide.falls().forEach(fall -> failed.add("progress lost: " + fall));
    }

    private void disturbances(Timeline timeline) {
        line("");
        line("%-4s  %-62s %7s %8s %8s %10s", "step", "meanwhile", "s", "chunks", "batches", "events");
        for (var event : timeline.events()) {
            line(
                    "%-4d  %-62s %7.1f %,8d %,8d %,10d",
                    event.stage().number(),
                    event.title(),
                    event.took().toMillis() / 1000.0,
                    event.meanwhile().chunks(),
                    event.meanwhile().batches(),
                    event.meanwhile().relayed());
        }
    }

    private void shares(SortedMap<Replica, Share> shares, List<String> failed) {
        line("");
        line("%-20s %8s %8s %8s %10s %9s", "replica", "machine", "chunks", "batches", "events", "requests");
        shares.forEach((replica, share) -> {
            line(
                    "%-20s %8d %,8d %,8d %,10d %,9d",
                    replica.app().title(),
                    replica.machine(),
                    share.chunks(),
                    share.batches(),
                    share.relayed(),
                    share.requests());
            if (replica.app() == App.GATEWAY ? share.requests() == 0 : !share.any()) {
                failed.add("did nothing: " + replica.app().title() + " on machine " + replica.machine());
            }
        });
        line("");
    }

    private void line(String format, Object... values) {
        out.printf(Locale.ROOT, format + "%n", values);
        out.flush();
    }
}
