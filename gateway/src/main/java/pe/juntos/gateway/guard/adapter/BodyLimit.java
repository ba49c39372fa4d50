package pe.juntos.gateway.guard.adapter;

import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import pe.juntos.gateway.guard.Caps;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * How large a body may be, told beforehand or counted while it passes; how long it may fall silent; and that it is not compressed:
 * no service unpacks one, so nobody can send a small body that becomes a large one.
 */
@Component
class BodyLimit implements WebFilter, Ordered {
    private final Caps caps;

    BodyLimit(Caps caps) {
        this.caps = caps;
    }

    /** After the token and the rate, before anything reads a body. */
    @Override
    public int getOrder() {
        return 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        var encoding = request.getHeaders().getFirst(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            return Mono.error(Problem.of(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "CONTENT_ENCODING_UNSUPPORTED",
                    "Envíe el contenido sin comprimir."));
        }
        var most = isFile(request.getPath().value()) ? caps.fileBytes() : caps.bodyBytes();
        if (request.getHeaders().getContentLength() > most) {
            return Mono.error(tooLarge(most));
        }
        return chain.filter(exchange.mutate().request(limited(request, most)).build());
    }

    private static boolean isFile(String path) {
        return path.contains("/imports/") || path.endsWith("/bank-messages") || path.endsWith("/on-disburse");
    }

    private ServerHttpRequest limited(ServerHttpRequest request, long most) {
        return new ServerHttpRequestDecorator(request) {
            @Override
            public Flux<DataBuffer> getBody() {
                var seen = new AtomicLong();
                return super.getBody()
                        .doOnNext(part -> {
                            if (seen.addAndGet(part.readableByteCount()) > most) {
                                DataBufferUtils.release(part);
                                throw tooLarge(most);
                            }
                        })
                        .timeout(caps.bodySilence())
                        .onErrorMap(TimeoutException.class, _ -> tooSlow());
            }
        };
    }

    private static Problem tooLarge(long most) {
        return Problem.of(HttpStatus.CONTENT_TOO_LARGE, "CONTENT_TOO_LARGE", "El contenido supera " + most + " bytes.");
    }

    private static Problem tooSlow() {
        return Problem.of(
                HttpStatus.REQUEST_TIMEOUT, "REQUEST_TIMEOUT", "El contenido dejó de llegar; vuelva a enviarlo.");
    }
}
