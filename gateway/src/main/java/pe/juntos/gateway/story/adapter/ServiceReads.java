package pe.juntos.gateway.story.adapter;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import pe.juntos.gateway.route.ServiceAddresses;
import pe.juntos.gateway.story.Section;
import pe.juntos.platform.web.Correlation;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.JsonNode;

/** Reads from a service in the caller's name; one retry, for a connection that was closed under it. */
@Component
class ServiceReads {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceReads.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final WebClient web;
    private final Map<String, URI> services;

    ServiceReads(ServiceAddresses addresses) {
        this.web = WebClient.builder()
                .clientConnector(new org.springframework.http.client.reactive.ReactorClientHttpConnector(
                        HttpClient.create().option(io.netty.channel.ChannelOption.CONNECT_TIMEOUT_MILLIS, 1_000)))
                .build();
        this.services = addresses.byName();
    }

    /** Who asks, as the services must see it. */
    record Asking(String token, String correlation) {}

    Mono<Section> read(String service, Asking asking, String path, Object... variables) {
        return web.get()
                .uri(services.get(service) + path, variables)
                .header(HttpHeaders.AUTHORIZATION, asking.token())
                .header(Correlation.HEADER, asking.correlation())
                .exchangeToMono(ServiceReads::section)
                .timeout(PATIENCE)
                .retry(1)
                .onErrorResume(error -> {
                    LOG.warn("{} does not answer: {}", service, error.getClass().getSimpleName());
                    return Mono.just(new Section.Unavailable());
                });
    }

    private static Mono<Section> section(ClientResponse response) {
        HttpStatusCode status = response.statusCode();
        if (status.is2xxSuccessful()) {
            return response.bodyToMono(JsonNode.class)
                    .<Section>map(Section.Known::new)
                    .defaultIfEmpty(new Section.Nothing());
        }
        Section other = status.isSameCodeAs(HttpStatus.NOT_FOUND) ? new Section.Nothing() : new Section.Unavailable();
        return response.releaseBody().thenReturn(other);
    }
}
