package pe.juntos.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import tools.jackson.databind.JsonNode;

/** PAY-4: what a round would pay, what changed and why, and what looks odd, before anybody submits it. */
@ServiceTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class Pay4PreviewTest {
    private static final String HERE = "050101";
    private static final String THERE = "050102";

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

    private void household(int n, long version, String district, int recipient, String account) {
        var person = "{\"member\":\"M%016d\",\"identityVerified\":true,\"alive\":true}".formatted(recipient);
        world.household(n, version, district, person, account);
    }

    @Test
    @Order(1)
    void of_a_first_round_it_shows_first_payments_shared_accounts_and_recipients_of_several() {
        household(1, 1, HERE, 1, "001-0001");
        household(2, 1, HERE, 2, "001-0001");
        household(3, 1, HERE, 1, "001-0003");
        household(4, 1, HERE, 4, "001-0004");
        household(5, 1, HERE, 5, "001-0005");
        household(6, 1, THERE, 6, "001-0006");
        for (var n = 1; n <= 6; n++) {
            world.verdict(n, "2098-3", 1, n < 6);
        }
        world.certified("2098-3", 6, 5);
        world.liquidated("2098-3");
        var preview = world.get("/payment/rounds/R2098-3/preview").body();
        assertThat(preview.get("previous").isNull()).isTrue();
        assertThat(preview.get("policy").asString()).isEqualTo("PREVIEW-2098");
        assertThat(lines(preview.get("components"))).containsExactly("BASE 5 1000.00");
        assertThat(lines(preview.get("changes"))).containsExactly("STARTED FIRST_PAYMENT 5 0.00 1000.00");
        assertThat(lines(preview.get("anomalies")))
                .containsExactly(
                        "FIRST_PAYMENT 1 1000.00", "MANY_TO_ONE_ACCOUNT 1 400.00", "RECIPIENT_OF_SEVERAL 1 400.00");
        var found = world.get("/payment/rounds/R2098-3/preview/anomalies").body();
        assertThat(found.toString())
                .contains("M0000000000000001")
                .doesNotContain("001-0001")
                .contains("*0001#");
        assertThat(found.get("next").isNull()).isTrue();
    }

    @Test
    @Order(2)
    void anomalies_come_page_by_page() {
        var all = new ArrayList<String>();
        var cursor = "";
        for (var pages = 0; pages < 5 && cursor != null; pages++) {
            var page = world.get("/payment/rounds/R2098-3/preview/anomalies?limit=1&cursor="
                            + java.net.URLEncoder.encode(cursor, java.nio.charset.StandardCharsets.UTF_8))
                    .body();
            page.get("anomalies").forEach(one -> all.add(one.get("anomaly").asString()));
            cursor = page.get("next").isNull() ? null : page.get("next").asString();
        }
        assertThat(all).containsExactly("FIRST_PAYMENT", "MANY_TO_ONE_ACCOUNT", "RECIPIENT_OF_SEVERAL");
    }

    @Test
    @Order(3)
    void against_the_round_before_each_change_has_its_cause_and_jumps_are_seen() {
        var submitted = world.step("R2098-3", "submit");
        world.approve("R2098-3", "aurora.aprueba", submitted);
        world.approve("R2098-3", "bruno.aprueba", submitted);
        world.post("/payment/rounds/R2098-3/dispatch", "aurora.aprueba", "PAYMENT_APPROVER", Map.of());
        household(5, 2, HERE, 5, null);
        world.verdict(6, "2098-3", 2, true);
        Await.until(() ->
                assertThat(database.number("select count(*) from adjustment")).isEqualTo(1));
        for (var n = 1; n <= 6; n++) {
            world.verdict(n, "2098-4", 1, n != 4);
        }
        Await.until(() -> assertThat(database.number("select count(*) from payee where account is null"))
                .isEqualTo(1));
        world.certified("2098-4", 6, 5);
        world.liquidated("2098-4");
        var preview = world.get("/payment/rounds/R2098-4/preview").body();
        assertThat(preview.get("previous").asString()).isEqualTo("2098-3");
        assertThat(lines(preview.get("components"))).containsExactly("BASE 4 800.00", "COMPENSATION 1 200.00");
        assertThat(lines(preview.get("held"))).containsExactly("NO_PAYMENT_MEANS 1 200.00");
        assertThat(lines(preview.get("changes")))
                .containsExactly(
                        "STARTED FIRST_PAYMENT 1 0.00 400.00",
                        "STOPPED HELD_NO_PAYMENT_MEANS 1 200.00 0.00",
                        "STOPPED VERDICT_NOT_MET 1 200.00 0.00");
        assertThat(lines(preview.get("districts")))
                .containsExactly("050101 5 1000.00 3 600.00", "050102 0 0.00 1 400.00");
        assertThat(lines(preview.get("anomalies"))).contains("DISTRICT_JUMP 2 1000.00");
        assertThat(world.text("/payment/rounds/R2098-4/preview.csv").lines())
                .containsExactly(
                        "ubigeo,hogar_id,cambio,causa,monto_anterior,monto_actual",
                        "050101,hogar-4,STOPPED,VERDICT_NOT_MET,200.00,0.00",
                        "050101,hogar-5,STOPPED,HELD_NO_PAYMENT_MEANS,200.00,0.00",
                        "050102,hogar-6,STARTED,FIRST_PAYMENT,0.00,400.00");
    }

    @Test
    @Order(4)
    void who_answers_for_one_district_sees_nothing_of_its_neighbours() {
        var there = List.of(THERE);
        var preview = world.get("/payment/rounds/R2098-4/preview", there).body();
        assertThat(lines(preview.get("changes"))).containsExactly("STARTED FIRST_PAYMENT 1 0.00 400.00");
        assertThat(lines(preview.get("districts"))).containsExactly("050102 0 0.00 1 400.00");
        assertThat(lines(preview.get("held"))).isEmpty();
        assertThat(lines(preview.get("anomalies"))).containsExactly("DISTRICT_JUMP 1 400.00", "FIRST_PAYMENT 1 400.00");
        assertThat(world.text("/payment/rounds/R2098-4/preview.csv", there).lines())
                .hasSize(2)
                .noneMatch(line -> line.startsWith(HERE));
        assertThat(world.get("/payment/rounds/R2098-4/preview/anomalies", there)
                        .body()
                        .toString())
                .doesNotContain(HERE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".csv", "/anomalies"})
    @Order(5)
    void not_for_everybody_and_not_of_a_round_that_is_not_there(String path) {
        assertThat(world.get("/payment/rounds/R2097-1/preview" + path).status()).isEqualTo(404);
        assertThat(read("/payment/rounds/R2098-4/preview" + path, "GESTOR")).isEqualTo(403);
        assertThat(read("/payment/rounds/R2098-4/preview" + path, "INSTITUTION"))
                .isEqualTo(403);
        assertThat(read("/payment/rounds/R2098-4/preview" + path, "REGIONAL_COORDINATOR"))
                .isEqualTo(200);
    }

    @Test
    @Order(6)
    void pages_have_their_limits_and_the_calendar_its_years() {
        for (var limit : List.of(0, 501)) {
            assertThat(world.get("/payment/rounds/R2098-4/preview/anomalies?limit=" + limit)
                            .text("code"))
                    .isEqualTo("LIMIT_INVALID");
        }
        assertThat(world.get("/payment/rounds/calendar?year=2004").text("code")).isEqualTo("YEAR_INVALID");
        assertThat(world.get("/payment/rounds/calendar?year=2100").text("code")).isEqualTo("YEAR_INVALID");
        var calendar = world.get("/payment/rounds/calendar?year=2098").body();
        assertThat(calendar.size()).isEqualTo(6);
        assertThat(calendar.get(2).get("state").asString()).isEqualTo("DISPATCHED");
        assertThat(calendar.get(2).get("due").get("opens").asString()).isEqualTo("2098-07-10");
        var now = world.get("/payment/rounds/calendar?year=2026").body();
        assertThat(now.get(1).get("late").asBoolean())
                .as("nobody opened March and April")
                .isTrue();
        assertThat(now.get(2).get("late").asBoolean())
                .as("May and June end today")
                .isFalse();
    }

    private int read(String path, String role) {
        return client.get()
                .uri(path)
                .header("Authorization", pe.juntos.platform.test.TestTokens.bearer("p.persona", role))
                .exchange()
                .returnResult(byte[].class)
                .getStatus()
                .value();
    }

    private static List<String> lines(JsonNode list) {
        var lines = new ArrayList<String>();
        list.forEach(one -> {
            var words = new ArrayList<String>();
            one.forEach(word -> words.add(word.asString()));
            lines.add(String.join(" ", words));
        });
        return lines;
    }
}
