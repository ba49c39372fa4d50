package pe.juntos.gateway;

import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.http.MediaType;
import pe.juntos.platform.web.Correlation;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stands in for a service: real HTTP, remembers what it was asked, behaves as it is told. */
public final class Upstream {
    private static final String PARTS = "/household-parts";

    private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();
    private final Queue<JsonNode> questions = new ConcurrentLinkedQueue<>();
    private final int port;
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private DisposableServer server;
    private volatile Behaviour behaviour = Upstream::echo;

    private Upstream() {
        server = bind(0);
        port = server.port();
    }

    static Upstream start() {
        return new Upstream();
    }

    /** What it does with a request. */
    public interface Behaviour {
        Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response);
    }

    /** A request as it came. */
    public record Seen(String method, String uri, HttpHeaders headers) {}

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public void behaves(Behaviour next) {
        behaviour = next;
    }

    /** Answers each of these addresses with its JSON, and 404 to the others; asked for parts, to each the same. */
    public void answers(Map<String, String> byUri) {
        tells(
                question -> byUri.entrySet().stream()
                        .filter(known -> known.getKey()
                                .contains("/" + question.path("household").asString()))
                        .findFirst()
                        .map(known -> new Told(200, known.getValue()))
                        .orElse(new Told(404, null)),
                (request, response) -> {
                    var body = byUri.get(request.uri());
                    return body == null
                            ? answer(response, 404, "{\"code\":\"NOT_FOUND\"}")
                            : answer(response, 200, body);
                });
    }

    /** Says this of every household, whoever asks. */
    public void tells(int status, String body) {
        tells(_ -> new Told(status, body));
    }

    /** Tells of households as a service does, each question with a status of its own; else the body is as it was sent. */
    public void tells(Function<JsonNode, Told> telling) {
        tells(telling, Upstream::echo);
    }

    private void tells(Function<JsonNode, Told> telling, Behaviour otherwise) {
        behaves((request, response) ->
                request.uri().equals(PARTS) ? parts(request, response, telling) : otherwise.answer(request, response));
    }

    /** What is told of one household. */
    public record Told(int status, @Nullable String body) {
        private String json() {
            return "{\"status\":%d,\"body\":%s}".formatted(status, body);
        }
    }

    private Publisher<Void> parts(
            HttpServerRequest request, HttpServerResponse response, Function<JsonNode, Told> telling) {
        return request.receive().aggregate().asString().flatMap(body -> {
            var asked = JsonMapper.shared().readTree(body).valueStream().toList();
            questions.addAll(asked);
            return Mono.from(answer(
                    response,
                    200,
                    asked.stream().map(telling).map(Told::json).collect(Collectors.joining(",", "[", "]"))));
        });
    }

    /** What it was asked of households, each in its caller's name. */
    public List<JsonNode> questions() {
        return List.copyOf(questions);
    }

    public List<Seen> seen() {
        return List.copyOf(seen);
    }

    public void forget() {
        seen.clear();
        questions.clear();
    }

    /** As after {@code kill}: nobody listens any more, and what was connected is not. */
    public void die() {
        server.disposeNow();
        connections.close().syncUninterruptibly();
    }

    /** Listens again at the same address, if it had died, and has forgotten everything. */
    public void revive() {
        if (server.isDisposed()) {
            server = bind(port);
        }
        forget();
        behaviour = Upstream::echo;
    }

    public static Publisher<Void> answer(HttpServerResponse response, int status, String body) {
        return response.status(status)
                .header("Content-Type", MediaType.APPLICATION_JSON_VALUE)
                .sendString(Mono.just(body));
    }

    /** Like a service, it repeats the correlation id and what a security filter adds. */
    private static Publisher<Void> echo(HttpServerRequest request, HttpServerResponse response) {
        var id = Objects.requireNonNullElse(request.requestHeaders().get(Correlation.HEADER), "");
        response.header(Correlation.HEADER, id)
                .header("Cache-Control", "no-cache, no-store, max-age=0, must-revalidate")
                .header("X-Content-Type-Options", "nosniff");
        return request.receive()
                .aggregate()
                .asString()
                .defaultIfEmpty("")
                .flatMap(body -> Mono.from(answer(response, 200, body.isEmpty() ? "{}" : body)));
    }

    private DisposableServer bind(int at) {
        return HttpServer.create()
                .host("127.0.0.1")
                .port(at)
                .channelGroup(connections)
                .handle((request, response) -> {
                    seen.add(new Seen(
                            request.method().name(),
                            request.uri(),
                            request.requestHeaders().copy()));
                    return behaviour.answer(request, response);
                })
                .bindNow();
    }
}
