package pe.juntos.local.drill;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import pe.juntos.local.place.App;
import pe.juntos.local.place.Home;
import pe.juntos.local.place.LocalProblem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Prometheus and Alertmanager over the platform, and a receiver that hears what Alertmanager delivers. The rules are the platform's own
 * with every {@code for:} and every window of minutes a tenth as long, and no {@code for:} longer than a minute, so that a drill ends
 * the same day.
 */
final class Watch implements AutoCloseable {

    private static final int PROMETHEUS = 9_099;
    private static final int ALERTMANAGER = 9_193;
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);
    private static final Pattern FOR = Pattern.compile("(?m)^(\\s*for: )(\\d+)([mhd])$");
    private static final Pattern WINDOW = Pattern.compile("\\[(\\d+)m]");
    private static final int TENTH_OF_A_MINUTE = 6;
    private static final int LONGEST = 60;
    private static final Duration TWO_SCRAPES = Duration.ofSeconds(12);
    private static final Duration START = Duration.ofMinutes(1);

    private final Home home;
    private final Path folder;
    private final List<Process> processes = new ArrayList<>();
    private final Map<String, String> delivered = new ConcurrentHashMap<>();
    private final HttpServer receiver;
    private final HttpClient client = HttpClient.newHttpClient();

    Watch(Home home) throws IOException {
        this.home = home;
        this.folder = home.data().resolve("watch");
        Files.createDirectories(folder.resolve("rules"));
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            received(exchange.getRequestBody().readAllBytes());
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

    /** The last word on each group of alerts: that they fire, or that they are over. */
    private void received(byte[] notice) {
        var told = JsonMapper.shared().readTree(notice);
        delivered.put(
                told.at("/groupLabels/alertname").asString() + " "
                        + told.at("/groupLabels/service").asString(""),
                told.path("status").asString());
    }

    private boolean toldFiring(String alert) {
        return delivered.entrySet().stream()
                .anyMatch(group -> group.getKey().startsWith(alert + " ")
                        && group.getValue().equals("firing"));
    }

    private void settings() throws IOException {
        var from = home.root().resolve("deploy/observability");
        try (var rules = Files.list(from.resolve("rules"))) {
            for (var rule : rules.toList()) {
                Files.writeString(
                        folder.resolve("rules").resolve(rule.getFileName().toString()),
                        hastened(Files.readString(rule)));
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
                .replace("group_wait: 30s", "group_wait: 1s")
                .replaceAll("group_interval: \\w+", "group_interval: 5s");
        Files.writeString(folder.resolve("alertmanager.yml"), manager);
    }

    static String hastened(String rules) {
        var waits = FOR.matcher(rules)
                .replaceAll(found -> found.group(1)
                        + (found.group(3).equals("m")
                                ? Math.min(LONGEST, Integer.parseInt(found.group(2)) * TENTH_OF_A_MINUTE)
                                : LONGEST)
                        + "s");
        return WINDOW.matcher(waits)
                .replaceAll(found -> "[" + Integer.parseInt(found.group(1)) * TENTH_OF_A_MINUTE + "s]");
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

    /** Both answer, and counters have been seen before anything happens to them. */
    void untilScraped() throws InterruptedException {
        for (var port : List.of(PROMETHEUS, ALERTMANAGER)) {
            if (waited(START, () -> answers(port)) < 0) {
                throw new LocalProblem(
                        "DRILL_TOOLS", "Prometheus or Alertmanager does not start: see the logs in " + folder + ".");
            }
        }
        Thread.sleep(TWO_SCRAPES);
    }

    private boolean answers(int port) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port(port) + "/-/ready"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException ignored) {
            return false;
        }
    }

    /** @return the first of the names that is on the path */
    static String tool(String... names) {
        for (var name : names) {
            for (var place : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
                if (Files.isExecutable(Path.of(place, name))) {
                    return name;
                }
            }
        }
        throw new LocalProblem(
                "DRILL_TOOLS",
                names[0]
                        + " is not on the path: Debian's packages prometheus, prometheus-alertmanager, postgresql-client.");
    }

    /** @return seconds until it fired and Alertmanager had delivered it; -1 if not in time */
    long firing(String alert, Duration patience) throws InterruptedException {
        return waited(patience, () -> active(alert) && toldFiring(alert));
    }

    /** @return seconds until it fired no more and Alertmanager had told so; -1 if not in time */
    long quiet(String alert, Duration patience) throws InterruptedException {
        return waited(patience, () -> !active(alert) && !toldFiring(alert));
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
