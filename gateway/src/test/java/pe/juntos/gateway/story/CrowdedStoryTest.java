package pe.juntos.gateway.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import pe.juntos.gateway.GatewayScenario;
import pe.juntos.platform.test.Await;
import reactor.core.publisher.Mono;

/** More stories than can be told at a time, and a service that keeps them waiting: nobody waits in vain behind the others. */
@Timeout(60)
@TestPropertySource(
        properties = {"juntos.gateway.composed-at-once=" + CrowdedStoryTest.PLACES, "juntos.gateway.breaker-rest=10m"})
class CrowdedStoryTest extends GatewayScenario {
    static final int PLACES = 12;
    private static final String STORY = "/api/households/H0123456789ABCDEF/story?period=2026-3";

    @Autowired
    private Bulkhead composed;

    @Autowired
    private CircuitBreakerRegistry breakers;

    @Test
    void who_comes_on_top_hears_so_at_once() {
        IntStream.range(0, PLACES).forEach(_ -> composed.acquirePermission());
        try {
            get(STORY)
                    .expectStatus()
                    .isEqualTo(503)
                    .expectHeader()
                    .exists(HttpHeaders.RETRY_AFTER)
                    .expectHeader()
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("TOO_BUSY");
            get("/api/affiliation/summary").expectStatus().isOk();
        } finally {
            IntStream.range(0, PLACES).forEach(_ -> composed.releasePermission());
        }
    }

    @Test
    void all_get_their_story_without_the_silent_service_and_it_is_left_alone_until_it_is_back() {
        upstream("graduation").behaves((_, _) -> Mono.never());
        var taken = new AtomicInteger();
        composed.getEventPublisher().onCallPermitted(_ -> taken.incrementAndGet());
        assertThat(asked(PLACES).stream().map(CompletableFuture::join)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("\"unavailable\":true");
        });
        assertThat(taken).hasValue(PLACES);
        Await.until(() ->
                assertThat(composed.getMetrics().getAvailableConcurrentCalls()).isEqualTo(PLACES));

        var before = upstream("graduation").seen().size();
        assertThat(asked(PLACES).stream().map(CompletableFuture::join))
                .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
        assertThat(upstream("graduation").seen())
                .as("the silent service is left alone")
                .hasSize(before);

        upstream("graduation").revive();
        breakers.circuitBreaker("composed graduation").transitionToHalfOpenState();
        get(STORY).expectStatus().isOk();
        assertThat(upstream("graduation").seen()).isNotEmpty();
    }

    private List<CompletableFuture<HttpResponse<String>>> asked(int times) {
        return IntStream.range(0, times).mapToObj(_ -> asking(STORY)).toList();
    }
}
