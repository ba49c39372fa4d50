package pe.juntos.sandbox.partner;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The platform as somebody with a token sees it. Every call may be repeated: a POST carries a key made of its own content,
 * and what is away for a moment is asked again.
 *
 * @param gateway as {@code http://127.0.0.1:8080}
 * @param token a fresh access token, without "Bearer"
 */
public record JuntosApi(HttpClient http, URI gateway, Supplier<String> token) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 40;

    /** An answer that no repetition will change. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused(String path, int status, String body) {
            super(path + " answered " + status + ": " + body);
        }
    }

    Map<String, Object> get(String path) throws InterruptedException {
        return send(path, request(path).GET());
    }

    Map<String, Object> post(String path, Object body) throws InterruptedException {
        String json = JSON.writeValueAsString(body);
        UUID key = UUID.nameUUIDFromBytes((path + json).getBytes(StandardCharsets.UTF_8));
        return send(
                path,
                request(path)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key.toString())
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path)).timeout(PATIENCE);
    }

    private Map<String, Object> send(String path, HttpRequest.Builder request) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            HttpResponse<String> answer = tried(request);
            if (answer != null && answer.statusCode() / 100 == 2) {
                return JSON.readValue(answer.body(), new TypeReference<Map<String, Object>>() {});
            }
            if (attempt == ATTEMPTS || answer != null && !passing(answer)) {
                throw new Refused(
                        path, answer == null ? 0 : answer.statusCode(), answer == null ? "no answer" : answer.body());
            }
            Thread.sleep(Math.min(3_000L, 100L * attempt));
        }
    }

    private @Nullable HttpResponse<String> tried(HttpRequest.Builder request) throws InterruptedException {
        try {
            return http.send(
                    request.setHeader("Authorization", "Bearer " + token.get()).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            return null; // nobody there, or cut off: not an answer
        }
    }

    /** A service away, or the same request still running. */
    private static boolean passing(HttpResponse<String> answer) {
        return answer.statusCode() >= 500
                || answer.statusCode() == 429
                || answer.statusCode() == 409 && answer.body().contains("IDEMPOTENCY_KEY_RUNNING");
    }
}
