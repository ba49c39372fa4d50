package pe.juntos.gateway.guard.adapter;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.server.ResponseStatusException;
import pe.juntos.gateway.guard.Allowance;
import pe.juntos.gateway.guard.Caps;
import pe.juntos.gateway.guard.RequestsMade;

/** The limits from the settings {@code juntos.gateway.limits.*}, where counts are kept, and who may call from a browser. */
@Configuration(proxyBeanMethods = false)
class GuardConfiguration {
    private static final Duration PATIENCE = Duration.ofMillis(250);
    private static final String LIMITS = "juntos.gateway.limits.";

    @Bean
    Caps caps(Environment settings) {
        var span = settings.getRequiredProperty(LIMITS + "span", Duration.class);
        return new Caps(
                allowance(settings, "person", span),
                allowance(settings, "client", span),
                allowance(settings, "anonymous", span),
                settings.getRequiredProperty(LIMITS + "body", DataSize.class).toBytes(),
                settings.getRequiredProperty(LIMITS + "file", DataSize.class).toBytes(),
                settings.getRequiredProperty("juntos.gateway.silence", Duration.class));
    }

    /** Only silence counts, never an answer: half of the last ones without any, and of at least some, and the service is left alone. */
    @Bean
    CircuitBreakerRegistry breakerRegistry(@Value("${juntos.gateway.breaker-rest}") Duration rest) {
        return CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowSize(20)
                .minimumNumberOfCalls(10)
                .failureRateThreshold(50)
                .waitDurationInOpenState(rest)
                .automaticTransitionFromOpenToHalfOpenEnabled(true)
                .permittedNumberOfCallsInHalfOpenState(3)
                .recordException(GuardConfiguration::noAnswer)
                .build());
    }

    private static boolean noAnswer(Throwable fault) {
        return fault instanceof IOException
                || fault instanceof TimeoutException
                || fault instanceof WebClientRequestException
                || fault instanceof ResponseStatusException slow
                        && HttpStatus.GATEWAY_TIMEOUT.equals(slow.getStatusCode());
    }

    /** Composed answers at a time: more would only wait for each other, and for longer than anybody waits for them. */
    @Bean
    Bulkhead composedAnswers(@Value("${juntos.gateway.composed-at-once}") int most) {
        return Bulkhead.of(
                "composed",
                BulkheadConfig.custom()
                        .maxConcurrentCalls(most)
                        .maxWaitDuration(Duration.ZERO)
                        .build());
    }

    private static Allowance allowance(Environment settings, String whose, Duration span) {
        return new Allowance(settings.getRequiredProperty(LIMITS + whose, Integer.class), span);
    }

    /** Shared by all gateways if there is a database for it, else each counts for itself. */
    @Bean
    RequestsMade requestsMade(
            @Value("${juntos.gateway.limits.store.url}") String url,
            @Value("${juntos.gateway.limits.store.user}") String user,
            @Value("${juntos.gateway.limits.store.password}") String password) {
        return url.isBlank() ? new CountedHere() : CountedTogether.in(url, user, password, PATIENCE);
    }

    /** Nothing allowed: no browser page of another origin gets an answer. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    CorsWebFilter origins(@Value("${juntos.gateway.allowed-origins}") List<String> origins) {
        var rules = new CorsConfiguration();
        rules.setAllowedOrigins(origins);
        rules.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        rules.setAllowedHeaders(List.of(
                "Authorization", "Content-Type", "Idempotency-Key", "If-None-Match", "If-Match", "X-Correlation-Id"));
        rules.setExposedHeaders(List.of("ETag", "Location", "Retry-After", "X-Correlation-Id"));
        rules.setMaxAge(Duration.ofHours(1));
        var source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/**", rules);
        return new CorsWebFilter(source);
    }

    @Bean
    RateLimit rateLimit(
            Caps caps,
            RequestsMade made,
            Clock clock,
            @Value("${spring.cloud.gateway.server.webflux.trusted-proxies}") String proxies) {
        return new RateLimit(caps, made, new CallerAddress(Pattern.compile(proxies)), clock);
    }
}
