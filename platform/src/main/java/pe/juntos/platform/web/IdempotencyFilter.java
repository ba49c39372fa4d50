package pe.juntos.platform.web;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Principal;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * {@code Idempotency-Key} on writes with a JSON body or none: the same key and body get the stored answer,
 * another body 422, one still running 409; the key of a request whose process died is free again after seconds. Streamed files bring their key to their import instead.
 */
public final class IdempotencyFilter implements WebFilter, Ordered {
    public static final String HEADER = "Idempotency-Key";
    /** On an answer that was given before to the same request. */
    public static final String REPLAYED = "Idempotency-Replayed";

    private static final Logger LOG = LoggerFactory.getLogger(IdempotencyFilter.class);
    private static final int LARGEST_BODY = 1024 * 1024;
    private static final int LONGEST_KEY = 128;

    private final IdempotencyKeys keys;

    public IdempotencyFilter(DatabaseClient client) {
        this.keys = new IdempotencyKeys(client);
    }

    @Override
    public int getOrder() {
        return 0;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var key = exchange.getRequest().getHeaders().getFirst(HEADER);
        if (key == null || !applies(exchange)) {
            return chain.filter(exchange);
        }
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            return Mono.error(Problem.of(
                    HttpStatus.BAD_REQUEST, "IDEMPOTENCY_KEY_MALFORMED", "La clave tiene de 1 a 128 caracteres."));
        }
        return exchange.getPrincipal()
                .map(Principal::getName)
                .defaultIfEmpty("")
                .flatMap(subject -> body(exchange).flatMap(body -> once(exchange, chain, subject, key, body)));
    }

    private static boolean applies(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        var type = request.getHeaders().getContentType();
        return HttpMethod.POST.equals(request.getMethod())
                && (type == null || MediaType.APPLICATION_JSON.isCompatibleWith(type));
    }

    private static Mono<byte[]> body(ServerWebExchange exchange) {
        return DataBufferUtils.join(exchange.getRequest().getBody(), LARGEST_BODY)
                .map(IdempotencyFilter::bytes)
                .defaultIfEmpty(new byte[0]);
    }

    private static byte[] bytes(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private Mono<Void> once(ServerWebExchange exchange, WebFilterChain chain, String subject, String key, byte[] body) {
        var what = exchange.getRequest().getURI().getPath();
        var request = new IdempotencyKeys.Request(subject, key, what, hash(body));
        return keys.claim(request).flatMap(found -> switch (found) {
            case IdempotencyKeys.Found.Mine ignored ->
                Mono.firstWithSignal(run(exchange, chain, request, body), keys.hold(request));
            case IdempotencyKeys.Found.Answered(var answer) -> repeat(exchange, answer);
            case IdempotencyKeys.Found.Running _ ->
                Mono.error(Problem.of(
                        HttpStatus.CONFLICT, "IDEMPOTENCY_KEY_RUNNING", "La misma solicitud aún está en curso."));
            case IdempotencyKeys.Found.OtherBody _ ->
                Mono.error(Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "IDEMPOTENCY_KEY_REUSED",
                        "La clave ya se usó con otro contenido."));
        });
    }

    private Mono<Void> run(
            ServerWebExchange exchange, WebFilterChain chain, IdempotencyKeys.Request request, byte[] body) {
        var response = new Kept(exchange, request);
        var replayed = new ServerHttpRequestDecorator(exchange.getRequest()) {
            @Override
            public Flux<DataBuffer> getBody() {
                return Flux.defer(
                        () -> Flux.just(exchange.getResponse().bufferFactory().wrap(body)));
            }
        };
        return chain.filter(
                        exchange.mutate().request(replayed).response(response).build())
                .then(Mono.defer(response::settle))
                .onErrorResume(error -> keys.release(request).onErrorComplete().then(Mono.error(error)));
    }

    private static Mono<Void> repeat(ServerWebExchange exchange, IdempotencyKeys.Answer answer) {
        var response = exchange.getResponse();
        response.setRawStatusCode(answer.status());
        response.getHeaders().set(REPLAYED, "true");
        if (answer.contentType() != null) {
            response.getHeaders().setContentType(MediaType.parseMediaType(answer.contentType()));
        }
        return response.writeWith(Mono.just(response.bufferFactory().wrap(answer.body())));
    }

    private static byte[] hash(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Is remembered before it is sent: who repeats the request as soon as it is answered gets the same. */
    private final class Kept extends ServerHttpResponseDecorator {
        private final IdempotencyKeys.Request request;
        private byte[] body = new byte[0];
        private boolean settled;

        Kept(ServerWebExchange exchange, IdempotencyKeys.Request request) {
            super(exchange.getResponse());
            this.request = request;
        }

        @Override
        public Mono<Void> writeWith(Publisher<? extends DataBuffer> answer) {
            return DataBufferUtils.join(answer)
                    .map(IdempotencyFilter::bytes)
                    .doOnNext(bytes -> body = bytes)
                    .then(Mono.defer(this::settle))
                    .then(Mono.defer(
                            () -> super.writeWith(Mono.just(bufferFactory().wrap(body)))));
        }

        /**
         * Only what was decided is remembered: after a server error the request may be made again. What was done is answered even
         * if it cannot be remembered.
         */
        Mono<Void> settle() {
            if (settled) {
                return Mono.empty();
            }
            settled = true;
            var status = getStatusCode();
            if (status != null && status.is5xxServerError()) {
                return keys.release(request);
            }
            var type = getHeaders().getContentType();
            return keys.keep(
                            request,
                            new IdempotencyKeys.Answer(
                                    status == null ? 200 : status.value(), type == null ? null : type.toString(), body))
                    .doOnError(error -> LOG.warn("an answer is not remembered: {}", error.toString()))
                    .onErrorComplete();
        }
    }
}
