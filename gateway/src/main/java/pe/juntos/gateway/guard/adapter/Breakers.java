package pe.juntos.gateway.guard.adapter;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/**
 * Leaves a service alone that did not answer several times, so that its callers hear so at once and nothing piles up behind it;
 * after a while some are let through to see whether it is back. One for each route: a slow file stops no reads. What a service
 * answers is its own affair, whatever the status.
 */
@Component
class Breakers implements GlobalFilter, Ordered {
    private final CircuitBreakerRegistry breakers;
    private final Duration rest;

    Breakers(CircuitBreakerRegistry breakers, @Value("${juntos.gateway.breaker-rest}") Duration rest) {
        this.breakers = breakers;
        this.rest = rest;
    }

    /** Within the filter that tells callers about faults. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Route route = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        if (route == null) {
            return chain.filter(exchange);
        }
        return chain.filter(exchange)
                .transformDeferred(CircuitBreakerOperator.of(breakers.circuitBreaker(route.getId())))
                .onErrorMap(CallNotPermittedException.class, _ -> resting(exchange));
    }

    private Problem resting(ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, rest.toSeconds())));
        return Problem.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "SERVICE_UNAVAILABLE",
                "El servicio no responde desde hace un momento; no se le preguntó nada. Vuelva a intentarlo.");
    }
}
