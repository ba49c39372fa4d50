package pe.juntos.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.probe.ProbeTest;
import pe.juntos.platform.test.TestTokens;

/** Who may come in, and what the platform tells a controller about the caller. */
@ProbeTest
class SecurityTest {
    private static final List<String> GESTOR = List.of("GESTOR");

    @Autowired
    private WebTestClient client;

    @Test
    void a_good_token_comes_in_with_its_roles_and_territory() {
        caller(TestTokens.bearer("rosa.gestora", GESTOR, List.of("0501", "0502")))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.subject")
                .isEqualTo("rosa.gestora")
                .jsonPath("$.roles[0]")
                .isEqualTo("GESTOR")
                .jsonPath("$.covers")
                .isEqualTo(true)
                .jsonPath("$.partner")
                .isEqualTo("");
    }

    @Test
    void a_partners_token_names_the_partner() {
        caller(TestTokens.partner("FONCODES", List.of("0801")))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.partner")
                .isEqualTo("FONCODES")
                .jsonPath("$.covers")
                .isEqualTo(false);
    }

    static Stream<Arguments> badTokens() {
        return Stream.of(
                Arguments.of("expired", TestTokens.expired("rosa", GESTOR)),
                Arguments.of("for another audience", TestTokens.wrongAudience("rosa", GESTOR)),
                Arguments.of("of another issuer", TestTokens.wrongIssuer("rosa", GESTOR)),
                Arguments.of("algorithm none", TestTokens.unsigned("rosa", GESTOR)),
                Arguments.of("signed with another key", TestTokens.otherKey("rosa", GESTOR)),
                Arguments.of("signed by HMAC with the published key", TestTokens.keyConfusion("rosa", GESTOR)),
                Arguments.of("no token at all", "Bearer nonsense"),
                Arguments.of("another scheme", "Basic cm9zYTpyb3Nh"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void a_bad_token_is_turned_away_with_a_coded_problem(String fault, String authorization) {
        caller(authorization)
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .value(code -> assertThat((String) code).matches("[A-Z_]+"))
                .jsonPath("$.status")
                .isEqualTo(401);
    }

    @Test
    void without_a_token_nobody_comes_in() {
        client.get()
                .uri("/probe/caller")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void what_is_public_is_read_without_a_token_and_only_read() {
        client.get().uri("/probe/public/rate").exchange().expectStatus().isOk();
        client.post().uri("/probe/public/rate").exchange().expectStatus().isUnauthorized();
        client.get().uri("/probe/public/../caller").exchange().expectStatus().is4xxClientError();
        client.get()
                .uri("/probe/public/rate")
                .header(HttpHeaders.AUTHORIZATION, TestTokens.expired("rosa", GESTOR))
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void another_role_is_forbidden() {
        caller(TestTokens.bearer("ana.auditora", "AUDITOR"))
                .expectStatus()
                .isForbidden()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isNotEmpty();
    }

    @Test
    void a_token_without_territory_sees_nothing() {
        caller(TestTokens.bearer("sin.territorio", GESTOR, List.of()))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.covers")
                .isEqualTo(false)
                .jsonPath("$.patterns")
                .isEmpty();
    }

    @Test
    void a_role_is_asked_for_before_the_body_is_read() {
        client.post()
                .uri("/probe/things")
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("ana.auditora", "AUDITOR"))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{")
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void a_recipient_opens_her_own_household_and_nothing_else() {
        file(TestTokens.recipient("H1"), "H1")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.covers")
                .isEqualTo(true);
        file(TestTokens.recipient("H1"), "H2").expectStatus().isNotFound();
        file(TestTokens.recipient(""), "H2").expectStatus().isNotFound();
        caller(TestTokens.recipient("H1")).expectStatus().isForbidden();
    }

    @Test
    void a_recipient_who_claims_other_roles_and_the_country_is_still_only_that() {
        var token = TestTokens.recipientWith("H1", List.of("RECIPIENT", "GESTOR"));
        file(token, "H2").expectStatus().isNotFound();
        caller(token).expectStatus().isForbidden();
    }

    private WebTestClient.ResponseSpec file(String authorization, String household) {
        return client.get()
                .uri("/probe/files/" + household)
                .header(HttpHeaders.AUTHORIZATION, authorization)
                .exchange();
    }

    private WebTestClient.ResponseSpec caller(String authorization) {
        return client.get()
                .uri("/probe/caller")
                .header(HttpHeaders.AUTHORIZATION, authorization)
                .exchange();
    }
}
