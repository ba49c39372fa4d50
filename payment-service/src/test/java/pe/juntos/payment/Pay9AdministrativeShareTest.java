package pe.juntos.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.ContractCheck;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** PAY-9 (003 R-PA-5): more than a tenth of the budget spent on administration is told, exactly a tenth is not. */
@ServiceTest
class Pay9AdministrativeShareTest {
    @Autowired
    WebTestClient client;

    @Autowired
    EventProbe probe;

    @Autowired
    TestDatabase database;

    private World world;

    @BeforeEach
    void meet() {
        world = new World(client, probe);
    }

    @ParameterizedTest
    @CsvSource({
        "2031, 1000.00, 0.00, 0.00, false",
        "2032, 1000.00, 100.00, 10.00, false",
        "2033, 1000.00, 100.01, 10.00, true",
        "2034, 0.03, 0.01, 33.33, true",
        "2035, 0.01, 0.00, 0.00, false",
    })
    void above_the_limit_is_an_alert(int year, String total, String administrative, String percent, boolean exceeded) {
        var told = report(year, total, administrative, "INFORMATION_MANAGER", List.of("*"));
        assertThat(told.get("percent").asString()).isEqualTo(percent);
        assertThat(told.get("exceeded").asBoolean()).isEqualTo(exceeded);
        assertThat(told.get("policy").asString()).isEqualTo("ADMINISTRATIVE-SHARE-2005");
        assertThat(world.get("/payment/budget/" + year).body().toString()).isEqualTo(told.toString());
        var type = "pe.juntos.payment.budget." + (exceeded ? "share-exceeded" : "reported") + ".v1";
        Await.until(() -> assertThat(probe.received("juntos.payment.budget.v1"))
                .filteredOn(event -> event.json().contains("\"year\":" + year))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.type()).isEqualTo(type);
                    ContractCheck.validate("budget", event.json());
                }));
    }

    @Test
    void reported_again_nothing_is_told_twice_and_a_change_is_another_version() {
        report(2040, "1000.00", "50.00", "INFORMATION_MANAGER", List.of("*"));
        report(2040, "1000.00", "50.00", "INFORMATION_MANAGER", List.of("*"));
        report(2040, "1000.00", "150.00", "INFORMATION_MANAGER", List.of("*"));
        assertThat(database.texts("select version || ' ' || exceeded from budget_report where year = 2040 order by 1"))
                .containsExactly("1 false", "2 true");
        assertThat(world.get("/payment/budget").body().toString()).contains("\"year\":2040");
    }

    @ParameterizedTest
    @CsvSource({
        "2004, 1000.00, 1.00, YEAR_INVALID",
        "2100, 1000.00, 1.00, YEAR_INVALID",
        "2041, 0.00, 0.00, AMOUNT_INVALID",
        "2041, 10.00, 10.01, AMOUNT_INVALID",
        "2041, 10.001, 1.00, AMOUNT_INVALID",
        "2041, -10.00, 1.00, AMOUNT_INVALID",
        "2041, , 1.00, AMOUNT_INVALID",
        "2041, 10.00, uno, AMOUNT_INVALID",
        "2041, 1E+999999999, 1.00, AMOUNT_INVALID",
        "2041, 1000000000000.00, 1.00, AMOUNT_INVALID",
    })
    void what_is_no_share_is_refused(int year, String total, String administrative, String code) {
        assertThat(report(year, total, administrative, "INFORMATION_MANAGER", List.of("*"))
                        .get("code")
                        .asString())
                .isEqualTo(code);
        assertThat(world.get("/payment/budget/2041").status()).isEqualTo(404);
    }

    @Test
    void it_is_for_the_whole_country_and_not_for_everybody_to_report() {
        assertThat(report(2042, "10.00", "1.00", "INFORMATION_MANAGER", List.of("05"))
                        .get("code")
                        .asString())
                .isEqualTo("NATIONAL_ONLY");
        assertThat(report(2042, "10.00", "1.00", "PAYMENT_SUBMITTER", List.of("*"))
                        .get("status")
                        .asInt())
                .isEqualTo(403);
    }

    private JsonNode report(int year, String total, String administrative, String role, List<String> territory) {
        var body = new HashMap<String, Object>();
        body.put("total", total);
        body.put("administrative", administrative);
        var answer = client.put()
                .uri("/payment/budget/" + year)
                .header("Authorization", TestTokens.bearer("ines.informa", List.of(role), territory))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectBody()
                .returnResult();
        return new JsonMapper().readTree(answer.getResponseBody());
    }
}
