package pe.juntos.partner.access.adapter;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What others need to trust the partners' issuer (RFC 8414, RFC 7517), and the change of its key. */
@RestController
class IssuerController {
    private final IssuerKeys keys;
    private final AccessSettings settings;

    IssuerController(IssuerKeys keys, AccessSettings settings) {
        this.keys = keys;
        this.settings = settings;
    }

    @GetMapping({
        "/partner/public/.well-known/oauth-authorization-server",
        "/partner/public/.well-known/openid-configuration"
    })
    @PreAuthorize("permitAll()")
    Mono<Map<String, Object>> metadata() {
        return Mono.just(Map.of(
                "issuer", settings.issuer(),
                "token_endpoint", settings.tokenEndpoint(),
                "jwks_uri", settings.issuer() + "/jwks.json",
                "registration_endpoint", settings.issuer() + "/registrations",
                "grant_types_supported", List.of("client_credentials"),
                "response_types_supported", List.of("token"),
                "subject_types_supported", List.of("public"),
                "id_token_signing_alg_values_supported", List.of("ES256"),
                "token_endpoint_auth_methods_supported", List.of("private_key_jwt"),
                "token_endpoint_auth_signing_alg_values_supported", Assertions.ALGORITHMS));
    }

    @GetMapping(path = "/partner/public/jwks.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("permitAll()")
    Mono<String> published() {
        return keys.signing()
                .thenMany(keys.published())
                .collectList()
                .map((List<JWK> all) -> new JWKSet(all).toString());
    }

    @PostMapping("/partner/issuer/rotate")
    @PreAuthorize("hasRole('OPERATOR')")
    Mono<Map<String, String>> rotate() {
        return keys.rotate().map(kid -> Map.of("kid", kid));
    }
}
