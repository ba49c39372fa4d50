package pe.juntos.partner.access.adapter;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pe.juntos.partner.access.OwnQuestions;
import pe.juntos.partner.tenant.Tenant;
import pe.juntos.platform.security.AskedForPartner;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Mono;

/**
 * Access tokens of institutions (RFC 9068): a partner's where the terms in force were agreed to, else nothing but a name. One for the
 * sandbox has no role: only this service, which keeps the invented households, sees more in it.
 */
@Component
final class AccessTokens implements OwnQuestions {
    private static final String AUDIENCE = "juntos";
    private static final Duration ONE_QUESTION = Duration.ofMinutes(1);

    private final IssuerKeys keys;
    private final AccessSettings settings;
    private final AccessConfiguration.AccessRules rules;
    private final Clock clock;

    AccessTokens(IssuerKeys keys, AccessSettings settings, AccessConfiguration.AccessRules rules, Clock clock) {
        this.keys = keys;
        this.settings = settings;
        this.rules = rules;
        this.clock = clock;
    }

    Mono<String> of(Institution institution) {
        return keys.signing().map(key -> signed(claims(institution), key));
    }

    @Override
    public Mono<String> token(Caller partner) {
        return keys.signing().map(key -> signed(question(partner), key));
    }

    private static String signed(JWTClaimsSet claims, ECKey key) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .type(new JOSEObjectType("at+jwt"))
                    .keyID(key.getKeyID())
                    .build();
            var token = new SignedJWT(header, claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private JWTClaimsSet claims(Institution institution) {
        var sandbox = institution.inSandbox();
        var agreed = !sandbox && rules.currentTerms().version().equals(institution.terms());
        return of(institution.code(), rules.policy().tokenLife())
                .claim("client_id", institution.code())
                .claim("roles", agreed ? List.of("PARTNER") : List.of())
                .claim("territory", agreed ? institution.territory() : List.of())
                .claim(Tenant.CLAIM, sandbox)
                .build();
    }

    private JWTClaimsSet question(Caller partner) {
        return of(Objects.requireNonNullElse(partner.partner(), ""), ONE_QUESTION)
                .claim("roles", List.of("PARTNER"))
                .claim("territory", List.copyOf(partner.territory().prefixes()))
                .claim(AskedForPartner.CLAIM, true)
                .build();
    }

    private JWTClaimsSet.Builder of(String partner, Duration life) {
        var now = clock.instant();
        return new JWTClaimsSet.Builder()
                .jwtID(UUID.randomUUID().toString())
                .issuer(settings.issuer())
                .subject(partner)
                .audience(AUDIENCE)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(life)))
                .claim("partner", partner);
    }
}
