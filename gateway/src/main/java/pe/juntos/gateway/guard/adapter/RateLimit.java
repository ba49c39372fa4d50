package pe.juntos.gateway.guard.adapter;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import pe.juntos.gateway.guard.Allowance;
import pe.juntos.gateway.guard.Caps;
import pe.juntos.gateway.guard.RequestsMade;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Refuses whoever asks more often than is allowed; after the token was checked, so that nobody uses up another's allowance. */
final class RateLimit implements WebFilter, Ordered {
    private static final List<String> SYSTEMS = List.of("ROLE_INSTITUTION", "ROLE_PARTNER");

    private final Caps caps;
    private final RequestsMade made;
    private final CallerAddress address;
    private final Clock clock;

    RateLimit(Caps caps, RequestsMade made, CallerAddress address, Clock clock) {
        this.address = address;
        this.caps = caps;
        this.made = made;
        this.clock = clock;
    }

    @Override
    public int getOrder() {
        return 0;
    }

    /** @param name of a caller among all; a person and an address can never be the same */
    private record Who(String name, Allowance allowance) {}

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var now = clock.instant();
        return exchange.getPrincipal()
                .ofType(JwtAuthenticationToken.class)
                .map(this::signedIn)
                .switchIfEmpty(Mono.fromSupplier(() -> anonymous(exchange)))
                .flatMap(who -> made.oneMore(who.name(), who.allowance().spanOf(now))
                        .filter(used -> who.allowance().exceededBy(used))
                        .flatMap(_ -> refused(exchange, who.allowance(), now)))
                .then(Mono.defer(() -> chain.filter(exchange)));
    }

    private Who signedIn(JwtAuthenticationToken token) {
        var system = token.getAuthorities().stream().anyMatch(a -> SYSTEMS.contains(String.valueOf(a.getAuthority())));
        return new Who("subject " + token.getName(), system ? caps.client() : caps.person());
    }

    private Who anonymous(ServerWebExchange exchange) {
        return new Who("address " + address.of(exchange.getRequest()), caps.anonymous());
    }

    private static Mono<Void> refused(ServerWebExchange exchange, Allowance allowance, Instant now) {
        exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(allowance.secondsLeft(now)));
        return Mono.error(Problem.of(
                HttpStatus.TOO_MANY_REQUESTS,
                "TOO_MANY_REQUESTS",
                "Demasiados pedidos; espere antes de volver a intentarlo."));
    }
}
