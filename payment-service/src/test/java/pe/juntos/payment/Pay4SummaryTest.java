package pe.juntos.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
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

/** PAY-4: the summary of a period counts each transfer of all its rounds once, however many of them tried to pay it. */
@ServiceTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class Pay4SummaryTest {
    private static final String HERE = "050101";
    private static final String THERE = "060102";
    private static final int LEFT_TO_THE_NEXT = 2;
    private static final int HOUSEHOLDS = 4;

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
        for (var n = 1; n <= HOUSEHOLDS; n++) {
            household(n, 1, "001-" + n);
            world.verdict(n, "2026-3", 1, true);
        }
        world.certified("2026-3", 4, 4);
        sent("2026-3", 1, List.of(HERE));
        summed("2026-3", "{\"DISPATCHED\":{\"transfers\":3,\"amount\":\"600.00\"}}");
    }

    @Test
    @Order(3)
    void a_follow_up_adds_its_own() {
        sent("2026-3", 2, List.of());
        summed("2026-3", "{\"DISPATCHED\":{\"transfers\":4,\"amount\":\"800.00\"}}");
        assertThat(world.get("/payment/summary?period=2026-3")
                        .body()
                        .get("rounds")
                        .toString())
                .isEqualTo("[\"R2026-3\",\"R2026-3-2\"]");
    }

    @Test
    @Order(4)
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
        var wanted = new HashMap<String, Object>(Map.of("period", period, "number", number));
        wanted.put("districts", districts);
        var round = Await.value(
                        () -> world.post("/payment/rounds", "sonia.presenta", "PAYMENT_SUBMITTER", wanted),
                        answer -> answer.status() == 200)
                .text("round");
        Await.value(
                () -> world.get("/payment/rounds/" + round),
                answer -> answer.text("state").equals("LIQUIDATED"));
        world.approve(round, "aurora.aprueba", world.step(round, "submit"));
        assertThat(world.post("/payment/rounds/" + round + "/dispatch", "aurora.aprueba", "PAYMENT_APPROVER", Map.of())
                        .text("state"))
                .isEqualTo("DISPATCHED");
    }

    private void summed(String period, String transfers) {
        assertThat(world.get("/payment/summary?period=" + period)
                        .body()
                        .get("transfers")
                        .toString())
                .isEqualTo(transfers);
    }
}
