package pe.juntos.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import pe.juntos.gateway.GatewayScenario;
import pe.juntos.platform.test.TestTokens;

/** Without a good token nothing passes, and no service hears of it. */
class TokenTest extends GatewayScenario {
    private static final List<String> AUDITOR = List.of("AUDITOR");

    static Stream<Arguments> badTokens() {
        return Stream.of(
                Arguments.of("signed with another key", TestTokens.otherKey("ana", AUDITOR)),
                Arguments.of("expired", TestTokens.expired("ana", AUDITOR)),
                Arguments.of("of another issuer", TestTokens.wrongIssuer("ana", AUDITOR)),
                Arguments.of("for another audience", TestTokens.wrongAudience("ana", AUDITOR)),
                Arguments.of("algorithm none", TestTokens.unsigned("ana", AUDITOR)),
                Arguments.of("a good one with changed claims", changedClaims()),
                Arguments.of("no token", "Bearer nonsense"),
                Arguments.of("empty", "Bearer "),
                Arguments.of("another scheme", "Basic cm9zYTpyb3Nh"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void a_bad_token_is_turned_away_with_a_code(String fault, String authorization) {
        unauthorised(client.get()
                .uri("/api/affiliation/summary")
                .header(HttpHeaders.AUTHORIZATION, authorization)
                .exchange());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/affiliation/summary",
                "/api/households/H0123456789ABCDEF/story?period=2026-3",
                "/api/unknown",
                "/affiliation/summary"
            })
    void without_a_token_everything_is_turned_away(String path) {
        unauthorised(client.get().uri(path).exchange());
    }

    @Test
    void a_token_in_the_address_is_no_token() {
        unauthorised(client.get()
                .uri("/api/affiliation/summary?access_token={t}", TOKEN.substring("Bearer ".length()))
                .exchange());
    }

    /** The services say what is public; whatever else is asked under that name, they turn away. */
    @Test
    void what_is_public_passes_without_a_token_to_be_read() {
        unauthorised(
                client.post().uri("/api/affiliation/public/resolution-rate").exchange());
        client.get()
                .uri("/api/affiliation/public/resolution-rate")
                .exchange()
                .expectStatus()
                .isOk();
        client.get()
                .uri("/api/affiliation/public/../summary")
                .exchange()
                .expectStatus()
                .is4xxClientError();
        assertThat(upstream("affiliation").seen()).hasSize(1);
    }

    @Test
    void a_good_token_passes_as_it_is() {
        get("/api/affiliation/summary").expectStatus().isOk();
        assertThat(upstream("affiliation").seen())
                .singleElement()
                .satisfies(seen -> assertThat(seen.headers().get(HttpHeaders.AUTHORIZATION))
                        .isEqualTo(TOKEN));
    }

    private static void unauthorised(ResponseSpec answer) {
        answer.expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("UNAUTHORIZED")
                .jsonPath("$.status")
                .isEqualTo(401)
                .jsonPath("$.correlationId")
                .isNotEmpty();
        nobodyWasAsked();
    }

    /** Header and signature of a gestor's token around the claims of somebody with more to say. */
    private static String changedClaims() {
        var mine = TestTokens.bearer("rosa.gestora", "GESTOR").split("\\.");
        var other = TestTokens.bearer("aurora.aprueba", "PAYMENT_APPROVER").split("\\.");
        return mine[0] + "." + other[1] + "." + mine[2];
    }
}
