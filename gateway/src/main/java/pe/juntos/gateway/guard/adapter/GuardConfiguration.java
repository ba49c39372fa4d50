package pe.juntos.gateway.guard.adapter;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.util.unit.DataSize;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource;
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
            @Value("${spring.cloud.gateway.server.webflux.trusted-proxies:}") String proxies) {
        return new RateLimit(caps, made, new CallerAddress(Pattern.compile(proxies)), clock);
    }
}
