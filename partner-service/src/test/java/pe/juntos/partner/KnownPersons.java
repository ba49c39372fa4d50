package pe.juntos.partner;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands in for the service that keeps documents of identity: knows some, and remembers who asked for which. */
final class KnownPersons {
    private final HttpServer server;
    private final Map<String, String> households = new ConcurrentHashMap<>();
    private final List<Question> asked = new CopyOnWriteArrayList<>();
    private volatile boolean away;

    record Question(JWTClaimsSet token, List<String> documents) {}

    KnownPersons() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/api/affiliation/persons/households", this::answer);
        server.start();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    void know(String document, String household) {
        households.put(document, household);
    }

    void goAway(boolean now) {
        away = now;
    }

    List<Question> asked() {
        return List.copyOf(asked);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var token = exchange.getRequestHeaders().getFirst("Authorization").substring("Bearer ".length());
        var documents = Dci.JSON
                .readTree(exchange.getRequestBody().readAllBytes())
                .path("documents")
                .valueStream()
                .map(one -> one.asString())
                .toList();
        try {
            asked.add(new Question(SignedJWT.parse(token).getJWTClaimsSet(), documents));
        } catch (ParseException e) {
            throw new IOException(e);
        }
        var found = new java.util.TreeMap<>(households);
        found.keySet().retainAll(documents);
        var body = Dci.JSON.writeValueAsString(Map.of("households", found)).getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(away ? 503 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
