package pe.juntos.platform.test;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import pe.juntos.platform.security.AskedForPartner;

/**
 * Values for the {@code Authorization} header, "Bearer …", of invented people. {@link #bearer} gives a good token, the other
 * methods one with a single fault each.
 */
public final class TestTokens {
    public static final List<String> NATIONAL = List.of("*");
    private static final Duration LIFE = Duration.ofHours(12);
    /** Signing is what a call costs most, and tests call as the same few people. */
    private static final Map<Person, String> GOOD = new ConcurrentHashMap<>();

    private record Person(String subject, List<String> roles, List<String> territory) {}

    private TestTokens() {}

    /** A good token. {@code territory} holds UBIGEO prefixes, or "*" for the whole country. */
    public static String bearer(String subject, List<String> roles, List<String> territory) {
        return GOOD.computeIfAbsent(
                new Person(subject, roles, territory),
                _ -> signed(claims(subject, roles, territory).build(), TestIssuer.key()));
    }

    /** A good token with one role and the whole country. */
    public static String bearer(String subject, String role) {
        return bearer(subject, List.of(role), NATIONAL);
    }

    /** A good token of a partner organisation's system. */
    public static String partner(String partner, List<String> territory) {
        var claims = claims(partner.toLowerCase(java.util.Locale.ROOT), List.of("PARTNER"), territory)
                .claim("partner", partner);
        return signed(claims.build(), TestIssuer.key());
    }

    /** With which the service that answers partners asks another in the name of one. */
    public static String askedForPartner(String partner, List<String> territory) {
        var claims = claims(partner, List.of("PARTNER"), territory)
                .claim("partner", partner)
                .claim(AskedForPartner.CLAIM, true);
        return signed(claims.build(), TestIssuer.key());
    }

    /** A good token of the recipient of this household. */
    public static String recipient(String household) {
        var claims = claims("maria.quispe", List.of("RECIPIENT"), List.of()).claim("household", household);
        return signed(claims.build(), TestIssuer.key());
    }

    /** A good token of a recipient that claims other roles and the country besides. */
    public static String recipientWith(String household, List<String> roles) {
        var claims = claims("maria.quispe", roles, NATIONAL).claim("household", household);
        return signed(claims.build(), TestIssuer.key());
    }

    /** Expired a year before the tests' clock. */
    public static String expired(String subject, List<String> roles) {
        var issued = Instant.parse("2025-06-30T12:00:00Z");
        return signed(
                claims(subject, roles, NATIONAL)
                        .issueTime(Date.from(issued))
                        .expirationTime(Date.from(issued.plus(LIFE)))
                        .build(),
                TestIssuer.key());
    }

    /** For another application. */
    public static String wrongAudience(String subject, List<String> roles) {
        return signed(claims(subject, roles, NATIONAL).audience("other").build(), TestIssuer.key());
    }

    /** Says that another provider issued it. */
    public static String wrongIssuer(String subject, List<String> roles) {
        return signed(
                claims(subject, roles, NATIONAL)
                        .issuer("http://127.0.0.1:1/other")
                        .build(),
                TestIssuer.key());
    }

    /** Algorithm "none". */
    public static String unsigned(String subject, List<String> roles) {
        return "Bearer " + new PlainJWT(claims(subject, roles, NATIONAL).build()).serialize();
    }

    /** Signed with a key that the issuer does not know, under the id of one that it knows. */
    public static String otherKey(String subject, List<String> roles) {
        return signed(
                claims(subject, roles, NATIONAL).build(),
                TestIssuer.newKey(TestIssuer.key().getKeyID()));
    }

    /** HS256 with the issuer's published key as the secret: what a careless verifier takes for a good signature. */
    public static String keyConfusion(String subject, List<String> roles) {
        try {
            var key = TestIssuer.key();
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims(subject, roles, NATIONAL).build());
            token.sign(new MACSigner(key.toECPublicKey().getEncoded()));
            return "Bearer " + token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWTClaimsSet.Builder claims(String subject, List<String> roles, List<String> territory) {
        var now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(TestIssuer.address())
                .subject(subject)
                .audience("juntos")
                .claim("roles", roles)
                .claim("territory", territory)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)));
    }

    private static String signed(JWTClaimsSet claims, ECKey key) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .keyID(key.getKeyID())
                    .build();
            var token = new SignedJWT(header, claims);
            token.sign(new ECDSASigner(key));
            return "Bearer " + token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
