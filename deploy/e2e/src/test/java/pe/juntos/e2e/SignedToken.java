package pe.juntos.e2e;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** A token with a true signature of the sandbox's provider and any end. */
final class SignedToken {

    private SignedToken() {}

    static String until(Path signingKey, String issuer, Instant end) throws Exception {
        var key = RSAKey.parse(Files.readString(signingKey));
        var claims = new JWTClaimsSet.Builder()
                .subject("ana.auditora")
                .issuer(issuer)
                .audience("juntos")
                .claim("roles", List.of("AUDITOR"))
                .claim("territory", List.of("*"))
                .issueTime(Date.from(end.minusSeconds(3_600)))
                .expirationTime(Date.from(end))
                .build();
        var header =
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
        var token = new SignedJWT(header, claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }
}
