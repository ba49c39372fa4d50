package pe.juntos.sandbox.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/** Access tokens with the claims every service reads: roles, territory for partners the partner's code, for recipients their household. */
final class Tokens {

    private final RSAKey key;
    private final String issuer;
    private final String audience;
    private final Duration life;

    Tokens(RSAKey key, IdentitySettings settings) {
        this.key = key;
        this.issuer = settings.issuer().toString();
        this.audience = settings.audience();
        this.life = settings.tokenLife();
    }

    String issue(Identity identity, Instant now) {
        try {
            var token = new SignedJWT(header(), claims(identity, now));
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("The sandbox key does not sign", e);
        }
    }

    private JWSHeader header() {
        return new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build();
    }

    private JWTClaimsSet claims(Identity identity, Instant now) {
        var claims = new JWTClaimsSet.Builder()
                .jwtID(UUID.randomUUID().toString())
                .issuer(issuer)
                .subject(identity.name())
                .audience(audience)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(life)))
                .claim("roles", identity.roles())
                .claim("territory", identity.territory());
        if (identity.partner() != null) {
            claims.claim("partner", identity.partner());
        }
        if (identity.household() != null) {
            claims.claim("household", identity.household());
        }
        return claims.build();
    }
}
