package pe.juntos.platform.web;

import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Refuses a NUL in a query at the door: no database takes it, and a streamed answer that has begun cannot become a refusal. */
public final class QueryFilter implements WebFilter, Ordered {
    private static final String NUL = "%00";

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var query = exchange.getRequest().getURI().getRawQuery();
        return query != null && query.contains(NUL)
                ? Mono.error(Problem.of(
                        HttpStatus.BAD_REQUEST, "CONTROL_CHARACTER", "Un texto contiene un carácter que no se admite."))
                : chain.filter(exchange);
    }
}
