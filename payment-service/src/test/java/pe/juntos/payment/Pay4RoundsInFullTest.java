package pe.juntos.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.payment.World.code;

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
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;

/** PAY-4: rounds that follow up, are cancelled, and are approved by as many as their amount asks for. */
@ServiceTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class Pay4RoundsInFullTest {
    private static final int PAID = 1;
    private static final int ALSO_PAID = 2;
    private static final int HELD = 3;
    private static final int LATE = 4;

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
    void what_is_cancelled_goes_back_to_the_budget_and_stays_owed() {
        for (var n = PAID; n <= LATE; n++) {
            world.household(n, 1, n == HELD ? null : "001-" + n);
            world.verdict(n, "2026-3", 1, n != LATE);
        }
        world.certified("2026-3", 4, 3);
        world.liquidated("2026-3");
        var submitted = world.step("R2026-3", "submit");
        assertThat(open(2).text("code")).isEqualTo("ROUND_UNFINISHED");
        assertThat(open(3).text("code")).isEqualTo("FOLLOW_UP_INVALID");
        assertThat(open(0).text("code")).isEqualTo("FOLLOW_UP_INVALID");
        world.approve("R2026-3", "aurora.aprueba", submitted);
        assertThat(balance("BUDGET")).isEqualTo("-400.00");
        assertThat(cancel("R2026-3", "sonia.presenta", "PAYMENT_SUBMITTER", "DATA_ERROR")
                        .text("code"))
                .isEqualTo("SAME_PERSON");
        assertThat(cancel("R2026-3", "aurora.aprueba", "PAYMENT_APPROVER", "NO_REASON")
                        .text("code"))
                .isEqualTo("REASON_UNKNOWN");
        assertThat(cancel("R2026-3", "rosa.gestora", "GESTOR", "DATA_ERROR").status())
                .isEqualTo(403);
        assertThat(cancel("R2026-9", "aurora.aprueba", "PAYMENT_APPROVER", "DATA_ERROR")
                        .status())
                .isEqualTo(404);
        var cancelled = cancel("R2026-3", "aurora.aprueba", "PAYMENT_APPROVER", "DATA_ERROR");
        assertThat(cancelled.text("state")).isEqualTo("CANCELLED");
        assertThat(cancelled.text("cancelReason")).isEqualTo("DATA_ERROR");
        assertThat(cancel("R2026-3", "aurora.aprueba", "PAYMENT_APPROVER", "DATA_ERROR")
                        .text("version"))
                .as("cancelled again, nothing changes")
                .isEqualTo(cancelled.text("version"));
        assertThat(world.approve("R2026-3", "aurora.aprueba", submitted).text("code"))
                .isEqualTo("ROUND_CANCELLED");
        assertThat(world.step("R2026-3", "submit").text("code")).isEqualTo("ROUND_CANCELLED");
        Await.until(() -> assertThat(transfers())
                .containsExactly(
                        code(PAID) + " R2026-3 HELD ROUND_CANCELLED 1",
                        code(ALSO_PAID) + " R2026-3 HELD ROUND_CANCELLED 1",
                        code(HELD) + " R2026-3 HELD NO_PAYMENT_MEANS 1"));
        assertThat(balance("BUDGET")).isEqualTo("0.00");
        books();
    }

    @Test
    @Order(2)
    void a_follow_up_pays_what_was_held_and_what_was_decided_late_and_nobody_twice() {
        world.household(HELD, 2, "001-3");
        world.verdict(LATE, "2026-3", 2, true);
        Await.until(() ->
                assertThat(database.number("select count(*) from adjustment")).isEqualTo(1));
        Await.until(() -> assertThat(database.number("select count(*) from payee where account is not null"))
                .isEqualTo(4));
        liquidate(2);
        assertThat(transfers())
                .containsExactly(
                        code(PAID) + " R2026-3-2 ORDERED - 1",
                        code(ALSO_PAID) + " R2026-3-2 ORDERED - 1",
                        code(HELD) + " R2026-3-2 ORDERED - 1",
                        code(LATE) + " R2026-3-2 ORDERED - 1");
        assertThat(open(2).text("round")).isEqualTo("R2026-3-2");
        release("R2026-3-2");
        assertThat(balance("IN_TRANSIT")).isEqualTo("800.00");
        assertThat(cancel("R2026-3-2", "aurora.aprueba", "PAYMENT_APPROVER", "DATA_ERROR")
                        .text("code"))
                .isEqualTo("ALREADY_DISPATCHED");
        books();
    }

    @Test
    @Order(3)
    void what_came_from_an_earlier_round_goes_back_there_when_its_round_is_cancelled() {
        var file = world.get("/payment/rounds/R2026-3-2/bank-files").body().get(0);
        world.applied(World.report(
                "P1", file.get("messageId").asString(), World.rejection(code(PAID) + "-2026-3-1", "AC01")));
        world.household(PAID, 2, "002-1");
        Await.until(() -> assertThat(database.number("select count(*) from payee where account = '002-1'"))
                .isEqualTo(1));
        liquidate(3);
        assertThat(transfers()).contains(code(PAID) + " R2026-3-3 ORDERED - 2");
        var submitted = world.step("R2026-3-3", "submit");
        world.approve("R2026-3-3", "aurora.aprueba", submitted);
        books();
        cancel("R2026-3-3", "bruno.aprueba", "PAYMENT_APPROVER", "BANK_UNAVAILABLE");
        books();
        Await.until(() -> assertThat(transfers()).contains(code(PAID) + " R2026-3-2 REJECTED AC01 1"));
        assertThat(database.number("select count(*) from unpaid")).isEqualTo(1);
        books();
        liquidate(4);
        release("R2026-3-4");
        assertThat(transfers()).contains(code(PAID) + " R2026-3-4 ORDERED - 2");
        books();
        assertThat(open(5).text("code")).as("the calendar has three follow-ups").isEqualTo("FOLLOW_UP_INVALID");
        assertThat(database.number("select count(*) from transfer_line")).isEqualTo(4);
        world.contractsHeld();
    }

    @Test
    @Order(4)
    void above_the_first_band_two_persons_approve_and_then_only_is_the_money_payable() {
        for (var n = 11; n <= 12; n++) {
            world.household(n, 1, "003-" + n);
            world.verdict(n, "2098-3", 1, true);
        }
        world.certified("2098-3", 2, 2);
        world.liquidated("2098-3");
        var submitted = world.step("R2098-3", "submit");
        assertThat(submitted.text("approvalsNeeded")).isEqualTo("2");
        var budget = balance("BUDGET");
        var first = world.approve("R2098-3", "aurora.aprueba", submitted);
        assertThat(first.text("state")).isEqualTo("SUBMITTED");
        assertThat(first.body().get("approvedBy").isNull()).isTrue();
        assertThat(world.approve("R2098-3", "aurora.aprueba", submitted).text("version"))
                .as("approved again by the same person, nothing changes")
                .isEqualTo(first.text("version"));
        assertThat(balance("BUDGET")).isEqualTo(budget);
        assertThat(dispatch("R2098-3").text("code")).isEqualTo("ROUND_NOT_READY");
        assertThat(world.approve("R2098-3", "bruno.aprueba", submitted).text("state"))
                .isEqualTo("APPROVED");
        assertThat(dispatch("R2098-3").text("state")).isEqualTo("DISPATCHED");
        books();
    }

    @ParameterizedTest
    @CsvSource({"PAYMENT_APPROVER, 403", "AUDITOR, 403", "GESTOR, 403", "PAYMENT_SUBMITTER, 200"})
    @Order(5)
    void only_a_submitter_opens_a_follow_up(String role, int status) {
        assertThat(world.post("/payment/rounds", "p.persona", role, Map.of("period", "2026-3", "number", 2))
                        .status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "250000000.01, 409, CEILING_ABOVE_BUDGET",
        "1E+12, 422, AMOUNT_INVALID",
        "1E+999999999, 422, AMOUNT_INVALID",
        "-1.00, 422, AMOUNT_INVALID",
        "1.001, 422, AMOUNT_INVALID",
        "250000000.00, 409, PERIOD_NOT_CERTIFIED",
        "1.00, 409, PERIOD_NOT_CERTIFIED",
    })
    @Order(6)
    void a_ceiling_of_ones_own_is_no_higher_than_the_budgets(String ceiling, int status, String code) {
        var answer = world.post(
                "/payment/rounds",
                "sonia.presenta",
                "PAYMENT_SUBMITTER",
                Map.of("period", "2031-1", "ceiling", ceiling));
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text("code")).isEqualTo(code);
    }

    private World.Answer open(int number) {
        return world.post(
                "/payment/rounds", "sonia.presenta", "PAYMENT_SUBMITTER", Map.of("period", "2026-3", "number", number));
    }

    private void liquidate(int number) {
        Await.value(() -> open(number), answer -> answer.status() == 200);
        Await.value(
                () -> world.get("/payment/rounds/R2026-3-" + number),
                answer -> answer.text("state").equals("LIQUIDATED"));
    }

    private void release(String round) {
        world.approve(round, "aurora.aprueba", world.step(round, "submit"));
        assertThat(dispatch(round).text("state")).isEqualTo("DISPATCHED");
    }

    private World.Answer dispatch(String round) {
        return world.post("/payment/rounds/" + round + "/dispatch", "aurora.aprueba", "PAYMENT_APPROVER", Map.of());
    }

    private World.Answer cancel(String round, String person, String role, String reason) {
        return world.post("/payment/rounds/" + round + "/cancel", person, role, Map.of("reason", reason));
    }

    private List<String> transfers() {
        return database.texts("select household || ' ' || round || ' ' || state || ' ' || coalesce(reason, '-') || ' '"
                + " || attempt from transfer order by 1");
    }

    private String balance(String account) {
        return world.get("/payment/ledger").body().get("balances").get(account).asString();
    }

    private void books() {
        var ledger = world.get("/payment/ledger").body();
        assertThat(ledger.get("balanced").asBoolean()).isTrue();
        assertThat(ledger.get("agrees").asBoolean()).as(ledger.toString()).isTrue();
    }
}
