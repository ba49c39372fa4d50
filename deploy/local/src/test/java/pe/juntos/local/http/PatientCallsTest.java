package pe.juntos.local.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PatientCallsTest {

    private final List<String> keys = new ArrayList<>();
    private final List<String> bearers = new ArrayList<>();
    private final Deque<Reply> replies = new ArrayDeque<>();
    private HttpServer server;
    private PatientCalls calls;
    private int tokens;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/token", this::token);
        server.createContext("/api/", this::api);
        server.start();
        var base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        calls = new PatientCalls(
                base.resolve("/api/"), client, new Tokens(client, base.resolve("/")), (what, reason) -> {});
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void everyAttemptOfARequestCarriesTheSameKey() throws InterruptedException {
        replies.addAll(List.of(problem(503, "AWAY"), problem(409, "IDEMPOTENCY_KEY_RUNNING"), new Reply(202, "{}")));
        assertThat(calls.make(call()).status()).isEqualTo(202);
        assertThat(keys).hasSize(3).containsOnly("one");
    }

    @Test
    void aFinalNotYetIsAskedAnew() throws InterruptedException {
        replies.addAll(List.of(problem(409, "VERDICTS_INCOMPLETE"), new Reply(200, "{}")));
        calls.make(call());
        assertThat(keys).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void anExpiredTokenIsFetchedAgain() throws InterruptedException {
        replies.addAll(List.of(problem(401, "TOKEN_EXPIRED"), new Reply(200, "{}")));
        calls.make(call());
        assertThat(bearers).containsExactly("Bearer t1", "Bearer t2");
    }

    @Test
    void aTokenIsUsedUntilItExpires() throws InterruptedException {
        replies.addAll(List.of(new Reply(200, "{}"), new Reply(200, "{}")));
        calls.make(call());
        calls.make(call());
        assertThat(tokens).isEqualTo(1);
    }

    @Test
    void aRefusalTellsItsCode() {
        replies.add(problem(422, "FILE_HEADER"));
        assertThatThrownBy(() -> calls.make(call()))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reply().code()).isEqualTo("FILE_HEADER"));
    }

    private static Reply problem(int status, String code) {
        return new Reply(status, "{\"code\":\"" + code + "\"}");
    }

    private static Call call() {
        Call.Body body = new Call.Body() {
            @Override
            public BodyPublisher publisher() {
                return BodyPublishers.ofString("{}");
            }
        };
        return new Call(
                "asking", Person.ANA, "POST", "thing", body, BodyHandlers.ofString(), "one", Duration.ofSeconds(20));
    }

    private void token(HttpExchange exchange) throws IOException {
        tokens++;
        answer(exchange, new Reply(200, "{\"access_token\":\"t" + tokens + "\",\"expires_in\":3600}"));
    }

    private void api(HttpExchange exchange) throws IOException {
        keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        bearers.add(exchange.getRequestHeaders().getFirst("Authorization"));
        answer(exchange, replies.removeFirst());
    }

    private static void answer(HttpExchange exchange, Reply reply) throws IOException {
        var bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(reply.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
