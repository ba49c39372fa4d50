package pe.juntos.platform.web;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.probe.ProbeTest;
import pe.juntos.platform.test.TestTokens;

/** Days that no table could hold are bad requests wherever they stand; those of four digits are understood. */
@ProbeTest
class DaysInRequestsTest {
    private static final String GOOD = "2026-02-28";

    @Autowired
    private WebTestClient client;

    @Test
    void the_first_and_the_last_day_of_the_calendar_are_understood() {
        send("0001-01-01", "9999-12-31", "2028-02-29")
                .expectStatus()
                .isOk()
                .expectBody()
                .json("[\"0001-01-01\",\"9999-12-31\",\"2028-02-29\"]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000-12-31",
                "+10000-01-01",
                "+999999999-12-31",
                "-0001-01-01",
                "2026-02-29",
                "2026-2-3",
                "28/02/2026",
                "ayer",
                "20260228"
            })
    void others_are_refused_in_path_query_and_body(String day) {
        refused(send(day, GOOD, GOOD));
        refused(send(GOOD, day, GOOD));
        refused(send(GOOD, GOOD, day));
    }

    private WebTestClient.ResponseSpec send(String from, String until, String on) {
        return client.post()
                .uri(uri -> uri.path("/probe/days/{from}")
                        .queryParam("until", "{until}")
                        .build(from, until))
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("rosa", "GESTOR"))
                .bodyValue(Map.of("on", on))
                .exchange();
    }

    private static void refused(WebTestClient.ResponseSpec answer) {
        answer.expectStatus().isBadRequest().expectBody().jsonPath("$.code").isEqualTo("BAD_REQUEST");
    }
}
