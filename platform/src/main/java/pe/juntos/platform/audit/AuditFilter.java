package pe.juntos.platform.audit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import pe.juntos.platform.web.Correlation;
import reactor.core.publisher.Mono;

/**
 * Records marked reads, and every act of staff that was done, before the answer leaves: nobody is shown a file, or told that an
 * act is done, whose entry could not be written. What institutions and partners send is recorded with their imports and steps.
 */
public final class AuditFilter implements WebFilter, Ordered {
    private static final List<HttpMethod> READING = List.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final List<String> NOT_STAFF = List.of("INSTITUTION", "PARTNER");

    private final AuditTrail trail;

    public AuditFilter(AuditTrail trail) {
        this.trail = trail;
    }

    /** Within the filter that answers repeated requests: a repeated answer is no second act. */
    @Override
    public int getOrder() {
        return 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getResponse().beforeCommit(() -> record(exchange));
        return chain.filter(exchange);
    }

    private Mono<Void> record(ServerWebExchange exchange) {
        var status = exchange.getResponse().getStatusCode();
        HandlerMethod handler =
                exchange.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) instanceof HandlerMethod m
                        ? m
                        : null;
        if (handler == null || (status != null && !status.is2xxSuccessful())) {
            return Mono.empty();
        }
        return exchange.getPrincipal()
                .ofType(JwtAuthenticationToken.class)
                .mapNotNull(who -> entry(exchange, handler, who, status == null ? 200 : status.value()))
                .flatMap(trail::append);
    }

    private static @Nullable AuditEntry entry(
            ServerWebExchange exchange, HandlerMethod handler, JwtAuthenticationToken who, int status) {
        var roles = who.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .map(authority -> String.valueOf(authority).replaceFirst("^ROLE_", ""))
                .sorted()
                .toList();
        var act = act(exchange, handler, roles);
        return act == null
                ? null
                : new AuditEntry(who.getName(), act, object(exchange), detail(exchange, roles, status));
    }

    private static @Nullable String act(ServerWebExchange exchange, HandlerMethod handler, List<String> roles) {
        var marked = handler.getMethodAnnotation(Audited.class);
        if (marked != null) {
            return marked.value();
        }
        var method = exchange.getRequest().getMethod();
        if (READING.contains(method) || NOT_STAFF.containsAll(roles)) {
            return null;
        }
        PathPattern path = exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return method + " " + (path == null ? "" : path.getPatternString());
    }

    private static String object(ServerWebExchange exchange) {
        String of = exchange.getAttribute(Audited.OF);
        if (of != null) {
            return of;
        }
        Map<String, String> path =
                exchange.getAttributeOrDefault(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, Map.of());
        return path.isEmpty() ? "-" : String.join("/", path.values());
    }

    private static Map<String, Object> detail(ServerWebExchange exchange, List<String> roles, int status) {
        var detail = new TreeMap<String, Object>();
        detail.put("roles", roles);
        detail.put("status", status);
        var correlation = exchange.getRequest().getHeaders().getFirst(Correlation.HEADER);
        if (correlation != null) {
            detail.put("correlation", correlation);
        }
        return detail;
    }
}
