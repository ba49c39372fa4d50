package pe.juntos.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The partners' issuer vouches for partners, in its own name, with its own keys, for this platform, for a while. */
class PartnerTokensTest {
    private static final String ISSUER = "https://juntos.example/api/partner/public";
    private static final Instant NOW = Instant.parse("2026-06-30T17:00:00Z");
    private static final ECKey KEY = key("one");

    private final RememberedTokens people = new RememberedTokens(
            _ -> Mono.error(new BadJwtException("not of the people's issuer")), Clock.fixed(NOW, ZoneOffset.UTC));
    private final ReactiveJwtDecoder decoder = new PartnerTokens(
            people,
            PartnerTokens.decoder(
                    ISSUER, "unused", () -> Flux.just(KEY.toPublicJWK()), Clock.fixed(NOW, ZoneOffset.UTC)),
            ISSUER);

    private static ECKey key(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWTClaimsSet claims(Consumer<JWTClaimsSet.Builder> change) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject("CARITAS")
                .audience("juntos")
                .issueTime(Date.from(NOW))
                .expirationTime(Date.from(NOW.plusSeconds(600)))
                .claim("partner", "CARITAS")
                .claim("roles", List.of("PARTNER"))
                .claim("territory", List.of("05"));
        change.accept(claims);
        return claims.build();
    }

    private static String signed(JWSAlgorithm algorithm, String type, JWSSigner signer, JWTClaimsSet claims)
            throws JOSEException {
        var header = new JWSHeader.Builder(algorithm)
                .keyID("one")
                .type(new JOSEObjectType(type))
                .build();
        var token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    private static String good(Consumer<JWTClaimsSet.Builder> change) {
        try {
            return signed(JWSAlgorithm.ES256, "at+jwt", new ECDSASigner(KEY), claims(change));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_good_token_is_a_partners() {
        var token = decoder.decode(good(_ -> {})).block();
        assertThat(token.getSubject()).isEqualTo("CARITAS");
        assertThat(token.getClaimAsStringList("roles")).containsExactly("PARTNER");
        assertThat(decoder.decode(good(claims -> claims.claim("roles", List.of())))
                        .block())
                .isNotNull();
    }

    static Stream<Arguments> faults() throws JOSEException {
        return Stream.of(
                Arguments.of("expired", good(c -> c.expirationTime(Date.from(NOW.minusSeconds(61))))),
                Arguments.of("never expires", good(c -> c.expirationTime(null))),
                Arguments.of("for others", good(c -> c.audience("otro"))),
                Arguments.of("for nobody", good(c -> c.audience((String) null))),
                Arguments.of("of people's issuer, with this key", good(c -> c.issuer("https://idp.example"))),
                Arguments.of("with another role", good(c -> c.claim("roles", List.of("OPERATOR")))),
                Arguments.of("with one role more", good(c -> c.claim("roles", List.of("PARTNER", "AUDITOR")))),
                Arguments.of("in another partner's name", good(c -> c.claim("partner", "FONCODES"))),
                Arguments.of("without a partner", good(c -> c.claim("partner", null))),
                Arguments.of(
                        "another key under a known id",
                        signed(JWSAlgorithm.ES256, "at+jwt", new ECDSASigner(key("one")), claims(_ -> {}))),
                Arguments.of(
                        "an assertion given as a token",
                        signed(JWSAlgorithm.ES256, "JWT", new ECDSASigner(KEY), claims(_ -> {}))),
                Arguments.of(
                        "the public key taken for a secret",
                        signed(
                                JWSAlgorithm.HS256,
                                "at+jwt",
                                new MACSigner(KEY.toECPublicKey().getEncoded()),
                                claims(_ -> {}))),
                Arguments.of("unsigned", new PlainJWT(claims(_ -> {})).serialize()),
                Arguments.of("nonsense", "a.b.c"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void any_fault_turns_it_away(String fault, String token) {
        assertThatThrownBy(() -> decoder.decode(token).block()).isInstanceOf(JwtException.class);
    }
}
