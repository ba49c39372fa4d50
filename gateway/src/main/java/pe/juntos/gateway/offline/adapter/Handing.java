package pe.juntos.gateway.offline.adapter;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import pe.juntos.gateway.offline.Kind;
import pe.juntos.gateway.offline.Outcome;
import pe.juntos.gateway.route.ServiceAddresses;
import pe.juntos.platform.web.Correlation;
import pe.juntos.platform.web.IdempotencyFilter;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Hands one item to the service that does it, in the caller's name and with the phone's id as its key. */
@Component
class Handing {
    private static final Logger LOG = LoggerFactory.getLogger(Handing.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final WebClient web = WebClient.create();
    private final ServiceAddresses addresses;

    Handing(ServiceAddresses addresses) {
        this.addresses = addresses;
    }

    /** What the phone noted. */
    record Noted(String id, JsonNode data) {}

    /** Who sends it, as the services must see it. */
    record Sender(String token, String correlation) {}

    Mono<Outcome> on(Kind kind, String household, Noted noted, Sender sender) {
        var address = addresses.of(kind.service()) + kind.path();
        var method = web.method(HttpMethod.valueOf(kind.method()));
        var request = kind.ofAHousehold() ? method.uri(address, household) : method.uri(address);
        return request.header(HttpHeaders.AUTHORIZATION, sender.token())
                .header(Correlation.HEADER, sender.correlation())
                .header(IdempotencyFilter.HEADER, "offline-" + kind + "-" + noted.id())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(noted.data())
                .exchangeToMono(answer -> outcome(noted.id(), answer))
                .timeout(PATIENCE)
                .onErrorResume(error -> {
                    try (var _ = Correlation.inLogs(sender.correlation())) {
                        LOG.warn("{} does not answer: {}", kind.service(), error.toString());
                    }
                    return Mono.just(Outcome.later(noted.id()));
                });
    }

    private static Mono<Outcome> outcome(String id, ClientResponse answer) {
        var status = answer.statusCode().value();
        var replayed = answer.headers().asHttpHeaders().containsHeader(IdempotencyFilter.REPLAYED);
        return answer.bodyToMono(JsonNode.class)
                .map(body -> Outcome.of(id, status, replayed, text(body, "code"), text(body, "detail")))
                .onErrorReturn(Outcome.of(id, status, replayed, null, null))
                .defaultIfEmpty(Outcome.of(id, status, replayed, null, null));
    }

    private static @Nullable String text(JsonNode body, String field) {
        var value = body.path(field);
        return value.isString() ? value.asString() : null;
    }
}
