package pe.juntos.partner.tenant.adapter;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import pe.juntos.partner.tenant.Tenant;
import pe.juntos.partner.tenant.Tenants;
import reactor.core.publisher.Mono;

@Component
final class ContextTenants implements Tenants {
    private static final String KEY = Tenant.class.getName();

    private final List<Tenant> all;

    ContextTenants(@Value("${juntos.partner.sandbox:true}") boolean sandbox) {
        all = sandbox ? List.of(Tenant.REAL, Tenant.SANDBOX) : List.of(Tenant.REAL);
    }

    @Override
    public List<Tenant> all() {
        return all;
    }

    @Override
    public Mono<Tenant> current() {
        return asked();
    }

    @Override
    public <T> Mono<T> within(Tenant tenant, Mono<T> done) {
        return done.contextWrite(context -> context.put(KEY, tenant));
    }

    static Mono<Tenant> asked() {
        return Mono.deferContextual(
                context -> context.<Tenant>getOrEmpty(KEY).map(Mono::just).orElseGet(ContextTenants::ofToken));
    }

    static Mono<Tenant> ofToken() {
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(SecurityContext::getAuthentication)
                .map(ContextTenants::of)
                .defaultIfEmpty(Tenant.REAL);
    }

    private static Tenant of(Authentication who) {
        return who instanceof JwtAuthenticationToken token
                        && Boolean.TRUE.equals(token.getToken().getClaim(Tenant.CLAIM))
                ? Tenant.SANDBOX
                : Tenant.REAL;
    }
}
