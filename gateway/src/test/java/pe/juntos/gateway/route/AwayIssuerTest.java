package pe.juntos.gateway.route;

import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import pe.juntos.gateway.GatewayScenario;

/** While tokens cannot be checked, a good one is not called a bad one. */
@TestPropertySource(properties = "spring.security.oauth2.resourceserver.jwt.issuer-uri=http://127.0.0.1:1")
class AwayIssuerTest extends GatewayScenario {
    @Test
    void without_the_issuer_the_answer_is_503_and_no_service_is_asked() {
        get("/api/affiliation/summary")
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("SERVICE_UNAVAILABLE");
        nobodyWasAsked();
    }
}
