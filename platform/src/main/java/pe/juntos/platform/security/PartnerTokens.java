package pe.juntos.platform.security;

import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * Two issuers: people and institutions have theirs, partners that registered themselves another (RFC 9068, ES256). The claim
 * {@code iss} only chooses whose keys are asked; a token of the partners' issuer is never more than a partner's.
 */
final class PartnerTokens implements ReactiveJwtDecoder {
    private static final Duration CLOCKS_APART = Duration.ofSeconds(60);
    private static final String AUDIENCE = "juntos";
    private static final String PARTNER = "PARTNER";

    private final RememberedTokens people;
    private final ReactiveJwtDecoder partners;
    private final String issuer;

    PartnerTokens(RememberedTokens people, ReactiveJwtDecoder partners, String issuer) {
        this.people = people;
        this.partners = partners;
        this.issuer = issuer;
    }

    /** @param own null where the keys have to be fetched from {@code keys} */
    static ReactiveJwtDecoder decoder(String issuer, String keys, @Nullable PartnerKeys own, Clock clock) {
        var decoder = own == null
                ? NimbusReactiveJwtDecoder.withJwkSetUri(keys)
                        .webClient(KeysClient.create())
                        .jwsAlgorithm(SignatureAlgorithm.ES256)
                        .validateType(false)
                        .build()
                : NimbusReactiveJwtDecoder.withJwkSource(_ -> own.published())
                        .jwsAlgorithm(SignatureAlgorithm.ES256)
                        .validateType(false)
                        .build();
        decoder.setJwtValidator(validator(issuer, clock));
        return own == null ? decoder : token -> decoder.decode(token).map(own::seenHere);
    }

    private static OAuth2TokenValidator<Jwt> validator(String issuer, Clock clock) {
        var times = new JwtTimestampValidator(CLOCKS_APART);
        times.setClock(clock);
        times.setAllowEmptyExpiryClaim(false);
        return new DelegatingOAuth2TokenValidator<>(
                new JwtTypeValidator("at+jwt"),
                times,
                new JwtIssuerValidator(issuer),
                token -> result(Objects.requireNonNullElse(token.getAudience(), List.of())
                        .contains(AUDIENCE)),
                token -> result(isPartner(token)));
    }

    private static boolean isPartner(Jwt token) {
        return Caller.texts(token, "roles").stream().allMatch(PARTNER::equals)
                && token.getSubject() != null
                && token.getSubject().equals(token.getClaimAsString("partner"));
    }

    private static OAuth2TokenValidatorResult result(boolean good) {
        return good
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token"));
    }

    @Override
    public Mono<Jwt> decode(String token) {
        var known = people.known(token);
        return known != null ? Mono.just(known) : (issuer.equals(issuerOf(token)) ? partners : people).decode(token);
    }

    private static @Nullable String issuerOf(String token) {
        try {
            return JWTParser.parse(token).getJWTClaimsSet().getIssuer();
        } catch (ParseException | RuntimeException _) {
            return null;
        }
    }
}
