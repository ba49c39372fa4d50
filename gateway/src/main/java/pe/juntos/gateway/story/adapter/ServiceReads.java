package pe.juntos.gateway.story.adapter;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.netty.channel.ChannelOption;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
import pe.juntos.platform.database.Gathered;
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
    private static final String PARTS = "/household-parts";
    private static final int CROWD = 32;
    private static final Duration HELD = Duration.ofMillis(100);
    private static final int CONNECT_MILLIS = 1_000;
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private final WebClient web;
    private final ServiceAddresses addresses;
    private final CircuitBreakerRegistry breakers;
    private final Map<String, Gathered<Question, Section<JsonNode>>> crowds = new ConcurrentHashMap<>();

    ServiceReads(ServiceAddresses addresses, CircuitBreakerRegistry breakers) {
        this.addresses = addresses;
        this.breakers = breakers;
        this.web = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(
                        HttpClient.create().option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(MOST_BYTES))
                .build();
    }

    /**
     * Who asks, as the services must see it.
     *
     * @param token the header, with its scheme
     */
    record Asking(String token, String correlation) {
        String bearer() {
            return token.substring(token.indexOf(' ') + 1);
        }
    }

    /** In the words of the services' endpoint; each with its own caller's token. */
    private record Question(String token, String household, String period, String correlation) {}

    private record Part(int status, @Nullable JsonNode body) {
        Section<JsonNode> section() {
            return status == HttpStatus.OK.value() && body != null ? new Section.Known<>(body) : withoutContent(status);
        }
    }

    Mono<Section<JsonNode>> read(String service, Asking asking, String path, Object... variables) {
        return guarded(
                service,
                asking,
                web.get()
                        .uri(addresses.of(service) + path, variables)
                        .header(HttpHeaders.AUTHORIZATION, asking.token())
                        .header(Correlation.HEADER, asking.correlation())
                        .exchangeToMono(ServiceReads::section)
                        .retryWhen(ONCE_MORE));
    }

    /** What the service tells of a household for a story; those who ask at the same time go in one request. */
    Mono<Section<JsonNode>> part(String service, Asking asking, String household, String period) {
        var question = new Question(asking.bearer(), household, period, asking.correlation());
        return guarded(
                service, asking, crowds.computeIfAbsent(service, this::crowd).one(question));
    }

    private Gathered<Question, Section<JsonNode>> crowd(String service) {
        return new Gathered<>(CROWD, PATIENCE, HELD, questions -> parts(service, questions));
    }

    private Mono<List<Section<JsonNode>>> parts(String service, List<Question> questions) {
        return web.post()
                .uri(addresses.of(service) + PARTS)
                .header(Correlation.HEADER, questions.getFirst().correlation())
                .bodyValue(questions)
                .exchangeToMono(response -> sections(response, questions))
                .retryWhen(ONCE_MORE);
    }

    private static Mono<List<Section<JsonNode>>> sections(ClientResponse response, List<Question> questions) {
        return response.statusCode().is2xxSuccessful()
                ? response.bodyToMono(Part[].class)
                        .filter(parts -> parts.length == questions.size())
                        .map(parts -> Stream.of(parts).map(Part::section).toList())
                        .switchIfEmpty(Mono.error(() -> new IllegalStateException("not an answer to each")))
                : response.releaseBody()
                        .thenReturn(questions.stream()
                                .<Section<JsonNode>>map(_ -> new Section.Unavailable<>())
                                .toList());
    }

    private Mono<Section<JsonNode>> guarded(String service, Asking asking, Mono<Section<JsonNode>> asked) {
        return asked.timeout(PATIENCE)
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
        return response.statusCode().is2xxSuccessful()
                ? response.bodyToMono(JsonNode.class)
                        .<Section<JsonNode>>map(Section.Known::new)
                        .defaultIfEmpty(new Section.Nothing<>())
                : response.releaseBody()
                        .thenReturn(withoutContent(response.statusCode().value()));
    }

    private static Section<JsonNode> withoutContent(int status) {
        return switch (HttpStatus.resolve(status)) {
            case NOT_FOUND -> new Section.Nothing<>();
            case FORBIDDEN -> new Section.Withheld<>();
            case null, default -> new Section.Unavailable<>();
        };
    }
}
