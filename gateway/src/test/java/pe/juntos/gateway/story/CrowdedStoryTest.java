package pe.juntos.gateway.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import pe.juntos.gateway.GatewayScenario;
import pe.juntos.platform.test.Await;
import reactor.core.publisher.Mono;

/** More stories than can be told at a time, and a service that keeps them waiting: nobody waits in vain behind the others. */
@Timeout(60)
@TestPropertySource(properties = {"juntos.gateway.composed-at-once=12", "juntos.gateway.breaker-rest=4s"})
class CrowdedStoryTest extends GatewayScenario {
    private static final String STORY = "/api/households/H0123456789ABCDEF/story?period=2026-3";

    @Test
    void who_comes_on_top_hears_so_at_once_and_the_others_get_their_story_without_the_silent_service() {
        upstream("graduation").behaves((_, _) -> Mono.never());
        upstream("affiliation").tells(503, "{}");
        var waiting = asked(12);
        Await.until(() -> assertThat(upstream("affiliation").questions()).hasSize(12));
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
        assertThat(waiting.stream().map(CompletableFuture::join)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("\"unavailable\":true");
        });

        var before = upstream("graduation").seen().size();
        assertThat(asked(12).stream().map(CompletableFuture::join))
                .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
        assertThat(upstream("graduation").seen())
                .as("the silent service is left alone")
                .hasSize(before);

        upstream("graduation").revive();
        Await.until(() -> {
            get(STORY).expectStatus().isOk();
            assertThat(upstream("graduation").seen()).isNotEmpty();
        });
    }

    private List<CompletableFuture<HttpResponse<String>>> asked(int times) {
        return IntStream.range(0, times).mapToObj(_ -> asking(STORY)).toList();
    }
}
