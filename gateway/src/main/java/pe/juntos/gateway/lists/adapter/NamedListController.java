package pe.juntos.gateway.lists.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.channel.ChannelOption;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import pe.juntos.gateway.lists.NameMarks;
import pe.juntos.gateway.route.ServiceAddresses;
import pe.juntos.platform.security.Roles;
import pe.juntos.platform.web.Correlation;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/**
 * The printed lists of coresponsibility with the register's names in them: both are asked with the caller's own token, so who may
 * not see names gets the list without. It passes line by line; a whole district is never held in memory.
 */
@RestController
class NamedListController {
    private static final int LINES = 300;
    private static final List<String> KEPT =
            List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.CACHE_CONTROL, "Content-Security-Policy");

    private final WebClient web;
    private final ServiceAddresses addresses;
    private final RegisterNames names;

    /** @param silence after which a service is given up: as on all other routes, but here between any two pieces of the list */
    NamedListController(
            ServiceAddresses addresses,
            RegisterNames names,
            @Value("${spring.cloud.gateway.server.webflux.httpclient.response-timeout}") Duration silence,
            @Value("${spring.cloud.gateway.server.webflux.httpclient.connect-timeout}") int connectMillis) {
        this.addresses = addresses;
        this.names = names;
        this.web = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(HttpClient.create()
                        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, connectMillis)
                        .responseTimeout(silence)))
                .build();
    }

    @GetMapping("/api/periods/{period}/expected.html")
    @PreAuthorize(Roles.WITHOUT_PARTNERS)
    Mono<Void> list(
            @PathVariable String period,
            @RequestParam(required = false) @Nullable String establishment,
            @RequestParam(required = false) @Nullable String network,
            @RequestParam(required = false) @Nullable String district,
            @RequestHeader(HttpHeaders.AUTHORIZATION) String token,
            @RequestHeader(Correlation.HEADER) String correlation,
            ServerHttpResponse response) {
        return web.get()
                .uri(
                        addresses.of("coresponsibility").toString(),
                        uri -> uri.path("/coresponsibility/periods/{period}/expected.html")
                                .queryParamIfPresent("establishment", java.util.Optional.ofNullable(establishment))
                                .queryParamIfPresent("network", java.util.Optional.ofNullable(network))
                                .queryParamIfPresent("district", java.util.Optional.ofNullable(district))
                                .build(period))
                .header(HttpHeaders.AUTHORIZATION, token)
                .header(Correlation.HEADER, correlation)
                .exchangeToMono(answer -> pass(answer, token, correlation, response))
                .onErrorMap(WebClientRequestException.class, _ -> away());
    }

    private static Problem away() {
        return Problem.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "SERVICE_UNAVAILABLE",
                "La lista no puede hacerse ahora; vuelva a intentarlo.");
    }

    private Mono<Void> pass(ClientResponse answer, String token, String correlation, ServerHttpResponse response) {
        response.setStatusCode(answer.statusCode());
        KEPT.forEach(header -> answer.headers()
                .header(header)
                .forEach(value -> response.getHeaders().set(header, value)));
        if (!answer.statusCode().is2xxSuccessful()) {
            return response.writeWith(answer.bodyToFlux(DataBuffer.class));
        }
        var lines = answer.bodyToFlux(String.class).buffer(LINES).concatMap(some -> named(some, token, correlation));
        return response.writeWith(lines.map(text -> response.bufferFactory().wrap(text.getBytes(UTF_8))));
    }

    private Mono<String> named(List<String> lines, String token, String correlation) {
        return names.of(NameMarks.codes(lines), token, correlation).map(known -> {
            var text = new StringBuilder();
            lines.forEach(line -> text.append(NameMarks.fill(line, known)).append('\n'));
            return text.toString();
        });
    }
}
