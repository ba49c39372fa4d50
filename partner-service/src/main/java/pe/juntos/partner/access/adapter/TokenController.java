package pe.juntos.partner.access.adapter;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import pe.juntos.platform.web.Correlation;
import reactor.core.publisher.Mono;

/** The token endpoint: client credentials (RFC 6749, 4.4) by {@code private_key_jwt}. Its refusals are those of OAuth 2.0. */
@RestController
class TokenController {
    private static final String OPERATION = "POST /partner/public/token";
    private static final int UNAUTHORIZED = 401;

    private final Assertions assertions;
    private final AccessTokens tokens;
    private final Institutions institutions;
    private final AccessConfiguration.AccessRules rules;
    private final Usage usage;

    TokenController(
            Assertions assertions,
            AccessTokens tokens,
            Institutions institutions,
            AccessConfiguration.AccessRules rules,
            Usage usage) {
        this.assertions = assertions;
        this.tokens = tokens;
        this.institutions = institutions;
        this.rules = rules;
        this.usage = usage;
    }

    @PostMapping(path = "/partner/public/token", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @PreAuthorize("permitAll()")
    Mono<ResponseEntity<Map<String, Object>>> token(ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(form -> answer(form, exchange));
    }

    private Mono<ResponseEntity<Map<String, Object>>> answer(
            MultiValueMap<String, String> form, ServerWebExchange exchange) {
        var grant = form.getFirst("grant_type");
        if (grant == null) {
            return Mono.just(refusal(HttpStatus.BAD_REQUEST, "invalid_request", "falta grant_type"));
        }
        if (!grant.equals("client_credentials")) {
            return Mono.just(refusal(HttpStatus.BAD_REQUEST, "unsupported_grant_type", "solo client_credentials"));
        }
        try {
            return assertions.check(PrivateKeyJWT.parse(form)).flatMap(found -> answer(found, exchange));
        } catch (ParseException | IllegalArgumentException _) {
            return Mono.just(refusal(
                    HttpStatus.BAD_REQUEST, "invalid_request", "client_assertion no es una aserción JWT (RFC 7523)"));
        }
    }

    private Mono<ResponseEntity<Map<String, Object>>> answer(Assertions.Found found, ServerWebExchange exchange) {
        return switch (found) {
            case Assertions.Found.Known(Institution institution) ->
                usage.count(institution.code(), OPERATION, null)
                        .then(institution.inSandbox() ? institutions.prepareSandbox(institution.code()) : Mono.empty())
                        .then(tokens.of(institution))
                        .map(this::granted);
            case Assertions.Found.Refused(String code, String institution) ->
                told(code, institution, exchange)
                        .thenReturn(refusal(
                                HttpStatus.UNAUTHORIZED, "invalid_client", "la aserción no acredita a la institución"));
        };
    }

    private Mono<Void> told(String code, String institution, ServerWebExchange exchange) {
        var correlation = Objects.toString(exchange.getAttribute(Correlation.HEADER), null);
        return institution.isEmpty()
                ? Mono.empty()
                : usage.count(institution, OPERATION, new Usage.Refused(UNAUTHORIZED, code, null, correlation));
    }

    private ResponseEntity<Map<String, Object>> granted(String token) {
        return answer(
                HttpStatus.OK,
                Map.of(
                        "access_token",
                        token,
                        "token_type",
                        "Bearer",
                        "expires_in",
                        rules.policy().tokenLife().toSeconds()));
    }

    private static ResponseEntity<Map<String, Object>> refusal(HttpStatus status, String error, String description) {
        return answer(status, Map.of("error", error, "error_description", description));
    }

    private static ResponseEntity<Map<String, Object>> answer(HttpStatus status, Map<String, Object> body) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .body(body);
    }
}
