package pe.juntos.platform.web;

import java.util.UUID;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Gives every request a correlation id, keeps the caller's if it is well formed, and answers with it. */
public final class CorrelationFilter implements WebFilter, Ordered {

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var given = exchange.getRequest().getHeaders().getFirst(Correlation.HEADER);
        var id = given != null && Correlation.wellFormed(given)
                ? given
                : UUID.randomUUID().toString();
        exchange.getAttributes().put(Correlation.HEADER, id);
        exchange.getResponse().getHeaders().set(Correlation.HEADER, id);
        var request =
                exchange.getRequest().mutate().header(Correlation.HEADER, id).build();
        return chain.filter(exchange.mutate().request(request).build())
                .contextWrite(context -> Correlation.into(context, id));
    }
}
