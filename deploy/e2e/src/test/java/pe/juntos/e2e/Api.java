package pe.juntos.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pe.juntos.local.http.Person;
import pe.juntos.local.http.Reply;
import pe.juntos.local.place.App;
import pe.juntos.local.place.Home;
import tools.jackson.databind.json.JsonMapper;

/** Calls through the gateway as any outsider makes them: once, with whatever token. */
record Api(Home home) {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    String token(Person person) throws IOException, InterruptedException {
        return token(person.tokenForm());
    }

    String token(String form) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address(App.SANDBOX, "/token"))
                .timeout(Patience.LONGEST)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        return new Reply(200, CLIENT.send(request, BodyHandlers.ofString()).body())
                .json()
                .path("access_token")
                .asString();
    }

    Reply get(String token, String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address(App.GATEWAY, "/api/" + path)).GET(), token);
    }

    Reply upload(String token, String path, BodyPublisher body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address(App.GATEWAY, "/api/" + path))
                .header("Content-Type", "text/csv; charset=utf-8")
                .POST(body);
        return send(request, token);
    }

    Reply post(String token, String path, Map<String, ?> body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address(App.GATEWAY, "/api/" + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)));
        return send(request, token);
    }

    /** Without a token. */
    Reply form(String path, String form) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address(App.GATEWAY, "/api/" + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        return send(request, "");
    }

    /** Else fails with what the processes' logs say of the request, which the next start may overwrite. */
    Reply good(Reply reply) {
        assertThat(reply.good())
                .as(() -> reply.status() + " " + reply.body() + said(reply))
                .isTrue();
        return reply;
    }

    private String said(Reply reply) {
        var correlation = reply.json().path("correlationId").asString("");
        try (var logs = Files.list(home.logs())) {
            return logs.flatMap(Api::lines)
                    .filter(line -> !correlation.isEmpty() && line.contains(correlation))
                    .collect(Collectors.joining("\n", "\n", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> lines(Path log) {
        try {
            return Files.readAllLines(log).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address(App app, String path) {
        return URI.create("http://127.0.0.1:" + home.ports().of(app) + path);
    }

    private static Reply send(HttpRequest.Builder request, String token) throws IOException, InterruptedException {
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        var response = CLIENT.send(request.timeout(Patience.LONGEST).build(), BodyHandlers.ofString());
        return new Reply(response.statusCode(), response.body());
    }
}
