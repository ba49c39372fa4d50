package pe.juntos.partner;

import com.jayway.jsonpath.JsonPath;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

/** An invented institution with its keys, as it comes to the platform from outside. */
public record Applicant(WebTestClient web, String code, ECKey key) {
    static final String ISSUER = "http://127.0.0.1:8080/api/partner/public";
    static final String RUC = "20000000001";

    public static Applicant of(WebTestClient web, String code) {
        return new Applicant(web, code, key("uno"));
    }

    public Applicant with(ECKey other) {
        return new Applicant(web, code, other);
    }

    public static ECKey key(String kid) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(kid).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public Map<String, Object> wish() {
        return Map.of(
                "code",
                code,
                "name",
                "Institución inventada " + code,
                "ruc",
                RUC,
                "sandbox",
                false,
                "keys",
                List.of(key.toPublicJWK().toJSONObject()));
    }

    public WebTestClient.ResponseSpec register(Map<String, Object> wish) {
        return web.post().uri("/partner/public/registrations").bodyValue(wish).exchange();
    }

    /** A good assertion, with one thing changed. */
    public String assertion(Consumer<JWTClaimsSet.Builder> change) {
        var now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(code)
                .subject(code)
                .audience(ISSUER + "/token")
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(120)));
        change.accept(claims);
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .keyID(key.getKeyID())
                    .build();
            var jwt = new SignedJWT(header, claims.build());
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public WebTestClient.ResponseSpec ask(String assertion) {
        return web.post()
                .uri("/partner/public/token")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(BodyInserters.fromFormData("grant_type", "client_credentials")
                        .with("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                        .with("client_assertion", assertion))
                .exchange();
    }

    /** For the header {@code Authorization}. */
    public String token() {
        var body = ask(assertion(_ -> {}))
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return "Bearer " + JsonPath.read(body, "$.access_token");
    }
}
