package pe.juntos.local.http;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pe.juntos.local.place.App;
import pe.juntos.local.place.Home;

/** The platform as seen from outside: everything goes through the gateway, and waits for what is away. */
public final class Gateway implements AutoCloseable {

    private static final Duration SHORT = Duration.ofSeconds(60);
    private static final Duration DOWNLOAD = Duration.ofMinutes(15);
    private static final Duration UPLOAD_AT_LEAST = Duration.ofMinutes(2);
    private static final long SLOWEST_BYTES_PER_SECOND = 100_000;

    private final URI base;
    private final HttpClient client;
    private final PatientCalls calls;

    public Gateway(Home home, PatientCalls.Waiting waiting) {
        this.base = URI.create("http://127.0.0.1:" + home.ports().of(App.GATEWAY) + "/api/");
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        var issuer = URI.create("http://127.0.0.1:" + home.ports().of(App.SANDBOX));
        this.calls = new PatientCalls(base, client, new Tokens(client, issuer), waiting);
    }

    /** @param path below {@code /api/} */
    public URI address(String path) {
        return base.resolve(path);
    }

    /** A token of that person, good for a while; waited for while the provider is away. */
    public String token(Person person) {
        return calls.token(person);
    }

    public Reply get(Person person, String path) throws InterruptedException {
        return calls.make(call("reading " + path, person, "GET", path, new Text("", "application/json"), null));
    }

    public Reply post(Person person, String path, String json) throws InterruptedException {
        return calls.make(call("asking " + path, person, "POST", path, new Text(json, "application/json"), key()));
    }

    /** Sends a file as a stream. */
    public Reply upload(Person person, String path, Path file, String mediaType)
            throws IOException, InterruptedException {
        var timeOut = UPLOAD_AT_LEAST.plusSeconds(Files.size(file) / SLOWEST_BYTES_PER_SECOND);
        return calls.make(new Call(
                "sending " + file.getFileName(),
                person,
                "POST",
                path,
                new FileBody(file, mediaType),
                BodyHandlers.ofString(),
                key(),
                timeOut));
    }

    /** Writes the answer to the file, which appears complete or not at all. */
    public void download(Person person, String path, Path file) throws IOException, InterruptedException {
        Files.createDirectories(file.toAbsolutePath().resolveSibling("."));
        var draft = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            calls.make(new Call(
                    "fetching " + file.getFileName(),
                    person,
                    "GET",
                    path,
                    new Text("", "application/json"),
                    into(draft),
                    null,
                    DOWNLOAD));
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static BodyHandler<String> into(Path draft) {
        return info -> info.statusCode() == 200
                ? BodySubscribers.mapping(BodySubscribers.ofFile(draft, CREATE, WRITE, TRUNCATE_EXISTING), path -> "")
                : BodySubscribers.ofString(StandardCharsets.UTF_8);
    }

    private static Call call(
            String what, Person person, String method, String path, Call.Body body, @Nullable String key) {
        return new Call(what, person, method, path, body, BodyHandlers.ofString(), key, SHORT);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private record Text(String text, String mediaType) implements Call.Body {
        @Override
        public BodyPublisher publisher() {
            return text.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(text);
        }
    }

    private record FileBody(Path file, String mediaType) implements Call.Body {
        @Override
        public BodyPublisher publisher() throws java.io.FileNotFoundException {
            return BodyPublishers.ofFile(file);
        }
    }
}
