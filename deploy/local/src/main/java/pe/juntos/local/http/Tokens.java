package pe.juntos.local.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** Tokens from the sandbox's provider, fetched again shortly before they expire. */
final class Tokens {

    private static final Duration EARLY = Duration.ofSeconds(30);
    private static final Duration TIME_OUT = Duration.ofSeconds(10);
    private static final long DEFAULT_SECONDS = 60;

    private final HttpClient client;
    private final URI endpoint;
    private final Map<Person, Token> kept = new EnumMap<>(Person.class);

    Tokens(HttpClient client, URI issuer) {
        this.client = client;
        this.endpoint = issuer.resolve("/token");
    }

    private record Token(String value, Instant until) {}

    synchronized String of(Person person) throws IOException, InterruptedException {
        var token = kept.get(person);
        if (token == null || Instant.now().isAfter(token.until())) {
            token = fetch(person);
            kept.put(person, token);
        }
        return token.value();
    }

    synchronized void forget(Person person) {
        kept.remove(person);
    }

    private Token fetch(Person person) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(endpoint)
                .timeout(TIME_OUT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(person.tokenForm()))
                .build();
        var response = client.send(request, BodyHandlers.ofString());
        var reply = new Reply(response.statusCode(), response.body());
        if (!reply.good()) {
            throw new IOException("the token endpoint answers " + reply.status());
        }
        var seconds = reply.json().path("expires_in").asLong(DEFAULT_SECONDS);
        return new Token(
                reply.json().path("access_token").asString(),
                Instant.now().plusSeconds(seconds).minus(EARLY));
    }
}
