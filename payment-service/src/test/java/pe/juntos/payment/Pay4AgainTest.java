package pe.juntos.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.payment.World.code;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
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

/** PAY-3, PAY-4: whatever is asked for again, at the same time, or is cut off in its middle, happens once. */
@ServiceTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class Pay4AgainTest {
    private static final int HOUSEHOLDS = 30;
    private static final int AT_ONCE = 6;

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
    void each_step_asked_for_by_many_at_the_same_time_happens_once() throws Exception {
        certify("2026-3");
        var opened = together(() -> world.open("2026-3"));
        assertThat(opened).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(opened)
                .extracting(answer -> answer.text("job"))
                .containsOnly(opened.getFirst().text("job"));
        var liquidated = world.liquidated("2026-3");
        world.post("/payment/jobs/" + liquidated.text("job") + "/resume", "oscar.opera", "OPERATOR", Map.of());
        assertThat(together(() -> world.step("R2026-3", "submit")))
                .extracting(answer -> answer.text("state") + answer.text("version"))
                .containsOnly("SUBMITTED3");
        assertThat(together(() -> world.approve("R2026-3", "aurora.aprueba", world.get("/payment/rounds/R2026-3"))))
                .extracting(answer -> answer.text("state") + answer.text("version"))
                .containsOnly("APPROVED4");
        assertThat(together(() -> dispatch("R2026-3")))
                .extracting(answer -> answer.text("state") + answer.text("version"))
                .containsOnly("DISPATCHED5");
        assertThat(together(() -> cancel("R2026-3")))
                .extracting(answer -> answer.text("code"))
                .containsOnly("ALREADY_DISPATCHED");
        once("2026-3");
        assertThat(database.texts("select movement || ' ' || amount from posting order by id"))
                .containsExactly("APPROVED 6000.00", "DISPATCHED 6000.00");
        assertThat(database.number("select count(*) from bank_file")).isEqualTo(1);
        Await.until(() -> assertThat(probe.received("juntos.payment.round.v1"))
                .extracting(event -> event.type().split("\\.")[4])
                .containsExactly("opened", "liquidated", "submitted", "approved", "dispatched"));
    }

    @Test
    @Order(2)
    void a_liquidation_cut_off_in_its_middle_and_at_its_end_is_done_once() throws SQLException {
        certify("2026-5");
        Await.value(
                () -> world.get("/payment/summary?period=2026-5"),
                answer -> database.number("select count(*) from period where period = '2026-5'") == 1);
        cutOff("insert on transfer", "new.household = '" + code(7) + "'", () -> world.open("2026-5"));
        world.liquidated("2026-5");
        once("2026-5");
        certify("2026-6");
        Await.until(() -> assertThat(database.number("select count(*) from period where period = '2026-6'"))
                .isEqualTo(1));
        cutOff("update on round", "new.state = 'LIQUIDATED'", () -> world.open("2026-6"));
        world.liquidated("2026-6");
        once("2026-6");
        Await.until(() -> assertThat(probe.received("juntos.payment.round.v1"))
                .filteredOn(event -> event.json().contains("\"R2026-6\""))
                .extracting(event -> event.type().split("\\.")[4])
                .containsExactly("opened", "liquidated"));
    }

    @Test
    @Order(3)
    void a_person_whose_step_was_cut_off_asks_again_and_nothing_is_done_twice() throws SQLException {
        cutOff("update on round", "new.state = 'SUBMITTED'", () -> world.step("R2026-6", "submit"));
        var submitted = world.step("R2026-6", "submit");
        assertThat(submitted.text("state")).isEqualTo("SUBMITTED");
        cutOff("insert on posting", "true", () -> world.approve("R2026-6", "aurora.aprueba", submitted));
        assertThat(world.approve("R2026-6", "aurora.aprueba", submitted).text("state"))
                .isEqualTo("APPROVED");
        cutOff("insert on bank_file", "true", () -> dispatch("R2026-6"));
        assertThat(dispatch("R2026-6").text("state")).isEqualTo("DISPATCHED");
        assertThat(database.texts("select movement || ' ' || amount from posting where round = 'R2026-6' order by id"))
                .containsExactly("APPROVED 6000.00", "DISPATCHED 6000.00");
        assertThat(database.number("select count(*) from bank_file where round = 'R2026-6'"))
                .isEqualTo(1);
        books();
    }

    @Test
    @Order(4)
    void a_cancellation_cut_off_in_its_middle_holds_every_transfer_once() throws SQLException {
        world.approve("R2026-5", "aurora.aprueba", world.step("R2026-5", "submit"));
        cutOff("update on transfer", "new.household = '" + code(7) + "'", () -> cancel("R2026-5"));
        Await.until(() -> assertThat(database.number("select count(*) from transfer where round = 'R2026-5'"
                        + " and state = 'HELD' and reason = 'ROUND_CANCELLED' and version = 2"))
                .isEqualTo(HOUSEHOLDS));
        assertThat(database.number("select count(*) from unpaid where period = '2026-5'"))
                .isEqualTo(HOUSEHOLDS);
        Await.until(() -> assertThat(probe.received("juntos.payment.transfer.v1"))
                .filteredOn(
                        event -> event.type().contains(".held.") && event.json().contains("\"R2026-5\""))
                .hasSize(HOUSEHOLDS));
        books();
    }

    @Test
    @Order(5)
    void cancelled_and_dispatched_at_the_same_time_is_one_of_both_and_the_books_agree() throws Exception {
        certify("2027-1");
        world.liquidated("2027-1");
        world.approve("R2027-1", "aurora.aprueba", world.step("R2027-1", "submit"));
        var answers = together(() -> dispatch("R2027-1"), () -> cancel("R2027-1"));
        var state = world.get("/payment/rounds/R2027-1").text("state");
        assertThat(state).isIn("DISPATCHED", "CANCELLED");
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 200)
                .extracting(answer -> answer.text("state"))
                .containsOnly(state);
        Await.until(
                () -> assertThat(database.number("select count(*) from transfer where period = '2027-1' and state = '"
                                + (state.equals("CANCELLED") ? "HELD" : "ORDERED") + "'"))
                        .isEqualTo(HOUSEHOLDS));
        books();
    }

    @Test
    @Order(6)
    void two_periods_opened_at_the_same_time_are_liquidated_one_after_the_other() throws Exception {
        certify("2027-2");
        certify("2027-3");
        assertThat(together(() -> world.open("2027-2"), () -> world.open("2027-3")))
                .allSatisfy(answer -> assertThat(
                                answer.status() == 200 || answer.text("code").equals("ROUND_UNFINISHED"))
                        .as(answer.body().toString())
                        .isTrue());
        world.liquidated("2027-2");
        world.liquidated("2027-3");
        once("2027-2");
        once("2027-3");
        assertThat(database.number("select count(*) from job where state = 'FAILED'"))
                .isZero();
    }

    private void certify(String period) {
        for (var n = 1; n <= HOUSEHOLDS; n++) {
            if (period.equals("2026-3")) {
                world.household(n, 1, "001-" + n);
            }
            world.verdict(n, period, 1, true);
        }
        world.certified(period, HOUSEHOLDS, HOUSEHOLDS);
        Await.until(() -> assertThat(database.number("select count(*) from verdict where period = '" + period + "'")
                        + database.number("select count(*) from period where period = '" + period + "'")
                        + database.number("select count(*) from payee"))
                .isEqualTo(2L * HOUSEHOLDS + 1));
    }

    private World.Answer dispatch(String round) {
        return world.post("/payment/rounds/" + round + "/dispatch", "aurora.aprueba", "PAYMENT_APPROVER", Map.of());
    }

    private World.Answer cancel(String round) {
        return world.post(
                "/payment/rounds/" + round + "/cancel",
                "bruno.aprueba",
                "PAYMENT_APPROVER",
                Map.of("reason", "BY_MISTAKE"));
    }

    /** Each household one transfer, one line, one event. */
    private void once(String period) {
        for (var table : List.of("transfer", "transfer_line")) {
            assertThat(database.number("select count(*) from " + table + " where period = '" + period + "'"))
                    .as(table)
                    .isEqualTo(HOUSEHOLDS);
        }
        Await.until(() -> assertThat(probe.received("juntos.payment.transfer.v1"))
                .filteredOn(event ->
                        event.type().contains(".ordered.") && event.json().contains("-" + period + "\""))
                .hasSize(HOUSEHOLDS));
    }

    private void books() {
        var ledger = world.get("/payment/ledger").body();
        assertThat(ledger.get("balanced").asBoolean()).isTrue();
        assertThat(ledger.get("agrees").asBoolean()).as(ledger.toString()).isTrue();
    }

    @SafeVarargs
    private static List<World.Answer> together(Callable<World.Answer>... steps) throws Exception {
        var all = new ArrayList<Callable<World.Answer>>();
        for (var i = 0; i < AT_ONCE; i++) {
            all.add(steps[i % steps.length]);
        }
        var answers = new ArrayList<World.Answer>();
        try (var persons = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var answer : persons.invokeAll(all)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    /** Stops the database's work where it writes such a row, kills it there, and lets go of what comes after. */
    private void cutOff(String write, String when, Supplier<World.Answer> asking) throws SQLException {
        database.execute("""
                create function pause() returns trigger language plpgsql as $$
                begin perform pg_advisory_xact_lock(42); return new; end $$
                """);
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(42)");
            database.execute("create trigger pause before " + write + " for each row when (" + when
                    + ") execute function pause()");
            var asked = CompletableFuture.supplyAsync(asking);
            Await.until(() -> assertThat(database.number(WAITING)).isEqualTo(1));
            statement.execute(
                    "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and not granted"
                            + " and objid = 42 and database = (select oid from pg_database where datname = current_database())");
            statement.execute("select pg_advisory_unlock(42)");
            asked.handle((_, _) -> true).join();
        }
        database.execute("drop function pause cascade");
    }

    private static final String WAITING = "select count(*) from pg_locks where locktype = 'advisory' and not granted"
            + " and objid = 42 and database = (select oid from pg_database where datname = current_database())";
}
