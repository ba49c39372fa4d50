package pe.juntos.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import pe.juntos.local.place.App;
import pe.juntos.local.place.Home;

/** What the services and the gateway of a platform show to Prometheus. */
record Metrics(Home home) {

    /** Metrics of what does not happen in two undisturbed closes. */
    static final Set<String> OF_OTHER_DAYS = Set.of(
            "juntos_events_dead_total",
            "juntos_events_repeated_total",
            "juntos_job_open_chunks",
            "programme_callbacks_total",
            "programme_cases_age",
            "programme_cases_open",
            "programme_cases_steps_total",
            "programme_payment_bank_exceptions_total",
            "programme_payment_budget_reports_total",
            "juntos_events_applied_active_seconds",
            "juntos_job_chunk_active_seconds",
            "programme_territory_uncovered_households",
            "programme_webhook_attempts_total");

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Map<String, String> read() throws IOException, InterruptedException {
        var scraped = new TreeMap<String, String>();
        for (var app : App.values()) {
            if (app != App.SANDBOX) {
                scraped.put(app.title(), scrape(app));
            }
        }
        return scraped;
    }

    private String scrape(App app) throws IOException, InterruptedException {
        var address = URI.create("http://127.0.0.1:" + home.ports().managementOf(app) + "/actuator/prometheus");
        var request = HttpRequest.newBuilder(address).timeout(Patience.LONGEST).build();
        return CLIENT.send(request, BodyHandlers.ofString()).body();
    }
}
