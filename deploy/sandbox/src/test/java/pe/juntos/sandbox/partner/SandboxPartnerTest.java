package pe.juntos.sandbox.partner;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Against a small stand-in of the partner service that knows states and next states only. */
class SandboxPartnerTest {

    private static final LocalDate DAY = LocalDate.of(2026, 7, 1);
    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, List<String>> STEPS = Map.of(
            "consents", List.of("PROPOSED", "CONSENTED"),
            "refusals", List.of("PROPOSED", "DECLINED"),
            "sends", List.of("CONSENTED", "SENT"),
            "acceptances", List.of("SENT", "ACCEPTED"),
            "declines", List.of("SENT", "DECLINED"),
            "enrolments", List.of("ACCEPTED", "ENROLLED"),
            "completions", List.of("ENROLLED", "COMPLETED"),
            "drops", List.of("ENROLLED", "DROPPED"));

    private final TreeMap<String, String> states = new TreeMap<>();
    private final HttpServer server;
    private int faults = 3;

    SandboxPartnerTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    }

    @BeforeEach
    void start() {
        IntStream.range(0, 1200).forEach(n -> states.put(new UUID(n * 0x9E3779B97F4A7C15L, n).toString(), "PROPOSED"));
        server.createContext("/api/partner/referrals", exchange -> {
            String answer = exchange.getRequestMethod().equals("GET")
                    ? list(exchange.getRequestURI())
                    : step(
                            exchange.getRequestURI().getPath(),
                            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(faults-- > 0 ? 503 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void mostAgreeAreAcceptedAndEnrolledAndASecondRunOnlyGoesOn() throws InterruptedException {
        var given = new SandboxPeople(api(), 7).consentAndSend(DAY);
        assertThat(given.sent()).isEqualTo(given.consents()).isBetween(1000, 1180);
        assertThat(given.consents() + given.refusals()).isEqualTo(1200);

        var answers = new SandboxPartner(api(), 7).answer(DAY);
        assertThat(answers.accepted() + answers.declined()).isEqualTo(given.sent());
        assertThat(answers.declined()).isBetween(60, 220);
        assertThat(answers.enrolled()).isGreaterThan(answers.accepted() * 8 / 10);
        assertThat(answers.completed()).isPositive();
        Map<String, String> after = Map.copyOf(states);

        assertThat(new SandboxPeople(api(), 7).consentAndSend(DAY)).isEqualTo(new SandboxPeople.Given(0, 0, 0));
        assertThat(new SandboxPartner(api(), 7).answer(DAY)).isEqualTo(new SandboxPartner.Answers(0, 0, 0, 0, 0));
        assertThat(states).isEqualTo(after);
    }

    private JuntosApi api() {
        return new JuntosApi(
                HttpClient.newHttpClient(),
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                () -> "t");
    }

    private String list(URI uri) {
        Map<String, String> query = List.of(uri.getQuery().split("&")).stream()
                .map(pair -> pair.split("="))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return JSON.writeValueAsString(Map.of(
                "items",
                states.tailMap(query.getOrDefault("cursor", ""), false).entrySet().stream()
                        .filter(entry -> entry.getValue().equals(query.get("state")))
                        .limit(Integer.parseInt(query.get("limit")))
                        .map(entry -> Map.of("id", entry.getKey()))
                        .toList()));
    }

    private String step(String path, String body) {
        List<String> step = STEPS.get(path.substring(path.lastIndexOf('/') + 1));
        Map<String, Object> request = JSON.readValue(body, new TypeReference<>() {});
        return JSON.writeValueAsString(Map.of(
                "results",
                ((List<?>) request.get("ids"))
                        .stream()
                                .map(id -> Map.of(
                                        "id",
                                        id,
                                        "changed",
                                        faults <= 0 && states.replace((String) id, step.get(0), step.get(1))))
                                .toList()));
    }
}
