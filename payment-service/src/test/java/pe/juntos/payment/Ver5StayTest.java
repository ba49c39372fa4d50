package pe.juntos.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.payment.World.code;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** VER-5, PAY-3: a verdict pays who was affiliated then, whenever and in whatever order that is told, and no component without it. */
@ServiceTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class Ver5StayTest {
    private static final int CAME_BACK = 1;
    private static final int TOLD_LATE = 2;
    private static final int ALWAYS = 3;

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

    @Test
    @Order(1)
    void who_left_and_came_back_is_owed_what_an_old_verdict_gives() {
        household(CAME_BACK, 1, "2026-01-15", null);
        household(TOLD_LATE, 1, null, null);
        household(ALWAYS, 1, "2026-01-15", null);
        verdicts("2026-3", 2, n -> n != CAME_BACK);
        world.liquidated("2026-3");
        assertThat(transfers("2026-3")).containsExactly(code(ALWAYS) + " 200.00");
        household(CAME_BACK, 2, "2026-01-15", "2026-07-10");
        told(CAME_BACK, 2);
        household(CAME_BACK, 3, "2026-09-01", null);
        told(CAME_BACK, 3);
        world.verdict(CAME_BACK, "2026-3", 2, true);
        Await.until(
                () -> assertThat(database.texts("select household || ' ' || period || ' ' || amount from adjustment"))
                        .containsExactly(code(CAME_BACK) + " 2026-3 200.00"));
    }

    @Test
    @Order(2)
    void an_affiliation_that_is_told_after_the_liquidation_is_paid_with_the_next() {
        household(TOLD_LATE, 2, "2026-01-15", null);
        told(TOLD_LATE, 2);
        verdicts("2026-4", 3, _ -> true);
        world.liquidated("2026-4");
        assertThat(transfers("2026-4"))
                .as("nobody is paid for months outside")
                .containsExactly(code(CAME_BACK) + " 200.00", code(TOLD_LATE) + " 400.00", code(ALWAYS) + " 200.00");
        assertThat(database.texts("select period || ' ' || component from transfer_line where household = '"
                        + code(TOLD_LATE) + "' order by 1"))
                .containsExactly("2026-3 COMPENSATION", "2026-4 BASE");
    }

    @Test
    @Order(3)
    void what_is_due_each_bimester_is_not_paid_for_one_that_its_verdict_does_not_pay() {
        verdicts("2097-1", 2, n -> n != ALWAYS);
        var sent = client.post()
                .uri("/payment/incentives?period=2097-1")
                .header("Authorization", TestTokens.bearer("ines.informa", "INFORMATION_MANAGER"))
                .contentType(new MediaType("text", "csv"))
                .bodyValue("""
                        componente,hogar_id,persona_id,edad,gestante,grado_aprobado,buen_rendimiento
                        PRIMERA_INFANCIA,hogar-1,p-1,2,NO,NO,NO
                        PRIMERA_INFANCIA,hogar-3,p-3,2,NO,NO,NO
                        """.getBytes(StandardCharsets.UTF_8))
                .exchange()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        Await.value(
                () -> world.get("/payment/imports/" + sent.get("id")).body(),
                body -> body.get("state").asString().equals("APPLIED"));
        assertThat(world.post(
                                "/payment/incentives/" + sent.get("id") + "/approve",
                                "cesar.certifica",
                                "CERTIFIER",
                                Map.of())
                        .body()
                        .get("claims")
                        .asInt())
                .isEqualTo(2);
        world.liquidated("2097-1");
        assertThat(transfers("2097-1")).containsExactly(code(CAME_BACK) + " 300.00", code(TOLD_LATE) + " 200.00");
        world.verdict(ALWAYS, "2097-1", 2, true);
        Await.until(() -> assertThat(database.number("select count(*) from adjustment where period = '2097-1'"))
                .isEqualTo(1));
        verdicts("2097-2", 3, _ -> true);
        world.liquidated("2097-2");
        assertThat(transfers("2097-2")).contains(code(ALWAYS) + " 500.00");
    }

    private void verdicts(String period, int payable, java.util.function.IntPredicate pays) {
        for (var n = CAME_BACK; n <= ALWAYS; n++) {
            world.verdict(n, period, 1, pays.test(n));
        }
        world.certified(period, 3, payable);
    }

    private void told(int n, int version) {
        Await.until(() -> assertThat(database.number("select version from payee where household = '" + code(n) + "'"))
                .isEqualTo(version));
    }

    private void household(int n, long version, @Nullable String affiliatedOn, @Nullable String exitedOn) {
        var account = new HashMap<String, Object>(Map.of("means", "ACCOUNT", "account", "001-" + n));
        account.put("payPoint", null);
        var values = new HashMap<String, Object>(Map.of(
                "household",
                code(n),
                "externalId",
                "hogar-" + n,
                "state",
                affiliatedOn == null ? "VALIDATED" : exitedOn == null ? "AFFILIATED" : "EXITED",
                "district",
                "050101",
                "recipient",
                Map.of("member", "M%016d".formatted(n), "identityVerified", true, "alive", true),
                "payment",
                account));
        values.put("affiliatedOn", affiliatedOn);
        values.put("exitedOn", exitedOn);
        World.HOUSEHOLD.tell(probe, "updated", code(n), version, values);
    }

    private List<String> transfers(String period) {
        return database.texts(
                "select household || ' ' || amount from transfer where period = '" + period + "' order by household");
    }
}
