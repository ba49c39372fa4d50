package pe.juntos.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import pe.juntos.gateway.GatewayScenario;
import pe.juntos.gateway.RawRequest;

/** What is too large, too slow or packed ends at the gateway. */
@Timeout(60)
@TestPropertySource(
        properties = {"juntos.gateway.limits.body=1KB", "juntos.gateway.limits.file=4KB", "juntos.gateway.silence=3s"})
class BodyLimitTest extends GatewayScenario {

    @Test
    void a_body_up_to_the_limit_passes_and_one_byte_more_does_not() {
        post("/api/payment/things", "x".repeat(1_024)).expectStatus().isOk();
        refused(post("/api/payment/things", "x".repeat(1_025)), 413, "CONTENT_TOO_LARGE");
        assertThat(upstream("payment").seen()).hasSize(1);
    }

    @Test
    void files_have_a_limit_of_their_own() {
        post("/api/payment/imports/things", "x".repeat(4_096)).expectStatus().isOk();
        refused(post("/api/payment/imports/things", "x".repeat(4_097)), 413, "CONTENT_TOO_LARGE");
    }

    @Test
    void a_body_that_does_not_say_how_long_it_is_is_counted() throws IOException {
        try (var raw = new RawRequest(port)) {
            raw.head(
                    "POST /api/payment/things HTTP/1.1",
                    "Host: x",
                    "Authorization: " + TOKEN,
                    "Content-Type: application/json",
                    "Transfer-Encoding: chunked",
                    "Connection: close");
            // all at once: what comes after the answer meets a closed connection, and the answer may be lost
            var chunks = ("100\r\n" + "x".repeat(256) + "\r\n").repeat(5) + "0\r\n\r\n";
            raw.out().write(chunks.getBytes(StandardCharsets.US_ASCII));
            raw.out().flush();
            assertThat(raw.answer()).startsWith("HTTP/1.1 413").contains("\"code\":\"CONTENT_TOO_LARGE\"");
        }
    }

    @Test
    void a_packed_body_is_not_taken_however_small() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[500_000]);
        }
        assertThat(packed.size()).isLessThan(1_024);
        refused(
                client.post()
                        .uri("/api/payment/things")
                        .header(HttpHeaders.AUTHORIZATION, TOKEN)
                        .header(HttpHeaders.CONTENT_ENCODING, "gzip")
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(packed.toByteArray())
                        .exchange(),
                415,
                "CONTENT_ENCODING_UNSUPPORTED");
        nobodyWasAsked();
    }

    @Test
    void a_body_that_falls_silent_is_ended_and_others_are_served_meanwhile() throws IOException {
        try (var raw = new RawRequest(port)) {
            raw.head(
                    "POST /api/payment/imports/things HTTP/1.1",
                    "Host: x",
                    "Authorization: " + TOKEN,
                    "Content-Type: text/csv",
                    "Content-Length: 1000",
                    "Connection: close");
            raw.out().write("only a part".getBytes(StandardCharsets.US_ASCII));
            raw.out().flush();
            get("/api/payment/summary").expectStatus().isOk();
            assertThat(raw.answer()).startsWith("HTTP/1.1 408").contains("\"code\":\"REQUEST_TIMEOUT\"");
        }
    }

    private ResponseSpec post(String path, String body) {
        return client.post()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, TOKEN)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private static void refused(ResponseSpec answer, int status, String code) {
        answer.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }
}
