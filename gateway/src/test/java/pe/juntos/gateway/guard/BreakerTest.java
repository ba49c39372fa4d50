package pe.juntos.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import pe.juntos.gateway.GatewayScenario;
import pe.juntos.gateway.Upstream;
import pe.juntos.platform.test.Await;
import reactor.core.publisher.Mono;

/** A service that hangs or is away harms its own callers only, and these are told at once. */
@Timeout(60)
@TestPropertySource(properties = {"juntos.gateway.breaker-rest=10m", GatewayScenario.RESPONSE_TIMEOUT + "=5s"})
class BreakerTest extends GatewayScenario {
    @Autowired
    private CircuitBreakerRegistry breakers;

    @Test
    void while_one_service_hangs_all_others_answer() {
        upstream("payment").behaves((_, _) -> Mono.never());
        var hanging = IntStream.range(0, 60)
                .mapToObj(_ -> asking("/api/payment/summary"))
                .toList();
        Await.until(() -> assertThat(upstream("payment").seen()).hasSizeGreaterThan(20));
        for (var service : SERVICES) {
            if (!service.equals("payment")) {
                get("/api/" + service + "/summary").expectStatus().isOk();
            }
        }
        assertThat(hanging.stream().map(CompletableFuture::join))
                .allSatisfy(answer -> assertThat(answer.statusCode()).isIn(503, 504));
    }

    @Test
    void a_service_that_does_not_answer_is_left_alone_and_asked_again_when_it_is_back() {
        upstream("graduation").die();
        for (int i = 0; i < 20; i++) {
            away("/api/graduation/summary");
        }
        upstream("graduation").revive();
        get("/api/graduation/summary")
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .valueEquals(HttpHeaders.RETRY_AFTER, "600")
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("SERVICE_UNAVAILABLE");
        assertThat(upstream("graduation").seen()).as("it is left alone").isEmpty();
        get("/api/affiliation/summary").expectStatus().isOk();
        breakers.circuitBreaker("graduation-reads").transitionToHalfOpenState();
        get("/api/graduation/summary").expectStatus().isOk();
    }

    @Test
    void what_a_service_answers_is_never_taken_for_silence() {
        upstream("partner").behaves((_, response) -> Upstream.answer(response, 500, "{\"code\":\"INTERNAL\"}"));
        for (int i = 0; i < 30; i++) {
            get("/api/partner/summary").expectStatus().isEqualTo(500);
        }
        assertThat(upstream("partner").seen()).hasSize(30);
    }

    private void away(String path) {
        get(path).expectStatus().isEqualTo(503).expectHeader().exists(HttpHeaders.RETRY_AFTER);
    }
}
