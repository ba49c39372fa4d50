package pe.juntos.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.payment.World.code;
import static pe.juntos.payment.World.credit;
import static pe.juntos.payment.World.rejection;
import static pe.juntos.payment.World.report;
import static pe.juntos.payment.World.statement;

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

/** PAY-4: the summary of a period counts each transfer of all its rounds once, however many of them tried to pay it. */
@ServiceTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class Pay4SummaryTest {
    private static final String HERE = "050101";
    private static final String THERE = "060102";
    private static final int PAID = 1;
    private static final int LEFT_TO_THE_NEXT = 2;
    private static final int AGAIN_IN_THE_NEXT = 3;
    private static final int AGAIN_IN_A_LATER_PERIOD = 4;

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
    void before_any_round_there_is_nothing() {
        var summary = world.get("/payment/summary?period=2026-3").body();
        assertThat(summary.get("round").asString()).isEqualTo("R2026-3");
        assertThat(summary.get("rounds").toString()).isEqualTo("[]");
        assertThat(summary.get("transfers").toString()).isEqualTo("{}");
    }

    @Test
    @Order(2)
    void a_partial_round_counts_what_it_has() {
        for (var n = PAID; n <= AGAIN_IN_A_LATER_PERIOD; n++) {
            household(n, 1, "001-" + n);
            world.verdict(n, "2026-3", 1, true);
        }
        world.certified("2026-3", 4, 4);
        sent("2026-3", 1, List.of(HERE));
        world.applied(report(
                "REP1",
                "JUNTOS-R2026-3-001",
                rejection(code(AGAIN_IN_THE_NEXT) + "-2026-3-1", "AC01"),
                rejection(code(AGAIN_IN_A_LATER_PERIOD) + "-2026-3-1", "AC04")));
        summed(
                "2026-3",
                "{\"DISPATCHED\":{\"transfers\":1,\"amount\":\"200.00\"},"
                        + "\"REJECTED\":{\"transfers\":2,\"amount\":\"400.00\"}}");
        assertThat(refused("2026-3")).isEqualTo("{\"AC01\":1,\"AC04\":1}");
    }

    @Test
    @Order(3)
    void a_follow_up_adds_its_own_and_what_is_issued_again_counts_once() {
        household(AGAIN_IN_THE_NEXT, 2, "001-33");
        Await.until(() -> assertThat(database.number("select count(*) from payee where account = '001-33'"))
                .isEqualTo(1));
        sent("2026-3", 2, List.of());
        summed(
                "2026-3",
                "{\"DISPATCHED\":{\"transfers\":3,\"amount\":\"600.00\"},"
                        + "\"REJECTED\":{\"transfers\":1,\"amount\":\"200.00\"}}");
        assertThat(refused("2026-3")).isEqualTo("{\"AC04\":1}");
        world.applied(statement(
                "ST1",
                World.ACCOUNT,
                credit(code(PAID) + "-2026-3-1", "200.00"),
                credit(code(AGAIN_IN_THE_NEXT) + "-2026-3-2", "200.00")));
        summed(
                "2026-3",
                "{\"CREDITED\":{\"transfers\":2,\"amount\":\"400.00\"},"
                        + "\"DISPATCHED\":{\"transfers\":1,\"amount\":\"200.00\"},"
                        + "\"REJECTED\":{\"transfers\":1,\"amount\":\"200.00\"}}");
        assertThat(world.get("/payment/summary?period=2026-3")
                        .body()
                        .get("rounds")
                        .toString())
                .isEqualTo("[\"R2026-3\",\"R2026-3-2\"]");
    }

    @Test
    @Order(4)
    void what_is_issued_again_with_a_later_period_is_told_here_as_it_left_and_there_as_it_stands() {
        household(AGAIN_IN_A_LATER_PERIOD, 2, "001-44");
        Await.until(() -> assertThat(database.number("select count(*) from payee where account = '001-44'"))
                .isEqualTo(1));
        world.verdict(PAID, "2026-4", 1, true);
        world.certified("2026-4", 1, 1);
        sent("2026-4", 1, List.of());
        summed(
                "2026-3",
                "{\"CREDITED\":{\"transfers\":2,\"amount\":\"400.00\"},"
                        + "\"DISPATCHED\":{\"transfers\":1,\"amount\":\"200.00\"},"
                        + "\"REJECTED\":{\"transfers\":1,\"amount\":\"200.00\"}}");
        summed("2026-4", "{\"DISPATCHED\":{\"transfers\":2,\"amount\":\"400.00\"}}");
    }

    @Test
    @Order(5)
    void each_sees_what_is_within_the_own_territory() {
        assertThat(world.get("/payment/summary?period=2026-3", List.of("06"))
                        .body()
                        .get("transfers")
                        .toString())
                .isEqualTo("{\"DISPATCHED\":{\"transfers\":1,\"amount\":\"200.00\"}}");
        assertThat(world.get("/payment/summary?period=2026-3", List.of("08"))
                        .body()
                        .get("transfers")
                        .toString())
                .isEqualTo("{}");
    }

    private void household(int n, long version, String account) {
        var person = "{\"member\":\"M%016d\",\"identityVerified\":true,\"alive\":true}".formatted(n);
        world.household(n, version, n == LEFT_TO_THE_NEXT ? THERE : HERE, person, account);
    }

    private void sent(String period, int number, List<String> districts) {
        var round = world.liquidated(period, number, districts, "1000000.00");
        assertThat(world.released(round).text("state")).isEqualTo("DISPATCHED");
    }

    private void summed(String period, String transfers) {
        assertThat(world.get("/payment/summary?period=" + period)
                        .body()
                        .get("transfers")
                        .toString())
                .isEqualTo(transfers);
    }

    private String refused(String period) {
        return world.get("/payment/summary?period=" + period)
                .body()
                .get("refused")
                .toString();
    }
}
