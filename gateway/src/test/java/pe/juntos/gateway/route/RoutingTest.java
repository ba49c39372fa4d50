package pe.juntos.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.gateway.GatewayScenario;
import pe.juntos.gateway.RawRequest;
import pe.juntos.platform.test.Await;

/** Where requests go, and that nothing else goes anywhere. */
class RoutingTest extends GatewayScenario {
    @LocalManagementPort
    private int managementPort;

    @ParameterizedTest
    @FieldSource("SERVICES")
    void a_service_gets_its_own_requests_and_no_other_service_does(String service) {
        client.post()
                .uri("/api/{service}/things/1?period=2026-3&q={q}", service, "ñandú & más")
                .header(HttpHeaders.AUTHORIZATION, TOKEN)
                .header("Idempotency-Key", "key-1")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"a\":1}")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json("{\"a\":1}");
        var seen = upstream(service).seen();
        assertThat(seen).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.uri())
                    .isEqualTo("/" + service + "/things/1?period=2026-3&q=%C3%B1and%C3%BA%20%26%20m%C3%A1s");
            assertThat(request.headers().getAll(HttpHeaders.AUTHORIZATION)).containsExactly(TOKEN);
            assertThat(request.headers().get("Idempotency-Key")).isEqualTo("key-1");
        });
        SERVICES.stream()
                .filter(other -> !other.equals(service))
                .forEach(other -> assertThat(upstream(other).seen()).as(other).isEmpty());
    }

    @Test
    void the_conditionality_api_is_the_coresponsibility_services() {
        client.post()
                .uri("/api/conditionality/v1/evidence")
                .header(HttpHeaders.AUTHORIZATION, TOKEN)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{}")
                .exchange()
                .expectStatus()
                .isOk();
        assertThat(upstream("coresponsibility").seen())
                .singleElement()
                .satisfies(request -> assertThat(request.uri()).isEqualTo("/conditionality/v1/evidence"));
    }

    @Test
    void the_keys_with_which_the_registry_signs_are_where_others_look_for_them() {
        client.get().uri("/.well-known/jwks.json").exchange().expectStatus().isOk();
        assertThat(upstream("partner").seen())
                .singleElement()
                .satisfies(request -> assertThat(request.uri()).isEqualTo("/partner/public/registry/jwks.json"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api",
                "/api/unknown",
                "/api/affiliations/summary",
                "/api/sandbox/token",
                "/affiliation/summary",
                "/payment/rounds",
                "/api/households",
                "/api/households/H0123456789ABCDEF",
                "/actuator",
                "/actuator/health",
                "/actuator/gateway/routes",
                "/api/actuator/health"
            })
    void nothing_else_is_routed(String path) {
        get(path)
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("NOT_FOUND")
                .jsonPath("$.correlationId")
                .isNotEmpty();
        nobodyWasAsked();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/affiliation/../../actuator/health",
                "/api/affiliation/%2e%2e/%2e%2e/actuator",
                "/api/affiliation/..%2factuator",
                "/api/affiliation//payment/rounds",
                "/api/affiliation/;x=1/summary",
                "/api/affiliation/%00"
            })
    void a_path_written_to_get_around_the_routes_is_refused_with_a_code(String path) throws IOException {
        try (var raw = new RawRequest(port)) {
            var answer = raw.head(
                            "GET " + path + " HTTP/1.1", "Host: x", "Authorization: " + TOKEN, "Connection: close")
                    .answer();
            assertThat(answer).startsWith("HTTP/1.1 400").contains("\"code\":\"BAD_REQUEST\"");
        }
        nobodyWasAsked();
    }

    @Test
    void no_other_protocol_is_opened_to_a_service() throws IOException {
        try (var raw = new RawRequest(port)) {
            var answer = raw.head(
                            "GET /api/affiliation/summary HTTP/1.1",
                            "Host: x",
                            "Authorization: " + TOKEN,
                            "Connection: Upgrade, close",
                            "Upgrade: websocket",
                            "Sec-WebSocket-Version: 13",
                            "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==")
                    .answer();
            assertThat(answer).startsWith("HTTP/1.1 200");
        }
        assertThat(upstream("affiliation").seen())
                .singleElement()
                .satisfies(
                        seen -> assertThat(seen.headers().contains("Upgrade")).isFalse());
    }

    @Test
    void health_is_told_on_the_management_port() {
        WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + managementPort)
                .responseTimeout(Await.LONGEST)
                .build()
                .get()
                .uri("/actuator/health")
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void each_header_that_both_sides_set_is_answered_once() {
        var headers = get("/api/payment/summary")
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseHeaders();
        assertThat(headers.headerSet())
                .allSatisfy(header -> assertThat(header.getValue())
                        .as(header.getKey())
                        .doesNotHaveDuplicates()
                        .hasSizeLessThan(4));
        assertThat(headers.get("Cache-Control")).hasSize(1);
        assertThat(headers.get("X-Content-Type-Options")).hasSize(1);
    }
}
