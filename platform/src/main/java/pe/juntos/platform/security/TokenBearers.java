package pe.juntos.platform.security;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/** Who asks for a household by a token that came in a request's body: checked as that of a request of its own is. */
public final class TokenBearers {
    private final ReactiveJwtDecoder decoder;
    private final Map<String, RoleRule> rules = new ConcurrentHashMap<>();

    public TokenBearers(ReactiveJwtDecoder decoder) {
        this.decoder = decoder;
    }

    /** What a token lets its bearer do. */
    public sealed interface Bearer {
        record Allowed(Caller caller) implements Bearer {}

        record Refused(HttpStatus status) implements Bearer {}
    }

    /** @param rule in the words of {@code @PreAuthorize} */
    public Mono<Bearer> of(String token, String rule, String household) {
        return Mono.defer(() -> decoder.decode(token))
                .map(checked -> bearer(checked, rule, household))
                .onErrorResume(JwtException.class, _ -> Mono.just(new Bearer.Refused(HttpStatus.UNAUTHORIZED)));
    }

    private Bearer bearer(Jwt token, String rule, String household) {
        if (!rules.computeIfAbsent(rule, RoleRule::of).allows(SecurityDefaults.authenticated(token))) {
            return new Bearer.Refused(HttpStatus.FORBIDDEN);
        }
        var own = household.equals(token.getClaimAsString("household"));
        return Caller.isRecipient(token) && !own
                ? new Bearer.Refused(HttpStatus.NOT_FOUND)
                : new Bearer.Allowed(Caller.of(token, own));
    }
}
