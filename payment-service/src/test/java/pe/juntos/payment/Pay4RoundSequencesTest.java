package pe.juntos.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.payment.World.code;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.lifecycle.BeforeTry;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestContextManager;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;

/**
 * PAY-4 and PAY-9: whatever is asked of a period's rounds, by whom and in what order, the books balance after each step, nothing
 * goes to the bank but what another person approved, and no household gets the period twice.
 */
@ServiceTest
class Pay4RoundSequencesTest {
    private static final int HOUSEHOLDS = 6;
    private static TestContextManager spring;
    private static int year = 2049;

    @Autowired
    WebTestClient client;

    @Autowired
    EventProbe probe;

    @Autowired
    TestDatabase database;

    private World world;

    enum Step {
        SUBMIT,
        APPROVE,
        SUBMITTER_APPROVES,
        APPROVER_SUBMITS,
        DISPATCH,
        CANCEL,
        RECONCILE,
        CLOSE,
        REJECT_ALL,
        FOLLOW_UP
    }

    @BeforeContainer
    static void start() throws Exception {
        spring = new TestContextManager(Pay4RoundSequencesTest.class);
        spring.beforeTestClass();
    }

    @AfterContainer
    static void stop() throws Exception {
        spring.afterTestClass();
    }

    @BeforeTry
    void inject() throws Exception {
        spring.prepareTestInstance(this);
        world = new World(client, probe);
        year++;
    }

    @Property(tries = 6, seed = "20260701", shrinking = ShrinkingMode.OFF)
    void the_books_balance_and_nobody_is_paid_twice(@ForAll("sequences") List<Step> steps) {
        var period = year + "-1";
        for (var h = 0; h < HOUSEHOLDS; h++) {
            world.household(household(h), 1, h == 0 ? null : "001-" + h);
            world.verdict(household(h), period, 1, h != 1);
        }
        world.certified(period, HOUSEHOLDS, HOUSEHOLDS - 1);
        world.liquidated(period);
        var number = 1;
        for (var step : steps) {
            number = walk(step, period, number);
            proven(period);
        }
    }

    /** @return the number of the period's last round */
    private int walk(Step step, String period, int number) {
        var round = number == 1 ? "R" + period : "R" + period + "-" + number;
        var path = "/payment/rounds/" + round;
        switch (step) {
            case SUBMIT -> world.step(round, "submit");
            case APPROVE -> approve(round, "aurora.aprueba");
            case SUBMITTER_APPROVES ->
                assertThat(approve(round, submitter(path)).status()).isNotEqualTo(200);
            case APPROVER_SUBMITS -> world.post(path + "/submit", "aurora.aprueba", "PAYMENT_SUBMITTER", Map.of());
            case DISPATCH -> world.post(path + "/dispatch", "aurora.aprueba", "PAYMENT_APPROVER", Map.of());
            case CANCEL -> cancel(round, path);
            case RECONCILE, CLOSE -> world.step(round, step.name().toLowerCase(java.util.Locale.ROOT));
            case REJECT_ALL -> reject(path, round);
            case FOLLOW_UP -> {
                var opened = world.post(
                        "/payment/rounds",
                        "sonia.presenta",
                        "PAYMENT_SUBMITTER",
                        Map.of("period", period, "number", number + 1));
                if (opened.status() == 200) {
                    var next = opened.text("round");
                    Await.value(
                            () -> world.get("/payment/rounds/" + next),
                            answer -> !answer.text("state").equals("OPEN"));
                    return number + 1;
                }
            }
        }
        return number;
    }

    private String submitter(String path) {
        var by = world.get(path).body().get("submittedBy");
        return by.isNull() ? "sonia.presenta" : by.asString();
    }

    private World.Answer approve(String round, String by) {
        var seen = world.get("/payment/rounds/" + round);
        return seen.body().get("hash").isNull() ? new World.Answer(409, seen.body()) : world.approve(round, by, seen);
    }

    private void cancel(String round, String path) {
        world.post(path + "/cancel", "bruno.aprueba", "PAYMENT_APPROVER", Map.of("reason", "BY_MISTAKE"));
        if (world.get(path).text("state").equals("CANCELLED")) {
            Await.until(() -> assertThat(database.number(
                            "select count(*) from transfer where state = 'ORDERED' and round = '" + round + "'"))
                    .isZero());
        }
    }

    private void reject(String path, String round) {
        if (world.get(path).text("state").equals("DISPATCHED")) {
            world.bank(World.rejected("P" + round, "JUNTOS-" + round + "-001", "AM04"));
            Await.until(() -> assertThat(database.number("select count(*) from bank_message where state <> 'APPLIED'"))
                    .isZero());
        }
    }

    private void proven(String period) {
        var ledger = world.get("/payment/ledger").body();
        assertThat(ledger.get("balanced").asBoolean()).isTrue();
        assertThat(ledger.get("agrees").asBoolean()).as(ledger.toString()).isTrue();
        assertThat(database.number("select count(*) from transfer_line where period = '" + period + "'"))
                .as("one base amount for each household with a payable verdict")
                .isEqualTo(HOUSEHOLDS - 1);
        assertThat(
                        database.texts(
                                "select r.round from round r where r.state in ('DISPATCHED', 'RECONCILED', 'CLOSED')"
                                        + " and r.amount <> (select coalesce(sum(f.amount), 0) from bank_file f where f.round = r.round)"))
                .as("rounds of which something else was sent than was approved")
                .isEmpty();
        assertThat(database.number("select count(*) from round r where cardinality(r.approvers) > 0"
                        + " and r.submitter = any(r.approvers)"))
                .isZero();
        assertThat(database.number("select count(*) from bank_file f join round r on r.round = f.round"
                        + " join period p on p.period = r.period where p.state <> 'CERTIFIED'"))
                .isZero();
        assertThat(database.number("select coalesce(sum(amount), 0)::bigint from transfer where household between '"
                        + code(household(0)) + "' and '" + code(household(HOUSEHOLDS - 1)) + "'"))
                .isEqualTo(200L * (HOUSEHOLDS - 1));
    }

    private static int household(int index) {
        return year * 1_000 + index;
    }

    @Provide
    Arbitrary<List<Step>> sequences() {
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(4, Arbitraries.just(Step.SUBMIT)),
                        net.jqwik.api.Tuple.of(4, Arbitraries.just(Step.APPROVE)),
                        net.jqwik.api.Tuple.of(3, Arbitraries.just(Step.DISPATCH)),
                        net.jqwik.api.Tuple.of(3, Arbitraries.just(Step.FOLLOW_UP)),
                        net.jqwik.api.Tuple.of(2, Arbitraries.just(Step.CANCEL)),
                        net.jqwik.api.Tuple.of(2, Arbitraries.just(Step.REJECT_ALL)),
                        net.jqwik.api.Tuple.of(4, Arbitraries.of(Step.values())))
                .list()
                .ofSize(16);
    }
}
