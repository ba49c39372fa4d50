package pe.juntos.gateway.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import pe.juntos.gateway.GatewayScenario;
import pe.juntos.gateway.SoonImpatient;
import pe.juntos.gateway.Upstream;
import reactor.core.publisher.Mono;

/** The printed list with names: from the register, for who may see them, while it passes. */
@SoonImpatient
class NamedListTest extends GatewayScenario {
    private static final String LIST = "/api/periods/2026-3/expected.html?establishment=S-00000001";
    private static final String ROSA = "M0000000000000001";
    private static final String UNKNOWN = "M0000000000000002";

    @Test
    void has_the_names_that_the_register_gives_and_escapes_them() {
        upstream("coresponsibility").behaves((_, response) -> html(response, row(ROSA) + row(UNKNOWN)));
        upstream("affiliation").answers(Map.of("/affiliation/members/names", """
                {"names":{"M0000000000000001":"QUISPE <b>HUAMÁN</b>, Rosa $1"}}"""));
        var page = get(LIST)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Content-Security-Policy", "default-src 'none'")
                .expectHeader()
                .contentType("text/html;charset=UTF-8")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(page).isEqualTo("<td>QUISPE &lt;b&gt;HUAMÁN&lt;/b&gt;, Rosa $1</td>\n<td></td>\n");
        assertThat(upstream("coresponsibility").seen().getFirst().uri())
                .isEqualTo("/coresponsibility/periods/2026-3/expected.html?establishment=S-00000001");
        for (var service : List.of("coresponsibility", "affiliation")) {
            assertThat(upstream(service).seen().getFirst().headers().get("Authorization"))
                    .isEqualTo(TOKEN);
        }
    }

    @Test
    void goes_without_names_where_the_register_gives_none_or_is_away() {
        upstream("coresponsibility").behaves((_, response) -> html(response, row(ROSA)));
        upstream("affiliation").behaves((_, response) -> Upstream.answer(response, 403, "{\"code\":\"FORBIDDEN\"}"));
        get(LIST).expectStatus().isOk().expectBody(String.class).isEqualTo("<td></td>\n");
        upstream("affiliation").die();
        get(LIST).expectStatus().isOk().expectBody(String.class).isEqualTo("<td></td>\n");
    }

    @Test
    void asks_for_a_long_lists_names_in_pieces() {
        var rows = IntStream.range(0, 1_000)
                .mapToObj(i -> row("M%016d".formatted(i)))
                .collect(Collectors.joining());
        upstream("coresponsibility").behaves((_, response) -> html(response, rows));
        upstream("affiliation").answers(Map.of("/affiliation/members/names", "{\"names\":{}}"));
        get(LIST).expectStatus().isOk().expectBody(String.class).isEqualTo("<td></td>\n".repeat(1_000));
        assertThat(upstream("affiliation").seen()).hasSize(4);
    }

    @Test
    void a_refusal_is_passed_on_as_it_is() {
        upstream("coresponsibility")
                .behaves((_, response) -> Upstream.answer(response, 404, "{\"code\":\"NOT_FOUND\"}"));
        get(LIST).expectStatus().isNotFound().expectBody().jsonPath("$.code").isEqualTo("NOT_FOUND");
        assertThat(upstream("affiliation").seen()).isEmpty();
    }

    @Test
    void nobody_waits_for_ever_for_a_service_that_is_silent_or_away() {
        upstream("coresponsibility").behaves((_, _) -> Mono.never());
        notNow();
        upstream("coresponsibility").die();
        notNow();
    }

    private void notNow() {
        get(LIST).expectStatus().isEqualTo(503).expectBody().jsonPath("$.code").isEqualTo("SERVICE_UNAVAILABLE");
    }

    @Test
    void a_path_in_a_parameter_stays_a_parameter() {
        upstream("coresponsibility").behaves((_, response) -> html(response, ""));
        get("/api/periods/2026-3/expected.html?network=05-X%26district%3D08")
                .expectStatus()
                .isOk();
        assertThat(upstream("coresponsibility").seen().getFirst().uri())
                .as("the test's client encodes the percent signs, and the gateway sends on what came")
                .isEqualTo("/coresponsibility/periods/2026-3/expected.html?network=05-X%2526district%253D08");
    }

    private static String row(String member) {
        return "<td><!--nombre " + member + "--></td>\n";
    }

    private static org.reactivestreams.Publisher<Void> html(
            reactor.netty.http.server.HttpServerResponse response, String body) {
        return response.header("Content-Type", "text/html;charset=UTF-8")
                .header("Content-Security-Policy", "default-src 'none'")
                .sendString(Mono.just(body));
    }
}
