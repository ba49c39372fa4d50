package pe.juntos.local.drill;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import pe.juntos.local.place.App;
import pe.juntos.local.place.Home;
import pe.juntos.local.place.LocalProblem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Prometheus and Alertmanager over the platform, and a receiver that hears what Alertmanager delivers. The rules are the platform's own
 * with every {@code for:} a tenth as long, so that a drill ends the same day.
 */
final class Watch implements AutoCloseable {

    private static final int PROMETHEUS = 9_099;
    private static final int ALERTMANAGER = 9_193;
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);
    private static final Pattern FOR = Pattern.compile("(?m)^(\\s*for: )(\\d+)m$");
    private static final int TENTH_OF_A_MINUTE = 6;

    private final Home home;
    private final Path folder;
    private final List<Process> processes = new ArrayList<>();
    private final List<String> delivered = new CopyOnWriteArrayList<>();
    private final HttpServer receiver;
    private final HttpClient client = HttpClient.newHttpClient();

    Watch(Home home) throws IOException {
        this.home = home;
        this.folder = home.data().resolve("watch");
        Files.createDirectories(folder.resolve("rules"));
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            delivered.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        receiver.start();
        settings();
        start(
                "alertmanager",
                List.of(
                        tool("prometheus-alertmanager", "alertmanager"),
                        "--config.file=" + folder.resolve("alertmanager.yml"),
                        "--storage.path=" + folder.resolve("alertmanager"),
                        "--cluster.listen-address=",
                        "--web.listen-address=127.0.0.1:" + port(ALERTMANAGER)));
        start(
                "prometheus",
                List.of(
                        tool("prometheus"),
                        "--config.file=" + folder.resolve("prometheus.yml"),
                        "--storage.tsdb.path=" + folder.resolve("prometheus"),
                        "--web.console.templates=" + home.root().resolve("deploy/observability/consoles"),
                        "--web.listen-address=127.0.0.1:" + port(PROMETHEUS)));
    }

    private void settings() throws IOException {
        var from = home.root().resolve("deploy/observability");
        try (var rules = Files.list(from.resolve("rules"))) {
            for (var rule : rules.toList()) {
                var text = FOR.matcher(Files.readString(rule))
                        .replaceAll(
                                found -> found.group(1) + Integer.parseInt(found.group(2)) * TENTH_OF_A_MINUTE + "s");
                Files.writeString(
                        folder.resolve("rules").resolve(rule.getFileName().toString()), text);
            }
        }
        var targets = new StringBuilder();
        for (var app : App.values()) {
            if (app != App.SANDBOX) {
                targets.append("      - {targets: [\"127.0.0.1:%d\"], labels: {service: %s}}%n"
                        .formatted(home.ports().managementOf(app), app.title()));
            }
        }
        Files.writeString(folder.resolve("prometheus.yml"), """
                global: {scrape_interval: 5s, scrape_timeout: 4s, evaluation_interval: 5s}
                rule_files: ["%s/rules/*.yml"]
                alerting: {alertmanagers: [{static_configs: [{targets: ["127.0.0.1:%d"]}]}]}
                scrape_configs:
                  - job_name: juntos
                    metrics_path: /actuator/prometheus
                    honor_labels: true
                    static_configs:
                %s""".formatted(folder, port(ALERTMANAGER), targets));
        var manager = Files.readString(from.resolve("alertmanager.yml"))
                .replace("127.0.0.1:9095", "127.0.0.1:" + receiver.getAddress().getPort())
                .replace("group_wait: 30s", "group_wait: 1s");
        Files.writeString(folder.resolve("alertmanager.yml"), manager);
    }

    private int port(int base) {
        return base + home.ports().offset();
    }

    private void start(String name, List<String> command) throws IOException {
        processes.add(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile())
                .start());
    }

    private static String tool(String... names) {
        for (var name : names) {
            for (var place : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
                if (Files.isExecutable(Path.of(place, name))) {
                    return name;
                }
            }
        }
        throw new LocalProblem(
                "DRILL_TOOLS",
                names[0] + " is not on the path: Debian's packages prometheus and prometheus-alertmanager.");
    }

    /** @return seconds until it fired and Alertmanager had delivered it; -1 if not in time */
    long firing(String alert, Duration patience) throws InterruptedException {
        return waited(
                patience,
                () -> active(alert) && delivered.stream().anyMatch(text -> text.contains("\"" + alert + "\"")));
    }

    /** @return seconds until it fired no more; -1 if not in time */
    long quiet(String alert, Duration patience) throws InterruptedException {
        return waited(patience, () -> !active(alert));
    }

    private static long waited(Duration patience, Check check) throws InterruptedException {
        var begin = System.nanoTime();
        for (; ; ) {
            var since = Duration.ofNanos(System.nanoTime() - begin);
            if (check.holds()) {
                return since.toSeconds();
            }
            if (since.compareTo(patience) > 0) {
                return -1;
            }
            Thread.sleep(LOOK_AGAIN);
        }
    }

    private interface Check {
        boolean holds() throws InterruptedException;
    }

    private boolean active(String alert) throws InterruptedException {
        return alerts().valueStream()
                .anyMatch(each -> each.at("/labels/alertname").asString().equals(alert)
                        && each.path("state").asString().equals("firing"));
    }

    private JsonNode alerts() throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port(PROMETHEUS) + "/api/v1/alerts"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return JsonMapper.shared()
                    .readTree(client.send(request, BodyHandlers.ofString()).body())
                    .at("/data/alerts");
        } catch (IOException ignored) {
            return tools.jackson.databind.node.MissingNode.getInstance();
        }
    }

    @Override
    public void close() {
        processes.forEach(Process::destroy);
        receiver.stop(0);
        client.close();
    }
}
