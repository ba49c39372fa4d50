package pe.juntos.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import pe.juntos.gateway.GatewayScenario;
import pe.juntos.gateway.RawRequest;

/** One id ties a request to everything it causes: there is always one, exactly one, and it cannot harm a log. */
class CorrelationTest extends GatewayScenario {
    private static final Pattern ANSWERED = Pattern.compile("(?im)^x-correlation-id: *([^\r\n]*)\r?$");

    @Test
    void a_request_without_an_id_gets_one() throws IOException {
        var id = idOf();
        assertThat(UUID.fromString(id)).hasToString(id);
        assertThat(idOf()).isNotEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"close-17", "a.b_c-D9", "0123456789012345678901234567890123456789012345678901234567890123"})
    void a_well_formed_id_is_kept(String id) throws IOException {
        assertThat(idOf("X-Correlation-Id: " + id)).isEqualTo(id);
    }

    static Stream<String> hostile() {
        return Stream.of(
                "short",
                "x".repeat(65),
                "x".repeat(8_000),
                "ninety nine",
                "12345678\tadmin",
                "${jndi:ldap://x}",
                "<script>alert(1)</script>",
                "12345678%0d%0aSet-Cookie",
                "ñandú-ñandú",
                "",
                "12345678\r\n folded");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void an_id_that_could_harm_is_replaced(String id) throws IOException {
        var kept = idOf("X-Correlation-Id: " + id);
        assertThat(UUID.fromString(kept)).hasToString(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\n", "\u0000", "\u001b[31m", "\u007f"})
    void a_request_with_a_control_character_in_its_id_goes_nowhere(String control) throws IOException {
        assertThat(answer("X-Correlation-Id: 12345678" + control + "X-Injected: 1"))
                .startsWith("HTTP/1.1 400")
                .doesNotContain("X-Injected", "12345678");
        nobodyWasAsked();
    }

    @Test
    void of_two_ids_one_is_taken() throws IOException {
        assertThat(idOf("X-Correlation-Id: first-id-1", "X-Correlation-Id: second-id-2"))
                .isEqualTo("first-id-1");
    }

    @Test
    void an_id_cannot_be_kept_from_the_service() throws IOException {
        assertThat(idOf("X-Correlation-Id: close-17", "Connection: X-Correlation-Id"))
                .isEqualTo("close-17");
    }

    @Test
    void a_service_cannot_answer_with_another_id() throws IOException {
        upstream("affiliation")
                .behaves((_, response) -> response.header("X-Correlation-Id", "of-the-service")
                        .sendString(reactor.core.publisher.Mono.just("{}")));
        assertThat(idOf("X-Correlation-Id: close-17")).isEqualTo("close-17");
    }

    @Test
    void a_refusal_carries_the_id_too() throws IOException {
        try (var raw = new RawRequest(port)) {
            var answer = raw.head(
                            "GET /api/affiliation/summary HTTP/1.1",
                            "Host: x",
                            "X-Correlation-Id: close-17",
                            "Connection: close")
                    .answer();
            assertThat(ids(answer)).containsExactly("close-17");
            assertThat(answer).startsWith("HTTP/1.1 401").contains("\"correlationId\":\"close-17\"");
        }
    }

    /** The id in the answer, after it was seen once there and once by the service. */
    private String idOf(String... headers) throws IOException {
        upstream("affiliation").forget();
        var answered = ids(answer(headers));
        assertThat(answered).hasSize(1);
        assertThat(upstream("affiliation").seen())
                .singleElement()
                .satisfies(seen ->
                        assertThat(seen.headers().getAll("X-Correlation-Id")).isEqualTo(answered));
        return answered.getFirst();
    }

    private String answer(String... headers) throws IOException {
        try (var raw = new RawRequest(port)) {
            var head = Stream.of(
                    Stream.of("GET /api/affiliation/summary HTTP/1.1", "Host: x", "Authorization: " + TOKEN),
                    Stream.of(headers),
                    Stream.of("Connection: close"));
            return raw.head(head.flatMap(lines -> lines).toArray(String[]::new)).answer();
        }
    }

    private static List<String> ids(String answer) {
        return ANSWERED.matcher(answer).results().map(found -> found.group(1)).toList();
    }
}
