package pe.juntos.gateway.guard;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.test.context.TestPropertySource;
import pe.juntos.gateway.GatewayScenario;
import pe.juntos.platform.test.TestTokens;

/** Who asks too often waits; nobody waits for somebody else. */
@TestPropertySource(
        properties = {
            "juntos.gateway.limits.span=3650d",
            "juntos.gateway.limits.person=3",
            "juntos.gateway.limits.client=5",
            "juntos.gateway.limits.anonymous=2"
        })
class RateLimitTest extends GatewayScenario {
    private static final String PUBLIC = "/api/affiliation/public/resolution-rate";

    @Test
    void each_person_each_system_and_each_address_has_its_own_allowance() {
        passes(TestTokens.bearer("rosa", "GESTOR"), 3);
        refused(TestTokens.bearer("rosa", "GESTOR"));
        refused(TestTokens.bearer("rosa", "AUDITOR"));
        passes(TestTokens.bearer("ana", "AUDITOR"), 3);
        passes(TestTokens.bearer("minsa", "INSTITUTION"), 5);
        refused(TestTokens.bearer("minsa", "INSTITUTION"));
        client.get().uri(PUBLIC).exchange().expectStatus().isOk();
        client.get()
                .uri(PUBLIC)
                .header("X-Forwarded-For", "10.1.2.3")
                .exchange()
                .expectStatus()
                .isOk();
        client.get()
                .uri(PUBLIC)
                .header("X-Forwarded-For", "10.9.9.9")
                .header("Forwarded", "for=10.9.9.9")
                .exchange()
                .expectStatus()
                .isEqualTo(429);
    }

    private void passes(String token, int times) {
        for (int i = 0; i < times; i++) {
            ask(token).expectStatus().isOk();
        }
    }

    private void refused(String token) {
        ask(token)
                .expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .exists(HttpHeaders.RETRY_AFTER)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("TOO_MANY_REQUESTS");
    }

    private org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec ask(String token) {
        return client.get()
                .uri("/api/payment/summary")
                .header(HttpHeaders.AUTHORIZATION, token)
                .exchange();
    }
}
