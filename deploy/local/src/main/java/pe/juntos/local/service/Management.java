package pe.juntos.local.service;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import pe.juntos.local.place.App;
import pe.juntos.local.place.Home;

/** The management side of an application: its health and what flows through it. */
public record Management(URI base) {

    private static final int CONNECT_MILLIS = 2_000;
    private static final int READ_MILLIS = 5_000;

    public static Management of(Home home, App app) {
        return new Management(URI.create(
                "http://" + home.ports().address() + ":" + home.ports().managementOf(app) + "/actuator/"));
    }

    /** Readiness, or plain health where the application has no such group. */
    public boolean ready() {
        return get("health/readiness").or(() -> get("health")).isPresent();
    }

    /** Outbox, lag, jobs and dead letters, when it answers. */
    public Optional<Flow> flow() {
        return get("flow").flatMap(Flow::parse);
    }

    /** Its numbers, as Prometheus reads them, when it answers. */
    public Optional<String> numbers() {
        return get("prometheus");
    }

    /** By the JDK's older client: the newer one first reads all certificate authorities, a fifth of what a command takes. */
    private Optional<String> get(String path) {
        try {
            var connection = (HttpURLConnection) base.resolve(path).toURL().openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(READ_MILLIS);
            return connection.getResponseCode() == 200 ? Optional.of(body(connection)) : Optional.empty();
        } catch (IOException ignored) {
            return Optional.empty();
        }
    }

    private static String body(HttpURLConnection connection) throws IOException {
        try (var in = connection.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
