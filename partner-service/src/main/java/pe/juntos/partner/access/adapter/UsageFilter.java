package pe.juntos.partner.access.adapter;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.ProblemDetail;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import pe.juntos.partner.tenant.Tenant;
import pe.juntos.partner.tenant.Tenants;
import pe.juntos.platform.web.Correlation;
import pe.juntos.platform.web.Problems;
import reactor.core.publisher.Mono;

/** Writes down what a partner asks for before it reads the answer, so that it can look up what was refused and why. */
@Component
class UsageFilter implements WebFilter, Ordered {
    private static final Logger LOG = LoggerFactory.getLogger(UsageFilter.class);
    private static final int AFTER_SECURITY = -50;
    private static final int REFUSED = 400;

    private final Usage usage;
    private final Tenants tenants;

    UsageFilter(Usage usage, Tenants tenants) {
        this.usage = usage;
        this.tenants = tenants;
    }

    @Override
    public int getOrder() {
        return AFTER_SECURITY;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return exchange.getPrincipal()
                .ofType(JwtAuthenticationToken.class)
                .mapNotNull(token -> token.getToken().getClaimAsString("partner"))
                .doOnNext(partner -> exchange.getResponse().beforeCommit(() -> count(exchange, partner)))
                .then(Mono.defer(() -> chain.filter(exchange)));
    }

    /** An answer never fails because it could not be counted. */
    private Mono<Void> count(ServerWebExchange exchange, String partner) {
        return tenants.within(Tenant.REAL, usage.count(partner, operation(exchange), refused(exchange)))
                .doOnError(error -> LOG.warn("usage not counted: {}", error.toString()))
                .onErrorComplete();
    }

    private static String operation(ServerWebExchange exchange) {
        Object pattern = exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return exchange.getRequest().getMethod() + " " + (pattern == null ? "?" : pattern);
    }

    private static Usage.@Nullable Refused refused(ServerWebExchange exchange) {
        var status = exchange.getResponse().getStatusCode();
        if (status == null || status.value() < REFUSED) {
            return null;
        }
        return exchange.getAttribute(Problems.ANSWERED) instanceof ProblemDetail problem
                ? new Usage.Refused(
                        status.value(),
                        Objects.toString(
                                Objects.requireNonNullElse(problem.getProperties(), java.util.Map.of())
                                        .get("code"),
                                "UNKNOWN"),
                        problem.getDetail(),
                        exchange.getAttribute(Correlation.HEADER))
                : new Usage.Refused(status.value(), "UNKNOWN", null, exchange.getAttribute(Correlation.HEADER));
    }
}
