package pe.juntos.e2e;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import pe.juntos.local.http.Person;
import pe.juntos.local.http.Reply;
import tools.jackson.databind.JsonNode;

/** Another registry as it comes to the gateway: registers itself with a key, gets tokens by it and asks by the DCI standard. */
record Registry(Api api, String code, ECKey key, String token) {
    private static final String RUC = "20000000001";

    static Registry of(Api api, String code, String token) {
        return new Registry(api, code, null, token);
    }

    /** Nothing is agreed yet: its token is the sandbox's. */
    static Registry registered(Api api, String code) throws IOException, InterruptedException {
        var key = newKey();
        api.good(api.post(
                "",
                "partner/public/registrations",
                Map.of(
                        "code",
                        code,
                        "name",
                        "Institución inventada " + code,
                        "ruc",
                        RUC,
                        "sandbox",
                        false,
                        "keys",
                        List.of(key.toPublicJWK().toJSONObject()))));
        return new Registry(api, code, key, token(api, code, key));
    }

    private static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("uno").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    Registry accepted(List<String> territory, List<String> fields, String law)
            throws IOException, InterruptedException {
        var agreed = new HashMap<String, Object>(Map.of("territory", territory, "fields", fields));
        agreed.put("legalBasis", law);
        api.good(api.post(api.token(Person.IRMA), "partner/institutions/" + code + "/accept", agreed));
        api.good(api.post(token, "partner/access/terms", Map.of("version", "2026-1")));
        return new Registry(api, code, key, token(api, code, key));
    }

    /** Of the issuer that the gateway publishes. */
    private static String token(Api api, String code, ECKey key) throws IOException, InterruptedException {
        var issuer = api.good(api.get("", "partner/public/.well-known/openid-configuration"))
                .json();
        var assertion = assertion(code, key, issuer.path("token_endpoint").asString());
        return api.good(api.form(
                        "partner/public/token",
                        "grant_type=client_credentials&client_assertion_type="
                                + "urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion="
                                + assertion))
                .json()
                .path("access_token")
                .asString();
    }

    private static String assertion(String code, ECKey key, String audience) {
        var now = Instant.now();
        var assertion = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder()
                        .issuer(code)
                        .subject(code)
                        .audience(audience)
                        .jwtID(UUID.randomUUID().toString())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(60)))
                        .build());
        try {
            assertion.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return assertion.serialize();
    }

    /** Its answer to a search for whoever has a DNI. */
    JsonNode search(String document) throws IOException, InterruptedException {
        return api.good(ask("sync/search", document)).json();
    }

    String enrolled(String document) throws IOException, InterruptedException {
        return api.good(ask("sync/enrolled", document))
                .json()
                .at("/message/enrolled_response/0/enrolled_status")
                .asString();
    }

    Reply ask(String path, String document) throws IOException, InterruptedException {
        var criteria = Map.of("query_type", "idtype-value", "query", Map.of("type", "DNI", "value", document));
        var header = Map.of(
                "version",
                "1.0.0",
                "message_id",
                UUID.randomUUID().toString(),
                "message_ts",
                Instant.now().toString(),
                "action",
                "search",
                "sender_id",
                code,
                "receiver_id",
                "juntos",
                "total_count",
                1);
        var request = Map.of("reference_id", "r", "timestamp", Instant.now().toString(), "search_criteria", criteria);
        var message = path.equals("sync/search")
                ? Map.of("transaction_id", "t", "search_request", List.of(request))
                : Map.of("transaction_id", "t", "enrolled_criteria", criteria);
        var body = Map.of("header", header, "message", message);
        return Patience.asking().until(() -> api.post(token, "registry/" + path, body), reply -> reply.status() != 503);
    }
}
