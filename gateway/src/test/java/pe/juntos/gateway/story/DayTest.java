package pe.juntos.gateway.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import pe.juntos.gateway.GatewayScenario;
import pe.juntos.gateway.Upstream;
import pe.juntos.platform.test.TestTokens;

/** What waits for a gestor on a day: of every service what it has, and said to be missing what could not be had. */
class DayTest extends GatewayScenario {
    private static final String ROSA = TestTokens.bearer("rosa.gestora", "GESTOR");
    private static final String DAY = "/api/gestor/day?date=2026-06-30";

    @BeforeEach
    void everyServiceHasSomething() {
        upstream("payment")
                .answers(Map.of(
                        "/payment/collection/dormant?limit=50", "{\"items\":[{\"household\":\"H1\"}]}",
                        "/payment/rounds/R2026-2/uncollected?limit=50", "{\"items\":[{\"household\":\"H2\"}]}"));
        upstream("affiliation")
                .answers(Map.of(
                        "/affiliation/life-events/pending?limit=50",
                        "{\"items\":[{\"household\":\"H3\",\"person\":{\"dni\":\"87654321\"}}]}"));
        upstream("coresponsibility")
                .answers(Map.of("/coresponsibility/monitoring/2026-3/alerts?limit=50", "[{\"band\":\"LATE\"}]"));
        upstream("graduation").answers(Map.of("/graduation/due?limit=50", "{\"items\":[{\"household\":\"H4\"}]}"));
    }

    @Test
    void it_holds_visits_alerts_who_did_not_collect_and_who_is_due() {
        ask(DAY).expectStatus().isOk().expectBody().json("""
                {"date":"2026-06-30","period":"2026-3","round":"R2026-2",
                 "visits":{"items":[{"household":"H1"}]},"proposals":{"items":[{"household":"H3"}]},
                 "alerts":[{"band":"LATE"}],"notCollected":{"items":[{"household":"H2"}]},
                 "recertification":{"items":[{"household":"H4"}]},
                 "more":{"alerts":"/api/coresponsibility/monitoring/2026-3/alerts"}}""");
        assertThat(upstream("graduation").seen())
                .allSatisfy(seen -> assertThat(seen.headers().get(HttpHeaders.AUTHORIZATION))
                        .isEqualTo(ROSA));
    }

    /** At the start of a bimester nobody was looked after in it yet: who was behind is still to be visited. */
    @Test
    void the_alerts_are_those_of_the_period_before_until_the_period_has_its_own() {
        ask("/api/gestor/day?date=2026-07-01")
                .expectStatus()
                .isOk()
                .expectBody()
                .json("""
                {"period":"2026-4","alerts":[{"band":"LATE"}],
                 "more":{"alerts":"/api/coresponsibility/monitoring/2026-3/alerts"}}""");
        upstream("coresponsibility")
                .answers(Map.of(
                        "/coresponsibility/monitoring/2026-3/alerts?limit=50", "[{\"band\":\"LATE\"}]",
                        "/coresponsibility/monitoring/2026-4/alerts?limit=50", "[]"));
        ask("/api/gestor/day?date=2026-07-01").expectBody().json("""
                {"alerts":[],"more":{"alerts":"/api/coresponsibility/monitoring/2026-4/alerts"}}""");
    }

    @Test
    void names_and_dni_do_not_travel_in_it() {
        ask(DAY).expectBody(String.class).value(text -> assertThat(text).doesNotContain("87654321", "person"));
    }

    @Test
    void what_is_not_known_is_said_and_what_is_not_there_is_null() {
        upstream("graduation").die();
        upstream("coresponsibility").answers(Map.of());
        upstream("affiliation").behaves((_, response) -> Upstream.answer(response, 403, "{}"));
        ask(DAY).expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.recertification.unavailable")
                .isEqualTo(true)
                .jsonPath("$.proposals.withheld")
                .isEqualTo(true)
                .jsonPath("$.alerts")
                .isEmpty()
                .jsonPath("$.visits.items[0].household")
                .isEqualTo("H1");
    }

    @Test
    void a_phone_that_has_it_already_gets_nothing_until_something_changes() {
        var tag = ask(DAY).expectBody().returnResult().getResponseHeaders().getETag();
        ifChanged(tag).expectStatus().isNotModified().expectBody().isEmpty();
        upstream("graduation").answers(Map.of("/graduation/due?limit=50", "{\"items\":[]}"));
        ifChanged(tag).expectStatus().isOk();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01,2026-1,R2025-6",
        "2026-02-28,2026-1,R2025-6",
        "2026-03-01,2026-2,R2026-1",
        "2026-12-31,2026-6,R2026-5"
    })
    void the_period_is_that_of_the_day_and_the_round_the_one_before(String day, String period, String round) {
        ask("/api/gestor/day?date=" + day)
                .expectBody()
                .jsonPath("$.period")
                .isEqualTo(period)
                .jsonPath("$.round")
                .isEqualTo(round);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "ayer", "2004-12-31", "2100-01-01", "+999999999-12-31"})
    void a_day_that_is_none_is_refused(String day) {
        client.get()
                .uri("/api/gestor/day?date={d}", day)
                .header(HttpHeaders.AUTHORIZATION, ROSA)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("DAY_INVALID");
    }

    private ResponseSpec ask(String path) {
        return client.get().uri(path).header(HttpHeaders.AUTHORIZATION, ROSA).exchange();
    }

    private ResponseSpec ifChanged(String tag) {
        return client.get()
                .uri(DAY)
                .header(HttpHeaders.AUTHORIZATION, ROSA)
                .header(HttpHeaders.IF_NONE_MATCH, tag)
                .exchange();
    }
}
