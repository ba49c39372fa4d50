package pe.juntos.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;
import pe.juntos.gateway.GatewayScenario;
import pe.juntos.gateway.RawRequest;
import pe.juntos.gateway.Upstream;
import reactor.core.publisher.Mono;

/** What a browser, a proxy or a hostile caller says of itself, and what the gateway makes of it. */
@TestPropertySource(
        properties = "juntos.gateway.allowed-origins=https://www.juntos.example,https://campo.juntos.example")
class EdgeTest extends GatewayScenario {

    @ParameterizedTest
    @CsvSource({
        "https://www.juntos.example,200",
        "https://campo.juntos.example,200",
        "https://evil.example,403",
        "https://www.juntos.example.evil.example,403",
        "http://www.juntos.example,403",
        "null,403"
    })
    void only_pages_of_the_listed_origins_get_answers(String origin, int status) throws Exception {
        var preflight = request("/api/affiliation/summary")
                .method("OPTIONS", java.net.http.HttpRequest.BodyPublishers.noBody())
                .setHeader("Origin", origin)
                .setHeader("Access-Control-Request-Method", "GET")
                .setHeader("Access-Control-Request-Headers", "authorization")
                .build();
        var allowed = HTTP.send(preflight, BodyHandlers.ofString());
        assertThat(allowed.statusCode()).isEqualTo(status);
        assertThat(allowed.headers().firstValue("Access-Control-Allow-Origin").isPresent())
                .isEqualTo(status == 200);
        assertThat(allowed.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
    }

    @Test
    void every_answer_carries_the_security_headers_also_a_refusal() {
        for (var path : new String[] {"/api/affiliation/summary", "/api/unknown"}) {
            var headers = get(path).expectBody().returnResult().getResponseHeaders();
            assertThat(headers.getFirst("Content-Security-Policy"))
                    .contains("default-src 'none'", "frame-ancestors 'none'");
            assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(headers.getFirst("X-Frame-Options")).isEqualTo("DENY");
            assertThat(headers.getFirst("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(headers.getFirst("Permissions-Policy")).contains("camera=()");
            assertThat(headers.getFirst("Cache-Control")).contains("no-store");
            assertThat(headers.getFirst("Server")).isNull();
        }
    }

    @Test
    void a_page_keeps_the_policy_that_it_brings() {
        upstream("coresponsibility")
                .behaves((_, response) -> response.header("Content-Security-Policy", "default-src 'self'")
                        .header("Content-Type", "text/html")
                        .sendString(Mono.just("<p>")));
        get("/api/coresponsibility/page").expectHeader().valueEquals("Content-Security-Policy", "default-src 'self'");
    }

    @Test
    void a_long_answer_is_packed_for_whoever_can_unpack_it() throws Exception {
        var long_ = "[" + "\"household\",".repeat(1_000) + "1]";
        upstream("payment").behaves((_, response) -> Upstream.answer(response, 200, long_));
        var packed = HTTP.send(
                request("/api/payment/list")
                        .setHeader("Accept-Encoding", "gzip")
                        .build(),
                BodyHandlers.ofByteArray());
        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(packed.body().length).isLessThan(long_.length() / 4);
        get("/api/payment/list")
                .expectHeader()
                .doesNotExist("Content-Encoding")
                .expectBody()
                .json(long_);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-For: 10.9.9.9",
                "X-Forwarded-Host: evil.example",
                "X-Forwarded-Proto: https",
                "X-Forwarded-Prefix: /evil",
                "X-Forwarded-Port: 1",
                "Forwarded: for=10.9.9.9;host=evil.example"
            })
    void what_a_stranger_says_of_proxies_reaches_no_service(String header) throws IOException {
        raw("GET /api/payment/summary HTTP/1.1", "Host: x", header);
        assertThat(upstream("payment").seen())
                .singleElement()
                .satisfies(seen -> assertThat(seen.headers().get(header.substring(0, header.indexOf(':'))))
                        .isNull());
    }

    /** Routes go to configured addresses only: what the request calls its host changes nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET http://127.0.0.1:1/api/payment/summary HTTP/1.1",
                "GET //127.0.0.1:1/api/payment/summary HTTP/1.1",
                "GET /api/payment/@127.0.0.1:1/summary HTTP/1.1",
                "GET /api/payment/http://127.0.0.1:1/ HTTP/1.1",
                "GET /api/payment/summary?url=http://127.0.0.1:1/ HTTP/1.1"
            })
    void no_request_chooses_the_host_that_is_asked(String line) throws IOException {
        var answer = raw(line, "Host: 127.0.0.1:1", "X-Original-URL: http://127.0.0.1:1/");
        assertThat(answer).matches("(?s)HTTP/1\\.1 (200|400|404).*");
        assertThat(upstream("payment").seen()).allMatch(seen -> seen.uri().startsWith("/payment/"));
    }

    @Test
    void a_redirection_of_a_service_is_not_followed() throws Exception {
        upstream("payment")
                .behaves((_, response) -> response.status(302)
                        .header("Location", upstream("graduation").url() + "/graduation/secret")
                        .send());
        var answer = HTTP.send(request("/api/payment/summary").build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(upstream("graduation").seen()).isEmpty();
    }

    private String raw(String... lines) throws IOException {
        try (var raw = new RawRequest(port)) {
            var head = java.util.stream.Stream.concat(
                            java.util.Arrays.stream(lines),
                            java.util.stream.Stream.of("Authorization: " + TOKEN, "Connection: close"))
                    .toArray(String[]::new);
            return raw.head(head).answer();
        }
    }
}
