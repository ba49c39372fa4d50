package pe.juntos.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import pe.juntos.gateway.GatewayScenario;
import pe.juntos.gateway.Upstream;
import reactor.core.publisher.Mono;

/** A read whose connection broke is made once more; of a write nobody knows whether it was done, so only its sender repeats it. */
class RetryTest extends GatewayScenario {

    @ParameterizedTest
    @CsvSource({"GET,200,2", "POST,502,1", "PUT,502,1", "PATCH,502,1", "DELETE,502,1"})
    void only_reads_are_made_again(String method, int status, int asked) {
        var calls = new AtomicInteger();
        upstream("affiliation").behaves((_, response) -> {
            if (calls.incrementAndGet() > 1) {
                return Upstream.answer(response, 200, "{}");
            }
            response.withConnection(connection -> connection.channel().close());
            return Mono.never();
        });
        var request = client.method(HttpMethod.valueOf(method))
                .uri("/api/affiliation/things")
                .header(HttpHeaders.AUTHORIZATION, TOKEN);
        if (method.startsWith("P")) {
            request.contentType(MediaType.APPLICATION_JSON).bodyValue("{}");
        }
        request.exchange().expectStatus().isEqualTo(status);
        assertThat(upstream("affiliation").seen()).hasSize(asked);
    }
}
