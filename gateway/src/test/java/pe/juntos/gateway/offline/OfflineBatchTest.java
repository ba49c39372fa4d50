package pe.juntos.gateway.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import pe.juntos.gateway.GatewayScenario;
import pe.juntos.gateway.Upstream;
import pe.juntos.platform.test.TestTokens;
import reactor.core.publisher.Mono;

/** What was noted in the field arrives once, whenever and however often it is sent, and each item is answered for itself. */
class OfflineBatchTest extends GatewayScenario {
    private static final String ROSA = TestTokens.bearer("rosa.gestora", "GESTOR");
    private final Map<String, String> answered = new ConcurrentHashMap<>();

    /** Like a service: the same key gets the first answer again. */
    @BeforeEach
    void servicesRememberKeys() {
        for (var service : SERVICES) {
            upstream(service).behaves((request, response) -> {
                var key = request.requestHeaders().get("Idempotency-Key");
                if (answered.putIfAbsent(key, "") != null) {
                    response.header("Idempotency-Replayed", "true");
                }
                return key.contains("bad")
                        ? Upstream.answer(response, 409, "{\"code\":\"VISITED_BEFORE\",\"detail\":\"Ya fue.\"}")
                        : Upstream.answer(response, 201, "{}");
            });
        }
    }

    @Test
    void mixed_items_go_where_they_belong_in_the_order_in_which_they_were_noted() {
        send("""
                {"items":[
                 {"id":"3","kind":"FOLLOW_UP","at":"2026-06-12T09:00:00","data":{"c":3}},
                 {"id":"1","kind":"VISIT","at":"2026-06-10T09:00:00","data":{"a":1}},
                 {"id":"bad","kind":"VISIT","at":"2026-06-11T09:00:00","data":{}},
                 {"id":"2","kind":"DORMANT_VISIT","at":"2026-06-11T10:00:00","household":"H0123456789ABCDEF","data":{"b":2}}]}""").expectStatus().isOk().expectBody().json("""
                        {"applied":3,"repeated":0,"refused":1,"later":0,"items":[
                         {"id":"3","state":"APPLIED"},{"id":"1","state":"APPLIED"},
                         {"id":"bad","state":"REFUSED","status":409,"code":"VISITED_BEFORE","detail":"Ya fue."},
                         {"id":"2","state":"APPLIED"}]}""");
        assertThat(upstream("affiliation").seen())
                .extracting(Upstream.Seen::uri)
                .containsExactly("/affiliation/visits", "/affiliation/visits");
        assertThat(upstream("affiliation").seen().getFirst().headers().get("Idempotency-Key"))
                .isEqualTo("offline-VISIT-1");
        assertThat(upstream("affiliation").seen())
                .allSatisfy(seen -> assertThat(seen.headers().get(HttpHeaders.AUTHORIZATION))
                        .isEqualTo(ROSA));
        assertThat(upstream("payment").seen()).singleElement().satisfies(seen -> {
            assertThat(seen.method()).isEqualTo("PUT");
            assertThat(seen.uri()).isEqualTo("/payment/collection/dormant/H0123456789ABCDEF/visit");
        });
        assertThat(upstream("graduation").seen())
                .extracting(Upstream.Seen::uri)
                .containsExactly("/graduation/followups");
    }

    @Test
    void sent_again_it_is_told_as_repeated() {
        var batch =
                "{\"items\":[{\"id\":\"1\",\"kind\":\"VISIT\",\"data\":{}},{\"id\":\"1\",\"kind\":\"VISIT\",\"data\":{}}]}";
        send(batch).expectBody().json("{\"applied\":1,\"repeated\":1}");
        send(batch).expectBody().json("{\"applied\":0,\"repeated\":2}");
    }

    @Test
    void what_could_not_be_asked_is_to_be_sent_again_and_holds_nothing_else_back() {
        upstream("graduation").die();
        send("{\"items\":[{\"id\":\"1\",\"kind\":\"FORM\",\"data\":{}},{\"id\":\"2\",\"kind\":\"VISIT\",\"data\":{}}]}")
                .expectStatus()
                .isOk()
                .expectBody()
                .json(
                        "{\"applied\":1,\"later\":1,\"items\":[{\"id\":\"1\",\"state\":\"LATER\"},{\"state\":\"APPLIED\"}]}");
    }

    @Test
    void an_answer_of_the_inside_is_not_a_refusal() {
        upstream("affiliation").behaves((_, response) -> Upstream.answer(response, 500, "{\"code\":\"INTERNAL\"}"));
        send("{\"items\":[{\"id\":\"1\",\"kind\":\"VISIT\",\"data\":{}}]}")
                .expectBody()
                .jsonPath("$.items[0].state")
                .isEqualTo("LATER");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\":\"VISIT\",\"data\":{}}",
                "{\"id\":\"a b\",\"kind\":\"VISIT\",\"data\":{}}",
                "{\"id\":\"1\",\"kind\":\"PAY\",\"data\":{}}",
                "{\"id\":\"1\",\"kind\":\"VISIT\"}",
                "{\"id\":\"1\",\"kind\":\"LIFE_EVENT\",\"data\":{}}",
                "{\"id\":\"1\",\"kind\":\"LIFE_EVENT\",\"household\":\"../../actuator\",\"data\":{}}",
                "null"
            })
    void an_item_that_is_none_is_refused_here(String item) {
        send("{\"items\":[" + item + "]}")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.refused")
                .isEqualTo(1);
        nobodyWasAsked();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"items\":[]}", "{\"items\":null}", "[]", "{", ""})
    void a_batch_that_is_none_is_refused(String batch) {
        send(batch)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isNotEmpty();
        nobodyWasAsked();
    }

    @Test
    void a_batch_has_two_hundred_items_at_most() {
        var item = "{\"id\":\"1\",\"kind\":\"PAY\",\"data\":{}}";
        send("{\"items\":[" + (item + ",").repeat(199) + item + "]}")
                .expectStatus()
                .isOk();
        send("{\"items\":[" + (item + ",").repeat(200) + item + "]}")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("BATCH_SIZE");
    }

    private ResponseSpec send(String batch) {
        return client.post()
                .uri("/api/offline/batch")
                .header(HttpHeaders.AUTHORIZATION, ROSA)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Mono.just(batch), String.class)
                .exchange();
    }
}
