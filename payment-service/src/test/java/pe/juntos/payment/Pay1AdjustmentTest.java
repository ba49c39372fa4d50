package pe.juntos.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.payment.World.code;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** PAY-1: what persons add to a household's transfers or take back, decided by two, bounded, with its reason on the line. */
@ServiceTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class Pay1AdjustmentTest {
    private static final int OVERPAID = 1;
    private static final int UNDERPAID = 2;
    private static final String PATH = "/payment/households/" + code(OVERPAID) + "/adjustments";

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
    void two_persons_decide_and_liquidation_takes_one_instalment_a_transfer() {
        for (var n = OVERPAID; n <= UNDERPAID; n++) {
            world.household(n, 1, "001-" + n);
            world.verdict(n, "2026-3", 1, true);
        }
        Await.until(
                () -> assertThat(database.number("select count(*) from payee")).isEqualTo(2));
        var recovery = propose(OVERPAID, "PAID_TWICE", "100.00", 3, "2026-3");
        assertThat(recovery.text("state")).isEqualTo("PROPOSED");
        assertThat(recovery.text("hash")).hasSize(64);
        assertThat(decide(recovery, "approve", "rita.regional").text("code")).isEqualTo("SAME_PERSON");
        assertThat(decide(recovery, "approve", "aurora.aprueba").text("state")).isEqualTo("APPROVED");
        assertThat(decide(recovery, "approve", "aurora.aprueba").text("state"))
                .as("decided again, nothing is created twice")
                .isEqualTo("APPROVED");
        assertThat(decide(recovery, "reject", "aurora.aprueba").text("code")).isEqualTo("ALREADY_DECIDED");
        assertThat(decide(recovery, "approve", "bruno.aprueba").text("code")).isEqualTo("ALREADY_DECIDED");
        assertThat(database.texts("select period || ' ' || amount from entitlement order by 1"))
                .containsExactly("2026-3 33.33", "2026-4 33.33", "2026-5 33.34");
        var correction = propose(UNDERPAID, "UNDERPAID", "50.00", 1, "2026-3");
        decide(correction, "approve", "aurora.aprueba");
        var rejected = propose(UNDERPAID, "COMPONENT_MISSING", "70.00", 1, "2026-3");
        assertThat(decide(rejected, "reject", "aurora.aprueba").text("state")).isEqualTo("REJECTED");
        world.certified("2026-3", 2, 2);
        world.liquidated("2026-3");
        assertThat(database.texts("select household || ' ' || amount from transfer order by 1"))
                .containsExactly(code(OVERPAID) + " 166.67", code(UNDERPAID) + " 250.00");
        var lines = world.get("/payment/households/" + code(OVERPAID) + "/transfers")
                .body()
                .get("transfers")
                .get(0)
                .get("lines");
        assertThat(lines.toString())
                .contains("\"component\":\"RECOVERY\",\"amount\":\"-33.33\"")
                .contains("\"cause\":\"PAID_TWICE\"")
                .contains("\"cause\":\"VERDICT_PAYABLE\"")
                .contains("\"policy\":\"COMPONENTS-2010\"");
        assertThat(database.number("select count(*) from entitlement where paid_in = 'R2026-3'"))
                .isEqualTo(2);
    }

    @Test
    @Order(2)
    void what_is_not_taken_without_a_base_amount_waits_for_the_next_transfer() {
        world.verdict(OVERPAID, "2026-4", 1, false);
        world.verdict(UNDERPAID, "2026-4", 1, true);
        world.certified("2026-4", 2, 1);
        world.liquidated("2026-4");
        assertThat(database.texts("select household from transfer where period = '2026-4'"))
                .containsExactly(code(UNDERPAID));
        world.verdict(OVERPAID, "2026-5", 1, true);
        world.verdict(UNDERPAID, "2026-5", 1, true);
        world.certified("2026-5", 2, 2);
        world.liquidated("2026-5");
        assertThat(database.texts("select household || ' ' || amount from transfer where period = '2026-5' order by 1"))
                .as("one instalment, the oldest")
                .containsExactly(code(OVERPAID) + " 166.67", code(UNDERPAID) + " 200.00");
        assertThat(database.texts("select period from entitlement where paid_in is null"))
                .containsExactly("2026-5");
        world.contractsHeld();
    }

    @ParameterizedTest
    @CsvSource({
        "MULTA, 40.00, 1, 2026-6, REASON_UNKNOWN",
        "FINE_OF_THE_COMMUNITY, 40.00, 1, 2026-6, REASON_UNKNOWN",
        ", 40.00, 1, 2026-6, REASON_UNKNOWN",
        "PAID_TWICE, 40.001, 1, 2026-6, AMOUNT_INVALID",
        "PAID_TWICE, -40.00, 1, 2026-6, AMOUNT_INVALID",
        "PAID_TWICE, 0.00, 1, 2026-6, AMOUNT_INVALID",
        "PAID_TWICE, mucho, 1, 2026-6, AMOUNT_INVALID",
        "PAID_TWICE, , 1, 2026-6, AMOUNT_INVALID",
        "PAID_TWICE, 40.01, 1, 2026-6, INSTALMENT_TOO_LARGE",
        "PAID_TWICE, 0.01, 2, 2026-6, INSTALMENT_TOO_LARGE",
        "PAID_TWICE, 40.00, 0, 2026-6, INSTALMENTS_INVALID",
        "PAID_TWICE, 40.00, 25, 2026-6, INSTALMENTS_INVALID",
        "UNDERPAID, 1000.01, 1, 2026-6, CORRECTION_TOO_LARGE",
        "UNDERPAID, 10.00, 2, 2026-6, INSTALMENTS_INVALID",
        "UNDERPAID, 10.00, 1, 2026-7, PERIOD_INVALID",
        "UNDERPAID, 10.00, 1, , PERIOD_INVALID",
        "PAID_TWICE, 40.00, 1, 2026-6,",
        "PAID_TWICE, 960.00, 24, 2026-6,",
        "UNDERPAID, 1000.00, 1, 2026-6,",
    })
    @Order(3)
    void within_limits_and_for_known_reasons_only_and_fines_are_never_deducted(
            String reason, String amount, Integer instalments, String from, String refusal) {
        var answer = propose(OVERPAID, reason, amount, instalments, from);
        if (refusal == null) {
            assertThat(answer.status()).isEqualTo(201);
        } else {
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.text("code")).isEqualTo(refusal);
        }
    }

    @Test
    @Order(4)
    void a_neighbours_household_is_none_and_other_roles_decide_nothing() {
        var here = propose(OVERPAID, "UNDERPAID", "10.00", 1, "2026-6");
        var id = here.text("id");
        for (var territory : List.of(List.of("050102"), List.<String>of())) {
            assertThat(as("GET", PATH, "REGIONAL_COORDINATOR", territory)).isEqualTo(404);
            assertThat(as("POST", PATH, "REGIONAL_COORDINATOR", territory)).isEqualTo(404);
            assertThat(as("POST", "/payment/adjustments/" + id + "/approve", "PAYMENT_APPROVER", territory))
                    .isEqualTo(404);
            assertThat(as("POST", "/payment/adjustments/" + id + "/reject", "PAYMENT_APPROVER", territory))
                    .isEqualTo(404);
        }
        var all = List.of("*");
        assertThat(as("GET", PATH, "GESTOR", all)).isEqualTo(200);
        assertThat(as("GET", PATH, "INSTITUTION", all)).isEqualTo(403);
        assertThat(as("POST", PATH, "GESTOR", all)).isEqualTo(403);
        for (var decision : List.of("approve", "reject")) {
            assertThat(as("POST", "/payment/adjustments/" + id + "/" + decision, "REGIONAL_COORDINATOR", all))
                    .isEqualTo(403);
        }
        assertThat(as(
                        "POST",
                        "/payment/adjustments/00000000-0000-0000-0000-000000000000/approve",
                        "PAYMENT_APPROVER",
                        all))
                .isEqualTo(404);
    }

    private World.Answer propose(int household, String reason, String amount, Integer instalments, String from) {
        var body = new HashMap<String, Object>();
        body.put("reason", reason);
        body.put("amount", amount);
        body.put("instalments", instalments);
        body.put("from", from);
        return world.post(
                "/payment/households/" + code(household) + "/adjustments",
                "rita.regional",
                "REGIONAL_COORDINATOR",
                body);
    }

    private World.Answer decide(World.Answer proposed, String how, String by) {
        return world.post("/payment/adjustments/" + proposed.text("id") + "/" + how, by, "PAYMENT_APPROVER", Map.of());
    }

    private int as(String method, String path, String role, List<String> territory) {
        var request = client.method(org.springframework.http.HttpMethod.valueOf(method))
                .uri(path)
                .header("Authorization", TestTokens.bearer("p.persona", List.of(role), territory))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("reason", "UNDERPAID", "amount", "1.00", "from", "2026-6"));
        return request.exchange().returnResult(byte[].class).getStatus().value();
    }
}
