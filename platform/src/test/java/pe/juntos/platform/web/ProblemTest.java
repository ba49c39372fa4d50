package pe.juntos.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.probe.ProbeTest;
import pe.juntos.platform.test.TestTokens;

/** Every error is an RFC 9457 problem with a code and the correlation id, and says nothing of the inside. */
@ProbeTest
class ProblemTest {
    @Autowired
    private WebTestClient client;

    @Test
    void an_expected_refusal_keeps_its_status_code_and_words() {
        get("/probe/refused")
                .expectStatus()
                .isEqualTo(409)
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("PERIOD_NOT_CERTIFIED")
                .jsonPath("$.status")
                .isEqualTo(409)
                .jsonPath("$.detail")
                .isEqualTo("El periodo no está certificado.")
                .jsonPath("$.correlationId")
                .isEqualTo("c-123-abc-456");
    }

    @Test
    void a_bug_says_nothing_of_the_inside() {
        var body = get("/probe/broken")
                .expectStatus()
                .isEqualTo(500)
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(body)
                .contains("\"code\"")
                .contains("c-123-abc-456")
                .doesNotContain("secret", "Exception", "pe.juntos", "trace");
    }

    @Test
    void an_unknown_path_and_a_wrong_method_are_problems_too() {
        get("/probe/nowhere")
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isNotEmpty();
        client.delete()
                .uri("/probe/caller")
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("rosa", "GESTOR"))
                .exchange()
                .expectStatus()
                .isEqualTo(405)
                .expectBody()
                .jsonPath("$.code")
                .isNotEmpty();
    }

    @Test
    void a_body_that_is_not_json_is_a_coded_bad_request() {
        client.post()
                .uri("/probe/things")
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("rosa", "GESTOR"))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"household\":")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isNotEmpty();
    }

    @Test
    void a_field_that_nobody_reads_is_refused_by_its_name() {
        for (var field : List.of("hogar", "approvedBy")) {
            client.post()
                    .uri("/probe/things")
                    .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("rosa", "GESTOR"))
                    .contentType(MediaType.APPLICATION_JSON)
                    .bodyValue("{\"household\":\"H\",\"amount\":1,\"" + field + "\":{\"x\":1}}")
                    .exchange()
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("UNKNOWN_FIELD")
                    .jsonPath("$.field")
                    .isEqualTo(field)
                    .jsonPath("$.detail")
                    .value(detail -> assertThat((String) detail).endsWith(": " + field));
        }
    }

    @Test
    void a_path_that_no_honest_client_writes_is_a_coded_bad_request() {
        client.get()
                .uri(address -> address.path("/probe/{what}").build("\0"))
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("rosa", "GESTOR"))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("BAD_REQUEST");
    }

    @Test
    void so_is_a_nul_in_a_query_before_an_answer_is_begun() {
        client.get()
                .uri(address ->
                        address.path("/probe/caller").queryParam("x", "{x}").build("a\0b"))
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("rosa", "GESTOR"))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("CONTROL_CHARACTER");
        get("/probe/caller?x=%2500").expectStatus().isOk(); // the text %00
    }

    @Test
    void without_a_correlation_id_one_is_made() {
        client.get()
                .uri("/probe/refused")
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("rosa", "GESTOR"))
                .exchange()
                .expectBody(Map.class)
                .value(body -> assertThat((String) body.get("correlationId")).isNotBlank());
    }

    private WebTestClient.ResponseSpec get(String path) {
        return client.get()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("rosa", "GESTOR"))
                .header("X-Correlation-Id", "c-123-abc-456")
                .exchange();
    }
}
