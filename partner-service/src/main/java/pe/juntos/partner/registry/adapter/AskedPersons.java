package pe.juntos.partner.registry.adapter;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import pe.juntos.partner.access.OwnQuestions;
import pe.juntos.partner.registry.Persons;
import pe.juntos.partner.tenant.Tenant;
import pe.juntos.partner.tenant.Tenants;
import pe.juntos.platform.outward.OutwardClient;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Mono;

/**
 * Asks affiliation-service, through the gateway, in the partner's name; in a body, so that no log of addresses has a document. The
 * sandbox asks nobody: its people are invented, as its households are.
 */
@Component
final class AskedPersons implements Persons {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final String FROM_ISSUER = "../affiliation/persons/households";
    /** DNI 99999001 to 99999012 live in the invented households of the same last digits. */
    private static final String INVENTED = "99999[0-9]{3}";

    private static final String INVENTED_HOUSEHOLDS = "H9999999999999";
    private static final int OWN_DIGITS = 5;

    private final OwnQuestions tokens;
    private final Tenants tenants;
    private final URI address;
    private final WebClient web = OutwardClient.of(PATIENCE, true);

    AskedPersons(
            OwnQuestions tokens,
            Tenants tenants,
            @Value("${juntos.partner.persons:}") String address,
            @Value("${juntos.partners.issuer}") String issuer) {
        this.tokens = tokens;
        this.tenants = tenants;
        this.address = address.isEmpty() ? URI.create(issuer).resolve(FROM_ISSUER) : URI.create(address);
    }

    record Answer(Map<String, String> households) {}

    @Override
    public Mono<Map<String, String>> households(Set<String> documents, Caller caller) {
        return tenants.current()
                .flatMap(
                        tenant -> tenant == Tenant.SANDBOX ? Mono.just(invented(documents)) : asked(documents, caller));
    }

    private Mono<Map<String, String>> asked(Set<String> documents, Caller caller) {
        return tokens.token(caller)
                .flatMap(token -> web.post()
                        .uri(address)
                        .headers(headers -> headers.setBearerAuth(token))
                        .bodyValue(Map.of("documents", documents))
                        .retrieve()
                        .bodyToMono(Answer.class))
                .timeout(PATIENCE)
                .map(Answer::households);
    }

    private static Map<String, String> invented(Set<String> documents) {
        var found = new TreeMap<String, String>();
        documents.stream()
                .filter(document -> document.matches(INVENTED))
                .forEach(document -> found.put(document, INVENTED_HOUSEHOLDS + document.substring(OWN_DIGITS)));
        return found;
    }
}
