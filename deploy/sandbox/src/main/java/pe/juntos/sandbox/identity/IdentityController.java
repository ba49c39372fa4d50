package pe.juntos.sandbox.identity;

import com.nimbusds.jose.jwk.JWKSet;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import pe.juntos.sandbox.identity.Grant.Granted;
import pe.juntos.sandbox.identity.Grant.Refused;
import reactor.core.publisher.Mono;

/** Discovery, keys and tokens (OpenID Connect Discovery 1.0, RFC 6749). */
@RestController
class IdentityController {

    private final IdentitySettings settings;
    private final JWKSet publicKeys;
    private final Grants grants;
    private final Tokens tokens;
    private final Clock clock;

    IdentityController(IdentitySettings settings, JWKSet publicKeys, Grants grants, Tokens tokens, Clock clock) {
        this.settings = settings;
        this.publicKeys = publicKeys;
        this.grants = grants;
        this.tokens = tokens;
        this.clock = clock;
    }

    @GetMapping("/.well-known/openid-configuration")
    Map<String, Object> discovery() {
        return Map.of(
                "issuer", settings.issuer(),
                "token_endpoint", settings.issuer() + "/token",
                "jwks_uri", settings.issuer() + "/jwks",
                "grant_types_supported", List.of("password", "client_credentials"),
                "response_types_supported", List.of("token"),
                "subject_types_supported", List.of("public"),
                "id_token_signing_alg_values_supported", List.of("RS256"),
                "token_endpoint_auth_methods_supported", List.of("client_secret_post", "client_secret_basic"));
    }

    @GetMapping(path = "/jwks", produces = MediaType.APPLICATION_JSON_VALUE)
    String keys() {
        return publicKeys.toString();
    }

    @PostMapping(path = "/token", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<Map<String, Object>>> token(ServerWebExchange exchange) {
        return exchange.getFormData()
                .map(form -> TokenRequest.of(form, exchange.getRequest().getHeaders()))
                .map(grants::decide)
                .map(this::answer);
    }

    private ResponseEntity<Map<String, Object>> answer(Grant grant) {
        return switch (grant) {
            case Granted(Identity identity) ->
                answer(
                        HttpStatus.OK,
                        Map.of(
                                "access_token", tokens.issue(identity, clock.instant()),
                                "token_type", "Bearer",
                                "expires_in", settings.tokenLife().toSeconds()));
            case Refused(String error, String description) ->
                answer(
                        error.equals("invalid_client") ? HttpStatus.UNAUTHORIZED : HttpStatus.BAD_REQUEST,
                        Map.of("error", error, "error_description", description));
        };
    }

    private static ResponseEntity<Map<String, Object>> answer(HttpStatus status, Map<String, Object> body) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .body(body);
    }
}
