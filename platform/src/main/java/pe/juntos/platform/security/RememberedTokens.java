package pe.juntos.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * Checks a token once in half a minute and not at each request that brings it: a phone and what the gateway asks in its name bring the
 * same many times. Only what was found good is remembered, and never beyond its own end.
 */
final class RememberedTokens implements ReactiveJwtDecoder {
    private static final Duration REMEMBERED = Duration.ofSeconds(30);
    private static final int AT_MOST = 2_000;

    private final ReactiveJwtDecoder decoder;
    private final Clock clock;
    private final Cache<String, Jwt> good;

    RememberedTokens(ReactiveJwtDecoder decoder, Clock clock) {
        this.decoder = decoder;
        this.clock = clock;
        this.good = Caffeine.newBuilder()
                .maximumSize(AT_MOST)
                .expireAfterWrite(REMEMBERED)
                .ticker(() -> Duration.ofMillis(clock.millis()).toNanos())
                .build();
    }

    @Override
    public Mono<Jwt> decode(String token) {
        var known = known(token);
        return known != null ? Mono.just(known) : decoder.decode(token).doOnNext(checked -> good.put(token, checked));
    }

    /** What the token says, if it was found good and is so still; null if it has to be checked. */
    @Nullable
    Jwt known(String token) {
        var known = good.getIfPresent(token);
        return known != null && current(known) ? known : null;
    }

    private boolean current(Jwt known) {
        return known.getExpiresAt() != null && clock.instant().isBefore(known.getExpiresAt());
    }
}
