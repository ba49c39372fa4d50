package pe.juntos.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.payment.World.code;

import java.sql.SQLException;
import java.util.List;
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

/** VER-5: a corrected verdict gives a compensation in the next round, never a second base transfer and never a claw-back. */
@ServiceTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class Ver5AdjustmentTest {
    private static final int PAID = 1;
    private static final int MEANWHILE = 2;
    private static final int TAKEN_BACK = 3;
    private static final int TWICE = 4;

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
    void a_correction_that_commits_while_its_liquidation_ends_is_not_lost() throws SQLException {
        for (var n = PAID; n <= TWICE; n++) {
            world.household(n, 1, "001-" + n);
            world.verdict(n, "2026-3", 1, n == PAID);
        }
        world.certified("2026-3", 4, 1);
        Await.until(
                () -> assertThat(database.number("select count(*) from period")).isEqualTo(1));
        Await.until(() ->
                assertThat(database.number("select count(*) from verdict")).isEqualTo(4));
        payees(4);
        database.execute("""
                create function pause() returns trigger language plpgsql as $$
                begin perform pg_advisory_xact_lock(42); return new; end $$
                """);
        database.execute("create constraint trigger pause after update on verdict deferrable initially deferred"
                + " for each row execute function pause()");
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(42)");
            world.verdict(MEANWHILE, "2026-3", 2, true);
            Await.until(() ->
                    assertThat(waiting()).as("the correction, about to commit").isEqualTo(1));
            Await.value(() -> world.open("2026-3"), answer -> answer.status() == 200);
            Await.until(
                    () -> assertThat(waiting() + database.number("select count(*) from round where state <> 'OPEN'"))
                            .as("the liquidation waits for the correction, or has ended without it")
                            .isGreaterThanOrEqualTo(2));
            statement.execute("select pg_advisory_unlock(42)");
        }
        database.execute("drop function pause cascade");
        world.liquidated("2026-3");
        assertThat(transfers("2026-3")).containsExactly(code(PAID) + " 200.00 ORDERED");
        pending(1);
    }

    @Test
    @Order(2)
    void it_is_paid_once_in_the_next_round_beside_that_rounds_own_right() {
        world.verdict(TWICE, "2026-3", 2, true);
        world.verdict(TWICE, "2026-3", 3, false);
        world.verdict(TWICE, "2026-3", 4, true);
        world.verdict(TAKEN_BACK, "2026-3", 2, true);
        pending(3);
        world.verdict(TAKEN_BACK, "2026-3", 3, false);
        pending(2);
        // of the next period itself only two are payable
        for (var n = PAID; n <= TWICE; n++) {
            world.verdict(n, "2026-4", 1, n == PAID || n == MEANWHILE);
        }
        world.certified("2026-4", 4, 2);
        world.liquidated("2026-4");
        assertThat(transfers("2026-4"))
                .containsExactly(
                        code(PAID) + " 200.00 ORDERED",
                        code(MEANWHILE) + " 400.00 ORDERED",
                        code(TWICE) + " 200.00 ORDERED");
        assertThat(lines())
                .containsExactly(
                        code(PAID) + " 2026-3 BASE in 2026-3",
                        code(PAID) + " 2026-4 BASE in 2026-4",
                        code(MEANWHILE) + " 2026-3 COMPENSATION in 2026-4",
                        code(MEANWHILE) + " 2026-4 BASE in 2026-4",
                        code(TWICE) + " 2026-3 COMPENSATION in 2026-4");
        pending(0);
    }

    @Test
    @Order(3)
    void what_was_ordered_is_never_taken_back_and_never_ordered_again() {
        world.verdict(PAID, "2026-3", 2, false);
        Await.until(() -> assertThat(database.texts("select household || ' ' || period || ' ' || kind from review"))
                .containsExactly(code(PAID) + " 2026-3 NO_LONGER_PAYABLE"));
        world.verdict(PAID, "2026-3", 3, true);
        world.verdict(TWICE, "2026-4", 2, true); // its own transfer held a compensation only
        pending(1);
        for (var n = PAID; n <= TWICE; n++) {
            world.verdict(n, "2026-5", 1, true);
        }
        world.verdict(TAKEN_BACK, "2026-3", 4, true);
        pending(2);
        world.certified("2026-5", 4, 4);
        world.liquidated("2026-5");
        assertThat(transfers("2026-5"))
                .containsExactly(
                        code(PAID) + " 200.00 ORDERED",
                        code(MEANWHILE) + " 200.00 ORDERED",
                        code(TAKEN_BACK) + " 400.00 ORDERED",
                        code(TWICE) + " 400.00 ORDERED");
        assertThat(lines()).hasSize(11).doesNotHaveDuplicates();
        assertThat(
                        database.number(
                                "select count(*) from (select household, period from transfer_line group by 1, 2 having count(*) > 1) t"))
                .isZero();
        world.contractsHeld();
    }

    @Test
    @Order(4)
    void a_round_waits_until_as_many_payable_verdicts_have_arrived_as_were_certified() {
        for (var n = PAID; n <= TWICE; n++) {
            world.verdict(n, "2026-6", 1, n != PAID);
        }
        world.certified("2026-6", 4, 4);
        Await.until(() -> assertThat(world.open("2026-6").text("code")).isEqualTo("VERDICTS_INCOMPLETE"));
        world.verdict(PAID, "2026-6", 2, true);
        world.liquidated("2026-6");
        assertThat(transfers("2026-6")).hasSize(4);
    }

    @Test
    @Order(5)
    void an_upheld_reconsideration_is_compensated_like_any_correction() {
        var upheld = 5;
        world.household(upheld, 1, "001-5");
        payees(5);
        world.verdict(upheld, "2026-6", 1, false);
        world.upheld(upheld, "2026-6", 2);
        pending(1);
        world.upheld(upheld, "2026-6", 2); // told again
        world.verdict(upheld, "2027-1", 1, true);
        for (var n = PAID; n <= TWICE; n++) {
            world.verdict(n, "2027-1", 1, true);
        }
        world.certified("2027-1", 5, 5);
        world.liquidated("2027-1");
        assertThat(lines().stream().filter(line -> line.startsWith(code(upheld))))
                .containsExactly(
                        code(upheld) + " 2026-6 COMPENSATION in 2027-1", code(upheld) + " 2027-1 BASE in 2027-1");
        assertThat(transfers("2027-1")).contains(code(upheld) + " 400.00 ORDERED");
        pending(0);
    }

    private long waiting() {
        return database.number("select count(*) from pg_locks where locktype = 'advisory' and not granted");
    }

    private void payees(long known) {
        Await.until(
                () -> assertThat(database.number("select count(*) from payee")).isEqualTo(known));
    }

    private void pending(long adjustments) {
        Await.until(() -> assertThat(world.get("/payment/summary?period=2026-3")
                        .body()
                        .get("adjustmentsPending")
                        .get("transfers")
                        .asLong())
                .isEqualTo(adjustments));
    }

    private List<String> transfers(String period) {
        return database.texts("select household || ' ' || amount || ' ' || state from transfer where period = '"
                + period + "' order by 1");
    }

    private List<String> lines() {
        return database.texts("select household || ' ' || period || ' ' || component || ' in ' || transfer_period"
                + " from transfer_line order by 1");
    }
}
