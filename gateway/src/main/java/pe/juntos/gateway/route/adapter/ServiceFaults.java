package pe.juntos.gateway.route.adapter;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import pe.juntos.platform.web.Correlation;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

/**
 * What a caller is told when a service does not answer. One that is away (503) was not asked anything; of one that is too
 * slow (504) or gone before its answer (502) nobody knows whether it did what was asked. An answer that breaks off after it
 * began is broken off for the caller too, never completed.
 */
@Component
class ServiceFaults implements GlobalFilter, Ordered {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceFaults.class);
    private static final String AGAIN_AFTER_SECONDS = "5";
    private static final String AGAIN = " Repita el pedido con la misma Idempotency-Key.";

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return chain.filter(exchange)
                .onErrorMap(fault -> exchange.getResponse().isCommitted() ? fault : told(exchange, fault));
    }

    private static Throwable told(ServerWebExchange exchange, Throwable fault) {
        var told = switch (fault) {
            case ConnectException _, UnknownHostException _, NoRouteToHostException _, PoolAcquireTimeoutException _ ->
                away(exchange);
            case IOException _ -> answerLost();
            case ResponseStatusException slow when HttpStatus.GATEWAY_TIMEOUT.equals(slow.getStatusCode()) -> tooSlow();
            default -> fault;
        };
        if (told instanceof Problem) {
            try (var _ = Correlation.inLogs(exchange.<String>getAttribute(Correlation.HEADER))) {
                LOG.warn("no answer to {}: {}", exchange.getRequest().getPath().subPath(0, 4), fault.toString());
            }
        }
        return told;
    }

    private static Problem away(ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, AGAIN_AFTER_SECONDS);
        return Problem.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "SERVICE_UNAVAILABLE",
                "El servicio no puede responder ahora; vuelva a intentarlo.");
    }

    private static Problem answerLost() {
        return Problem.of(
                HttpStatus.BAD_GATEWAY,
                "BAD_GATEWAY",
                "Se perdió la respuesta del servicio; no se sabe si el pedido se cumplió." + AGAIN);
    }

    /** By the caller, who is gone; the service sees a broken request as well. */
    private static Problem brokenOff() {
        return Problem.of(
                HttpStatus.BAD_REQUEST, "REQUEST_BROKEN_OFF", "El pedido se interrumpió antes de llegar entero.");
    }

    private static Problem tooSlow() {
        return Problem.of(
                HttpStatus.GATEWAY_TIMEOUT,
                "GATEWAY_TIMEOUT",
                "El servicio no respondió a tiempo; no se sabe si el pedido se cumplió." + AGAIN);
    }
}
