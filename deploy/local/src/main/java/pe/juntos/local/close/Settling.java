package pe.juntos.local.close;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import pe.juntos.local.place.App;
import pe.juntos.local.place.LocalProblem;
import pe.juntos.local.service.Flow;

/**
 * Waits until the services have told each other everything: no event unsent, none unread, no job at work, and the same
 * again a moment later with nothing sent in between.
 */
record Settling(Work work) {

    void run() throws InterruptedException {
        var patience = new Patience("The exchange of events");
        Map<App, Long> before = Map.of();
        while (true) {
            var flows = flows();
            var still = flows.size() == App.services().size()
                    && flows.values().stream().allMatch(Flow::still);
            var relayed = relayed(flows);
            if (still && relayed.equals(before)) {
                return;
            }
            before = still ? relayed : Map.of();
            failOnFailedJobs(flows);
            work.meanwhile(() -> line(flows));
            patience.after(still ? relayed : line(flows) + relayed);
        }
    }

    private Map<App, Flow> flows() throws InterruptedException {
        var flows = new HashMap<App, Flow>();
        for (var app : App.services()) {
            work.flows().of(app).ifPresent(flow -> flows.put(app, flow));
        }
        return flows;
    }

    private static Map<App, Long> relayed(Map<App, Flow> flows) {
        var relayed = new HashMap<App, Long>();
        flows.forEach((app, flow) -> relayed.put(app, flow.relayed()));
        return relayed;
    }

    private static void failOnFailedJobs(Map<App, Flow> flows) {
        flows.forEach((app, flow) -> {
            if (flow.failedJobs() > 0) {
                throw new LocalProblem(
                        "JOB_FAILED",
                        app.title() + " has a job that gave up: GET /api/" + app.title() + "/jobs?state=FAILED"
                                + " tells which and why, POST …/jobs/{id}/resume tries again.");
            }
        });
    }

    private static String line(Map<App, Flow> flows) {
        var pending = flows.values().stream().mapToLong(Flow::pending).sum();
        var lag = flows.values().stream()
                .mapToLong(flow -> Math.max(0, flow.lag()))
                .sum();
        var jobs = flows.values().stream().mapToInt(Flow::runningJobs).sum();
        var away = App.services().stream()
                .filter(app -> !flows.containsKey(app))
                .map(App::title)
                .collect(Collectors.joining(", "));
        return "events to send " + Journal.number(pending) + ", to apply " + Journal.number(lag) + ", jobs " + jobs
                + (away.isEmpty() ? "" : "; not answering: " + away);
    }
}
