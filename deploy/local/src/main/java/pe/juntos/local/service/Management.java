package pe.juntos.local.service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import pe.juntos.local.place.App;
import pe.juntos.local.place.Home;

/** The management side of an application: its health and what flows through it. */
public record Management(URI base) {

    private static final Duration TIME_OUT = Duration.ofSeconds(5);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    public static Management of(Home home, App app) {
        return new Management(URI.create(
                "http://" + home.ports().address() + ":" + home.ports().managementOf(app) + "/actuator/"));
    }

    /** Readiness, or plain health where the application has no such group. */
    public boolean ready() throws InterruptedException {
        return get("health/readiness").or(this::plainHealth).isPresent();
    }

    private Optional<String> plainHealth() {
        try {
            return get("health");
        } catch (InterruptedException ignored) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Outbox, lag, jobs and dead letters, when it answers. */
    public Optional<Flow> flow() throws InterruptedException {
        return get("flow").flatMap(Flow::parse);
    }

    /** Its numbers, as Prometheus reads them, when it answers. */
    public Optional<String> numbers() throws InterruptedException {
        return get("prometheus");
    }

    private Optional<String> get(String path) throws InterruptedException {
        try {
            var request =
                    HttpRequest.newBuilder(base.resolve(path)).timeout(TIME_OUT).build();
            var response = CLIENT.send(request, BodyHandlers.ofString());
            return response.statusCode() == 200 ? Optional.of(response.body()) : Optional.empty();
        } catch (IOException ignored) {
            return Optional.empty();
        }
    }
}
