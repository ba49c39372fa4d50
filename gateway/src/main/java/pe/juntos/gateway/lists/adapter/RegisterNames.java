package pe.juntos.gateway.lists.adapter;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.util.HtmlUtils;
import pe.juntos.gateway.route.ServiceAddresses;
import pe.juntos.platform.web.Correlation;
import reactor.core.publisher.Mono;

/** Names from the register, as it gives them to this caller: none where it gives none, or does not answer in time. */
@Component
class RegisterNames {
    private static final Logger LOG = LoggerFactory.getLogger(RegisterNames.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final WebClient web = WebClient.create();
    private final ServiceAddresses addresses;

    RegisterNames(ServiceAddresses addresses) {
        this.addresses = addresses;
    }

    /** By member code, safe within HTML. */
    Mono<Map<String, String>> of(List<String> members, String token, String correlation) {
        if (members.isEmpty()) {
            return Mono.just(Map.of());
        }
        return web.post()
                .uri(addresses.of("affiliation") + "/affiliation/members/names")
                .header(HttpHeaders.AUTHORIZATION, token)
                .header(Correlation.HEADER, correlation)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("members", members))
                .retrieve()
                .bodyToMono(Found.class)
                .timeout(PATIENCE)
                .map(Found::safe)
                .onErrorResume(error -> {
                    try (var _ = Correlation.inLogs(correlation)) {
                        LOG.info(
                                "a list goes without names: {}",
                                error.getClass().getSimpleName());
                    }
                    return Mono.just(Map.of());
                });
    }

    record Found(Map<String, String> names) {
        Map<String, String> safe() {
            return names.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, name -> HtmlUtils.htmlEscape(name.getValue(), "UTF-8")));
        }
    }
}
