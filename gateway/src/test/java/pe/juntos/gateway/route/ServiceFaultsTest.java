package pe.juntos.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import pe.juntos.gateway.GatewayScenario;
import pe.juntos.gateway.RawRequest;
import pe.juntos.gateway.SoonImpatient;
import pe.juntos.platform.test.Await;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

/** What a caller is told when a service is away, too slow, or gone in the middle; never that all is well. */
@Timeout(30)
@SoonImpatient
class ServiceFaultsTest extends GatewayScenario {
    private static final int BROKEN_OFF = 0;

    @Test
    void a_service_that_is_away_is_503_and_the_others_go_on() {
        upstream("payment").die();
        told("/api/payment/summary", 503, "SERVICE_UNAVAILABLE", "no puede responder ahora");
        get("/api/affiliation/summary").expectStatus().isOk();
        upstream("payment").revive();
        get("/api/payment/summary").expectStatus().isOk();
    }

    @Test
    void a_service_that_dies_with_connections_open_is_503_and_then_back() {
        get("/api/payment/summary").expectStatus().isOk();
        upstream("payment").die();
        told("/api/payment/summary", 503, "SERVICE_UNAVAILABLE", "no puede responder ahora");
        upstream("payment").revive();
        get("/api/payment/summary").expectStatus().isOk();
    }

    @Test
    void a_service_that_was_left_alone_is_asked_again_after_its_rest() {
        upstream("partner").die();
        for (int i = 0; i < 20; i++) {
            get("/api/partner/summary").expectStatus().isEqualTo(503);
        }
        upstream("partner").revive();
        Await.until(() -> get("/api/partner/summary").expectStatus().isOk());
    }

    @Test
    void a_service_that_does_not_answer_in_time_is_504() {
        upstream("graduation").behaves((_, _) -> Mono.never());
        told("/api/graduation/summary", 504, "GATEWAY_TIMEOUT", "no se sabe si el pedido se cumplió");
    }

    @Test
    void a_service_that_hangs_up_before_its_answer_is_502() {
        upstream("partner").behaves((_, response) -> hangUp(response));
        told("/api/partner/summary", 502, "BAD_GATEWAY", "no se sabe si el pedido se cumplió");
    }

    @Test
    void what_a_service_answers_for_itself_passes() {
        upstream("payment")
                .behaves((_, response) -> response.status(409)
                        .header("Content-Type", "application/problem+json")
                        .sendString(Mono.just("{\"status\":409,\"code\":\"PERIOD_NOT_CERTIFIED\"}")));
        get("/api/payment/rounds")
                .expectStatus()
                .isEqualTo(409)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("PERIOD_NOT_CERTIFIED");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_answer_that_breaks_off_is_never_completed(boolean announcedLength) throws Exception {
        upstream("payment").behaves((_, response) -> {
            var begun = announcedLength ? response.header("Content-Length", "1000000") : response;
            return begun.send(
                    Flux.just(Unpooled.copiedBuffer("the first part", StandardCharsets.UTF_8))
                            .concatWith(Mono.error(new IOException("killed"))),
                    _ -> true);
        });
        assertThat(answered(request("/api/payment/rounds/R2026-3/abonos.csv").build()))
                .isIn(BROKEN_OFF, 502);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/csv", "text/event-stream"})
    void an_answer_that_falls_silent_is_broken_off(String type) {
        upstream("payment")
                .behaves((_, response) -> response.header("Content-Type", type)
                        .send(
                                Flux.just(Unpooled.copiedBuffer("the first part", StandardCharsets.UTF_8))
                                        .concatWith(Mono.never()),
                                _ -> true));
        assertThatThrownBy(() -> HTTP.send(
                        request("/api/payment/rounds/R2026-3/abonos.csv").build(), BodyHandlers.ofString()))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(HttpTimeoutException.class);
    }

    @ParameterizedTest
    @CsvSource({"Content-Length: 1000,0123456789", "Transfer-Encoding: chunked,a\\r\\n0123456789\\r\\n"})
    void a_file_whose_sender_disappears_never_looks_whole_to_the_service(String framing, String part) throws Exception {
        var begun = new CompletableFuture<String>();
        var end = new CompletableFuture<String>();
        upstream("affiliation")
                .behaves((request, response) -> request.receive()
                        .asString(StandardCharsets.UTF_8)
                        .doOnNext(begun::complete)
                        .doOnComplete(() -> end.complete("whole"))
                        .doOnError(_ -> end.complete("broken off"))
                        .then(response.send()));
        try (var raw = new RawRequest(port)) {
            raw.head("POST /api/affiliation/imports/hogares HTTP/1.1", "Host: x", "Authorization: " + TOKEN, framing);
            raw.out().write(part.replace("\\r\\n", "\r\n").getBytes(StandardCharsets.UTF_8));
            raw.out().flush();
            assertThat(begun.get(3, TimeUnit.MINUTES)).isEqualTo("0123456789");
        }
        assertThat(end.get(3, TimeUnit.MINUTES)).isEqualTo("broken off");
    }

    /** The status of a whole answer: what broke off before any of it was passed on is a problem. */
    private static int answered(HttpRequest request) throws InterruptedException {
        try {
            return HTTP.send(request, BodyHandlers.ofString()).statusCode();
        } catch (IOException _) {
            return BROKEN_OFF;
        }
    }

    private void told(String path, int status, String code, String detail) {
        get(path)
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectHeader()
                .valueMatches("X-Correlation-Id", ".{8,64}")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code)
                .jsonPath("$.detail")
                .value(text -> assertThat((String) text).contains(detail))
                .jsonPath("$.correlationId")
                .isNotEmpty();
    }

    private static Mono<Void> hangUp(HttpServerResponse response) {
        response.withConnection(connection -> connection.channel().close());
        return Mono.never();
    }
}
