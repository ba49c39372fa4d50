package pe.juntos.platform.security;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.server.ServerWebExchange;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/**
 * Asks for the role of {@link PreAuthorize} before anything of the request is read: what a body holds is no business of whoever may
 * not send it. A recipient opens what has the own household in its path, and nothing else exists for her.
 */
final class RolesFirst extends RequestMappingHandlerAdapter {
    /** Set once the request is known to be for the recipient's own household. */
    static final String OWN_HOUSEHOLD = RolesFirst.class.getName() + ".own";

    /** Who has no token; may what is there for everybody. */
    private static final Authentication NOBODY =
            new AnonymousAuthenticationToken("nobody", "nobody", List.of(new SimpleGrantedAuthority("ROLE_ANONYMOUS")));

    private final Map<HandlerMethod, Optional<RoleRule>> rules = new ConcurrentHashMap<>();

    @Override
    public Mono<HandlerResult> handle(ServerWebExchange exchange, Object handler) {
        return rules.computeIfAbsent((HandlerMethod) handler, RolesFirst::rule)
                .map(rule -> asked(exchange, rule).then(Mono.defer(() -> super.handle(exchange, handler))))
                .orElseGet(() -> super.handle(exchange, handler));
    }

    private static Mono<Authentication> asked(ServerWebExchange exchange, RoleRule rule) {
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(SecurityContext::getAuthentication)
                .defaultIfEmpty(NOBODY)
                .filter(rule::allows)
                .switchIfEmpty(Mono.error(() -> new AccessDeniedException("role")))
                .doOnNext(who -> ownOnly(exchange, who));
    }

    private static void ownOnly(ServerWebExchange exchange, Authentication who) {
        if (who.getPrincipal() instanceof Jwt token && Caller.isRecipient(token)) {
            Map<String, String> path =
                    exchange.getAttributeOrDefault(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, Map.of());
            if (!path.containsValue(Objects.requireNonNullElse(token.getClaimAsString("household"), ""))) {
                throw Problem.notFound();
            }
            exchange.getAttributes().put(OWN_HOUSEHOLD, true);
        }
    }

    private static Optional<RoleRule> rule(HandlerMethod handler) {
        return Optional.ofNullable(onMethodOrType(handler)).map(rule -> RoleRule.of(rule.value()));
    }

    private static @Nullable PreAuthorize onMethodOrType(HandlerMethod handler) {
        var own = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), PreAuthorize.class);
        return own == null
                ? AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), PreAuthorize.class)
                : own;
    }
}
