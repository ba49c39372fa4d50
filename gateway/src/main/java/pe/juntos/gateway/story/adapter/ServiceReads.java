package pe.juntos.gateway.story.adapter;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.netty.channel.ChannelOption;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import pe.juntos.gateway.route.ServiceAddresses;
import pe.juntos.gateway.story.Section;
import pe.juntos.platform.web.Correlation;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.util.retry.Retry;
import tools.jackson.databind.JsonNode;

/**
 * Reads from a service in the caller's name; asks once more if the connection was closed under it. A service that did not answer
 * several times is not asked for a while: what is composed goes without it at once.
 */
@Component
class ServiceReads {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceReads.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Retry ONCE_MORE =
            Retry.max(1).filter(ServiceReads::connectionClosed).onRetryExhaustedThrow((_, last) -> last.failure());
    private static final int CONNECT_MILLIS = 1_000;
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private final WebClient web;
    private final ServiceAddresses addresses;
    private final CircuitBreakerRegistry breakers;

    ServiceReads(ServiceAddresses addresses, CircuitBreakerRegistry breakers) {
        this.addresses = addresses;
        this.breakers = breakers;
        this.web = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(
                        HttpClient.create().option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(MOST_BYTES))
                .build();
    }

    /** Who asks, as the services must see it. */
    record Asking(String token, String correlation) {}

    Mono<Section<JsonNode>> read(String service, Asking asking, String path, Object... variables) {
        return web.get()
                .uri(addresses.of(service) + path, variables)
                .header(HttpHeaders.AUTHORIZATION, asking.token())
                .header(Correlation.HEADER, asking.correlation())
                .exchangeToMono(ServiceReads::section)
                .retryWhen(ONCE_MORE)
                .timeout(PATIENCE)
                .transformDeferred(CircuitBreakerOperator.of(breakers.circuitBreaker("composed " + service)))
                .onErrorResume(CallNotPermittedException.class, _ -> Mono.just(new Section.Unavailable<>()))
                .onErrorResume(error -> {
                    try (var _ = Correlation.inLogs(asking.correlation())) {
                        LOG.warn(
                                "{} does not answer: {}",
                                service,
                                error.getClass().getSimpleName());
                    }
                    return Mono.just(new Section.Unavailable<>());
                });
    }

    private static boolean connectionClosed(Throwable error) {
        return error instanceof WebClientRequestException && error.getCause() instanceof IOException;
    }

    private static Mono<Section<JsonNode>> section(ClientResponse response) {
        if (response.statusCode().is2xxSuccessful()) {
            return response.bodyToMono(JsonNode.class)
                    .<Section<JsonNode>>map(Section.Known::new)
                    .defaultIfEmpty(new Section.Nothing<>());
        }
        return response.releaseBody()
                .thenReturn(
                        switch (HttpStatus.resolve(response.statusCode().value())) {
                            case NOT_FOUND -> new Section.Nothing<>();
                            case FORBIDDEN -> new Section.Withheld<>();
                            case null, default -> new Section.Unavailable<>();
                        });
    }
}
