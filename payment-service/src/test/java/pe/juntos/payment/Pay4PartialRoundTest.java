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
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;

/** PAY-4: a round of some districts leaves the others to the rounds that follow it up, and everybody is paid once for the right cause. */
@ServiceTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class Pay4PartialRoundTest {
    private static final String HERE = "050101";
    private static final String THERE = "050102";
    private static final int PAID = 1;
    private static final int LATE_HERE = 2;
    private static final int LEFT = 3;
    private static final int LATE_THERE = 4;
    private static final int MOVED = 5;

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
    void only_the_households_of_its_districts_are_liquidated() {
        for (var n = PAID; n <= MOVED; n++) {
            household(n, 1, n <= LATE_HERE ? HERE : THERE);
            world.verdict(n, "2026-3", 1, n == PAID || n == LEFT || n == MOVED);
        }
        world.certified("2026-3", 5, 3);
        open("2026-3", 1, List.of(HERE));
        assertThat(lines("2026-3")).containsExactly(code(PAID) + " BASE VERDICT_PAYABLE R2026-3");
        assertThat(world.get("/payment/rounds/R2026-3").body().get("districts").toString())
                .isEqualTo("[\"050101\"]");
        assertThat(database.number("select count(*) from adjustment")).isZero();
        release("R2026-3");
    }

    @Test
    @Order(2)
    void the_next_liquidates_the_rest_and_adds_what_was_decided_late() {
        world.verdict(LATE_HERE, "2026-3", 2, true);
        world.verdict(LATE_THERE, "2026-3", 2, true);
        household(MOVED, 2, HERE);
        Await.until(() -> assertThat(database.number("select count(*) from payee where district = '050101'"))
                .isEqualTo(3));
        Await.until(() -> assertThat(database.number("select count(*) from verdict where version = 2"))
                .isEqualTo(2));
        assertThat(database.texts("select household from adjustment")).containsExactly(code(LATE_HERE));
        open("2026-3", 2, List.of());
        assertThat(lines("2026-3"))
                .containsExactly(
                        code(PAID) + " BASE VERDICT_PAYABLE R2026-3",
                        code(LATE_HERE) + " COMPENSATION VERDICT_CORRECTED R2026-3-2",
                        code(LEFT) + " BASE VERDICT_PAYABLE R2026-3-2",
                        code(LATE_THERE) + " BASE VERDICT_PAYABLE R2026-3-2",
                        code(MOVED) + " COMPENSATION VERDICT_CORRECTED R2026-3-2");
        release("R2026-3-2");
        open("2026-3", 3, List.of());
        assertThat(lines("2026-3")).hasSize(5);
        assertThat(world.get("/payment/rounds/R2026-3-3").text("amount")).isEqualTo("0.00");
        var ledger = world.get("/payment/ledger").body();
        assertThat(ledger.get("agrees").asBoolean()).as(ledger.toString()).isTrue();
    }

    @Test
    @Order(3)
    void it_is_compared_with_its_own_districts() {
        for (var n = PAID; n <= MOVED; n++) {
            world.verdict(n, "2026-4", 1, true);
        }
        world.certified("2026-4", 5, 5);
        world.step("R2026-3-3", "submit");
        open("2026-4", 1, List.of("050102"));
        var preview = world.get("/payment/rounds/R2026-4/preview").body();
        assertThat(preview.get("changes").toString()).isEqualTo("[]");
        assertThat(preview.get("districts").toString()).contains(THERE).doesNotContain(HERE);
    }

    @Test
    @Order(5)
    void what_the_budget_does_not_reach_for_is_cancelled_and_paid_district_by_district() {
        for (var n = PAID; n <= MOVED; n++) {
            world.verdict(n, "2026-5", 1, true);
        }
        world.certified("2026-5", 5, 5);
        world.liquidated("2026-5", 1, List.of(), "600.00");
        assertThat(world.step("R2026-5", "submit").text("code")).isEqualTo("BUDGET_CEILING_EXCEEDED");
        world.post(
                "/payment/rounds/R2026-5/cancel",
                "bruno.aprueba",
                "PAYMENT_APPROVER",
                Map.of("reason", "BUDGET_WITHDRAWN"));
        world.liquidated("2026-5", 2, List.of(HERE), "600.00");
        assertThat(world.step("R2026-5-2", "submit").text("amount")).isEqualTo("600.00");
        assertThat(database.texts(
                        "select round || ' ' || state || ' ' || count(*) from transfer where period = '2026-5'"
                                + " group by round, state order by 1"))
                .containsExactly("R2026-5 HELD 2", "R2026-5-2 ORDERED 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "050", "05010", "0501011", "05%", "HUAMANGA"})
    @Order(4)
    void what_is_no_district_is_refused(String district) {
        assertThat(world.post(
                                "/payment/rounds",
                                "sonia.presenta",
                                "PAYMENT_SUBMITTER",
                                Map.of("period", "2026-5", "districts", List.of(district)))
                        .text("code"))
                .isEqualTo("DISTRICTS_INVALID");
    }

    private void household(int n, long version, String district) {
        var person = "{\"member\":\"M%016d\",\"identityVerified\":true,\"alive\":true}".formatted(n);
        world.household(n, version, district, person, "001-" + n);
    }

    private void open(String period, int number, List<String> districts) {
        world.liquidated(period, number, districts, "1000000.00");
    }

    private void release(String round) {
        assertThat(world.released(round).text("state")).isEqualTo("DISPATCHED");
    }

    private List<String> lines(String period) {
        return database.texts("select l.household || ' ' || l.component || ' ' || l.cause || ' ' || t.round"
                + " from transfer_line l join transfer t on t.period = l.transfer_period and t.household = l.household"
                + " where l.period = '" + period + "' order by l.household");
    }
}
