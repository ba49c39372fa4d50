package pe.juntos.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.payment.World.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import tools.jackson.databind.JsonNode;

/** PAY-4: a round is compared with all that was paid for the period before, in whichever round, and each change has its true cause. */
@ServiceTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class Pay4PreviewCausesTest {
    private static final int SAME = 1;
    private static final int CORRECTED = 2;
    private static final int BREACH = 3;
    private static final int WAITED = 4;
    private static final int LATE = 5;

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
    void what_a_follow_up_paid_after_a_cancelled_round_was_paid_before() {
        for (var n = SAME; n <= LATE; n++) {
            world.household(n, 1, n == WAITED ? null : "001-" + n);
            world.verdict(n, "2098-1", 1, n != LATE);
        }
        world.certified("2098-1", 5, 4);
        world.liquidated("2098-1");
        world.post(
                "/payment/rounds/R2098-1/cancel", "aurora.aprueba", "PAYMENT_APPROVER", Map.of("reason", "DATA_ERROR"));
        Await.value(
                () -> world.post(
                        "/payment/rounds",
                        "sonia.presenta",
                        "PAYMENT_SUBMITTER",
                        Map.of("period", "2098-1", "number", 2)),
                answer -> answer.status() == 200);
        release("R2098-1-2");
        world.household(WAITED, 2, "0011");
        Await.until(() -> assertThat(database.number("select count(*) from payee where account = '0011'"))
                .isEqualTo(1));
        world.verdict(LATE, "2098-1", 2, true);
        Await.until(() ->
                assertThat(database.number("select count(*) from adjustment")).isEqualTo(1));
        correct();
        liquidate("2098-2", BREACH);
        var preview = world.get("/payment/rounds/R2098-2/preview").body();
        assertThat(preview.get("previous").asString()).isEqualTo("2098-1");
        assertThat(lines(preview.get("changes"))).isEqualTo(CHANGES);
        assertThat(lines(preview.get("anomalies")))
                .as("001-1 and 0011 are one account")
                .contains("MANY_TO_ONE_ACCOUNT 1 600.00");
    }

    private static final List<String> CHANGES = List.of(
            "AMOUNT CORRECTION_MORE 1 200.00 250.00",
            "STARTED FIRST_PAYMENT 1 0.00 400.00",
            "STARTED RELEASED 1 0.00 400.00",
            "STOPPED VERDICT_NOT_MET 1 200.00 0.00");

    @Test
    @Order(2)
    void it_says_the_same_after_the_bank_has_paid() {
        release("R2098-2");
        var credits = database
                .texts("select household || '-' || period || '-' || attempt || ' ' || amount from transfer"
                        + " where round = 'R2098-2' and state = 'ORDERED'")
                .stream()
                .map(sent -> World.credit(sent.split(" ")[0], sent.split(" ")[1]))
                .toArray(String[]::new);
        world.applied(World.statement("C1", World.ACCOUNT, credits));
        var preview = world.get("/payment/rounds/R2098-2/preview").body();
        assertThat(lines(preview.get("changes"))).isEqualTo(CHANGES);
        assertThat(lines(preview.get("components"))).contains("BASE 5 1000.00", "COMPENSATION 1 200.00");
    }

    @Test
    @Order(3)
    void what_was_more_before_is_less_now_for_its_own_cause() {
        liquidate("2098-3", 0);
        assertThat(lines(world.get("/payment/rounds/R2098-3/preview").body().get("changes")))
                .containsExactly(
                        "AMOUNT CORRECTION_LESS 1 250.00 200.00",
                        "AMOUNT LATE_VERDICT_BEFORE 1 400.00 200.00",
                        "AMOUNT RELEASED_BEFORE 1 400.00 200.00",
                        "STARTED PAYABLE_AGAIN 1 0.00 200.00");
    }

    private void correct() {
        var proposed = world.post(
                "/payment/households/" + code(CORRECTED) + "/adjustments",
                "carlos.region",
                "REGIONAL_COORDINATOR",
                Map.of("reason", "UNDERPAID", "amount", "50.00", "from", "2098-2"));
        assertThat(world.post(
                                "/payment/adjustments/" + proposed.text("id") + "/approve",
                                "aurora.aprueba",
                                "PAYMENT_APPROVER",
                                Map.of())
                        .text("state"))
                .isEqualTo("APPROVED");
    }

    /** @param breach who is not paid; 0 for nobody */
    private void liquidate(String period, int breach) {
        for (var n = SAME; n <= LATE; n++) {
            world.verdict(n, period, 1, n != breach);
        }
        world.certified(period, 5, breach == 0 ? 5 : 4);
        world.liquidated(period);
    }

    private void release(String round) {
        Await.value(
                () -> world.get("/payment/rounds/" + round),
                answer -> answer.text("state").equals("LIQUIDATED"));
        var submitted = world.step(round, "submit");
        world.approve(round, "aurora.aprueba", submitted);
        world.approve(round, "bruno.aprueba", submitted);
        assertThat(world.post("/payment/rounds/" + round + "/dispatch", "aurora.aprueba", "PAYMENT_APPROVER", Map.of())
                        .text("state"))
                .isEqualTo("DISPATCHED");
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
