package pe.juntos.partner.tenant.adapter;

import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import pe.juntos.partner.tenant.Tenant;
import pe.juntos.partner.tenant.Tenants;
import reactor.core.publisher.Mono;

/** Marks every answer of the sandbox. What an institution does about its own registration is real in both. */
@Component
final class SandboxMark implements WebFilter, Ordered {
    private static final String OWN = "/partner/access";
    private static final int AFTER_SECURITY = -60;

    private final Tenants tenants;

    SandboxMark(Tenants tenants) {
        this.tenants = tenants;
    }

    @Override
    public int getOrder() {
        return AFTER_SECURITY;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return tenants.current()
                .flatMap(tenant -> tenant == Tenant.SANDBOX ? marked(exchange, chain) : chain.filter(exchange));
    }

    private Mono<Void> marked(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getResponse().getHeaders().set(Tenant.MARK, "true");
        var path = exchange.getRequest().getPath().pathWithinApplication().value();
        return path.equals(OWN) || path.startsWith(OWN + "/")
                ? tenants.within(Tenant.REAL, chain.filter(exchange))
                : chain.filter(exchange);
    }
}
