package pe.juntos.sandbox.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;
import pe.juntos.sandbox.SandboxApplication;

@SpringBootTest(
        classes = SandboxApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "management.server.port=0")
@AutoConfigureWebTestClient(timeout = "3m")
class SandboxIdentityTest {

    private static final ParameterizedTypeReference<Map<String, Object>> JSON = new ParameterizedTypeReference<>() {};

    @TempDir
    static Path data;

    @Autowired
    WebTestClient web;

    @Autowired
    IdentitySettings settings;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("juntos.sandbox.data-folder", () -> data);
    }

    @Test
    void discoveryNamesTheKeysAndTheTokenEndpoint() {
        web.get()
                .uri("/.well-known/openid-configuration")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.issuer")
                .isEqualTo("http://127.0.0.1:8090")
                .jsonPath("$.jwks_uri")
                .isEqualTo("http://127.0.0.1:8090/jwks")
                .jsonPath("$.token_endpoint")
                .isEqualTo("http://127.0.0.1:8090/token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GESTOR",
                "REGIONAL_COORDINATOR",
                "INFORMATION_MANAGER",
                "CERTIFIER",
                "PAYMENT_SUBMITTER",
                "PAYMENT_APPROVER",
                "UAS",
                "SPECIALIST",
                "PARTNER",
                "ESTABLISHMENT_HEAD",
                "AUDITOR",
                "SURVEILLANCE_COMMITTEE",
                "RECIPIENT",
                "INSTITUTION",
                "OPERATOR"
            })
    void thereIsSomebodyOfEveryRole(String role) {
        assertThat(Stream.concat(settings.people().stream(), settings.clients().stream()))
                .anyMatch(identity -> identity.roles().equals(List.of(role)));
    }

    @Test
    void aRecipientsTokenNamesHerHouseholdAndNoTerritory() throws Exception {
        var asked = person("maria.titular", "sandbox");
        asked.add("household", "H0123456789ABCDEF");
        JWTClaimsSet claims = verified(token(asked));
        assertThat(claims.getStringListClaim("roles")).containsExactly("RECIPIENT");
        assertThat(claims.getStringListClaim("territory")).isEmpty();
        assertThat(claims.getStringClaim("household")).isEqualTo("H0123456789ABCDEF");
    }

    @Test
    void aPersonGetsATokenThatThePublishedKeyVerifies() throws Exception {
        JWTClaimsSet claims = verified(token(person("aurora.aprueba", "sandbox")));

        assertThat(claims.getSubject()).isEqualTo("aurora.aprueba");
        assertThat(claims.getIssuer()).isEqualTo("http://127.0.0.1:8090");
        assertThat(claims.getAudience()).containsExactly("juntos");
        assertThat(claims.getStringListClaim("roles")).containsExactly("PAYMENT_APPROVER");
        assertThat(claims.getStringListClaim("territory")).containsExactly("*");
        assertThat(claims.getClaim("partner")).isNull();
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void aPartnerGetsItsCode() throws Exception {
        JWTClaimsSet claims = verified(token(client("foncodes", "sandbox")));

        assertThat(claims.getStringListClaim("roles")).containsExactly("PARTNER");
        assertThat(claims.getStringClaim("partner")).isEqualTo("FONCODES");
    }

    @Test
    void aClientMayNameItselfByHttpBasic() throws Exception {
        var answer = web.post()
                .uri("/token")
                .headers(headers -> headers.setBasicAuth("sisfoh", "sandbox"))
                .body(BodyInserters.fromFormData("grant_type", "client_credentials"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JSON)
                .returnResult()
                .getResponseBody();

        assertThat(verified((String) answer.get("access_token")).getStringListClaim("roles"))
                .containsExactly("INSTITUTION");
    }

    @Test
    void aTerritoryInTheFormRestrictsThePerson() throws Exception {
        var form = person("rosa.gestora", "sandbox");
        form.add("territory", "0501, 0502");

        assertThat(verified(token(form)).getStringListClaim("territory")).containsExactly("0501", "0502");
    }

    @ParameterizedTest
    @CsvSource({
        "password,rosa.gestora,mala,juntos-sandbox,400,invalid_grant",
        "password,nadie,sandbox,juntos-sandbox,400,invalid_grant",
        "password,rosa.gestora,sandbox,otro,401,invalid_client",
        "client_credentials,,mala,foncodes,401,invalid_client",
        "client_credentials,,sandbox,rosa.gestora,401,invalid_client",
        "authorization_code,,sandbox,foncodes,400,unsupported_grant_type",
        ",,sandbox,foncodes,400,invalid_request",
    })
    void aWrongRequestIsRefusedByItsCode(
            String grant, String username, String secret, String client, int status, String error) {
        var form = new LinkedMultiValueMap<String, String>();
        form.add("grant_type", grant);
        form.add("username", username);
        form.add("password", secret);
        form.add("client_id", client);
        form.add("client_secret", secret);

        web.post()
                .uri("/token")
                .body(BodyInserters.fromFormData(form))
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.error")
                .isEqualTo(error)
                .jsonPath("$.access_token")
                .doesNotExist();
    }

    @Test
    void theKeySurvivesARestart() throws Exception {
        assertThat(SigningKey.in(data).toPublicJWK()).isEqualTo(keys().getKeys().getFirst());
    }

    @Test
    void onlyThePublicPartIsPublished() {
        assertThat(keys().getKeys()).hasSize(1).noneMatch(com.nimbusds.jose.jwk.JWK::isPrivate);
    }

    private static LinkedMultiValueMap<String, String> person(String name, String password) {
        var form = new LinkedMultiValueMap<String, String>();
        form.add("grant_type", "password");
        form.add("username", name);
        form.add("password", password);
        form.add("client_id", "juntos-sandbox");
        return form;
    }

    private static LinkedMultiValueMap<String, String> client(String name, String secret) {
        var form = new LinkedMultiValueMap<String, String>();
        form.add("grant_type", "client_credentials");
        form.add("client_id", name);
        form.add("client_secret", secret);
        return form;
    }

    private String token(LinkedMultiValueMap<String, String> form) {
        var answer = web.post()
                .uri("/token")
                .body(BodyInserters.fromFormData(form))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JSON)
                .returnResult()
                .getResponseBody();
        assertThat(answer).containsEntry("token_type", "Bearer").containsEntry("expires_in", 3600);
        return (String) answer.get("access_token");
    }

    private JWTClaimsSet verified(String token) throws Exception {
        var jwt = SignedJWT.parse(token);
        var key = keys().getKeyByKeyId(jwt.getHeader().getKeyID()).toRSAKey();
        assertThat(jwt.verify(new RSASSAVerifier(key))).isTrue();
        assertThat(jwt.getJWTClaimsSet().getExpirationTime().toInstant()).isAfter(Instant.now());
        return jwt.getJWTClaimsSet();
    }

    private JWKSet keys() {
        try {
            return JWKSet.parse(web.get()
                    .uri("/jwks")
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody(String.class)
                    .returnResult()
                    .getResponseBody());
        } catch (java.text.ParseException e) {
            throw new AssertionError(e);
        }
    }
}
