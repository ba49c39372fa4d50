package pe.juntos.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.payment.World.code;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.lifecycle.BeforeTry;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestContextManager;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.payment.kernel.Period;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestClock;
import pe.juntos.platform.test.TestDatabase;

/**
 * GRA-5, VER-5, PAY-3: whatever exits are ordered and withdrawn, and whatever verdicts come late, a period that a household missed
 * by an exit that was withdrawn is made good with the next round, by its cause; no period is ever paid twice, and none that a
 * breach speaks against.
 */
@ServiceTest
class Gra5MissedTransferTest {
    private static final int HOUSEHOLDS = 10;
    private static final int ROUNDS = 4;
    private static final LocalDate SINCE = LocalDate.of(2026, 1, 15);
    private static TestContextManager spring;
    private static int year = 2079;

    @Autowired
    WebTestClient client;

    @Autowired
    EventProbe probe;

    @Autowired
    TestDatabase database;

    @Autowired
    TestClock clock;

    private World world;

    /**
     * What happens to a household with one period.
     *
     * @param back an exit is withdrawn on the period's first day
     * @param out it exits in the period
     * @param payable its verdict, if it gets one
     * @param late how a verdict of the period before is decided after all, if nobody had decided on it
     */
    record Fate(
            boolean back,
            boolean out,
            boolean payable,
            @Nullable Boolean late) {}

    @BeforeContainer
    static void start() throws Exception {
        spring = new TestContextManager(Gra5MissedTransferTest.class);
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

    @Property(tries = 4, seed = "20260630", shrinking = ShrinkingMode.OFF)
    void a_missed_period_is_made_good_once_and_for_its_cause(@ForAll("fates") List<List<Fate>> fates) {
        var register = new ArrayList<Known>();
        for (var h = 0; h < HOUSEHOLDS; h++) {
            register.add(new Known(h));
        }
        for (var number = 1; number <= ROUNDS; number++) {
            var period = new Period(year, number);
            clock.moveTo(period.firstDay());
            for (var household : register) {
                household.live(period, fates.get(household.index).get(number - 1));
            }
            arrived(register);
            var payable = register.stream().filter(one -> one.payable(period)).count();
            world.certified(
                    period.toString(),
                    (int) register.stream()
                            .filter(one -> one.verdicts.containsKey(period))
                            .count(),
                    (int) payable);
            world.liquidated(period.toString());
            register.forEach(household -> household.settle(period));
            assertThat(lines())
                    .as("after " + period)
                    .containsExactlyInAnyOrderElementsOf(register.stream()
                            .flatMap(one -> one.settled.entrySet().stream()
                                    .map(paid -> one.code() + " " + paid.getKey() + " " + paid.getValue()))
                            .toList());
            world.dispatched(period.toString());
        }
        assertThat(database.number("select count(*) from transfer_line where settles = 'BASE' and period like '" + year
                        + "-%' and amount <> 200.00"))
                .isZero();
        var ledger = world.get("/payment/ledger").body();
        assertThat(ledger.get("agrees").asBoolean()).as(ledger.toString()).isTrue();
    }

    private List<String> lines() {
        return database.texts(
                "select household || ' ' || period || ' ' || case when component = 'BASE' then component else cause end"
                        + " from transfer_line where settles = 'BASE' and period like '" + year + "-%'");
    }

    private void arrived(List<Known> register) {
        Await.until(() -> assertThat(
                        database.texts("select household || ' ' || version from payee where household between '"
                                + code(number(0)) + "' and '" + code(number(HOUSEHOLDS - 1)) + "' order by 1"))
                .containsExactlyElementsOf(register.stream()
                        .map(one -> one.code() + " " + one.version)
                        .toList()));
        var verdicts = register.stream().mapToLong(one -> one.verdicts.size()).sum();
        Await.until(() -> assertThat(database.number("select count(*) from verdict where period like '" + year + "-%'"))
                .isEqualTo(verdicts));
    }

    private static int number(int index) {
        return year * 1_000 + index;
    }

    /** The register's side of a household, and by the rules alone what it is owed. */
    private final class Known {
        private final int index;
        private final Map<Period, Boolean> verdicts = new TreeMap<>(java.util.Comparator.comparing(Period::toString));
        private final Map<Period, String> settled = new HashMap<>();
        private final List<Period> missed = new ArrayList<>();
        private @Nullable LocalDate exitedOn;
        private int version;

        Known(int index) {
            this.index = index;
        }

        String code() {
            return World.code(number(index));
        }

        void live(Period period, Fate fate) {
            if (version == 0) {
                told(null);
            }
            if (exitedOn != null && fate.back()) {
                var left = exitedOn;
                for (var n = 1; n < period.number(); n++) {
                    var ended = new Period(year, n);
                    if (!left.isAfter(ended.lastDay())) {
                        missed.add(ended);
                    }
                }
                told(null);
            }
            if (exitedOn == null && fate.out()) {
                // each told before the next: what comes together is one change
                Await.until(() -> assertThat(
                                database.number("select version from payee where household = '" + code() + "'"))
                        .isEqualTo(version));
                told(period.lastDay().minusDays(10));
            }
            if (exitedOn == null) {
                judged(period, fate.payable());
            }
            var before = period.number() == 1 ? null : new Period(year, period.number() - 1);
            if (before != null && fate.late() != null && !verdicts.containsKey(before)) {
                judged(before, fate.late());
            }
        }

        private void told(@Nullable LocalDate exit) {
            exitedOn = exit;
            version++;
            var values = new HashMap<String, Object>();
            values.put("affiliatedOn", SINCE.toString());
            values.put("exitedOn", exit == null ? null : exit.toString());
            values.put("state", exit == null ? "AFFILIATED" : "EXITED");
            var person = "{\"member\":\"M%016d\",\"identityVerified\":true,\"alive\":true}".formatted(number(index));
            world.household(number(index), version, "050101", person, "001-" + number(index), values);
        }

        private void judged(Period period, boolean pays) {
            verdicts.put(period, pays);
            world.verdict(number(index), period.toString(), 1, pays);
        }

        boolean payable(Period period) {
            return Boolean.TRUE.equals(verdicts.get(period));
        }

        /** What a liquidation pays of its own period and of those before. */
        void settle(Period liquidated) {
            for (var n = 1; n <= liquidated.number(); n++) {
                var period = new Period(year, n);
                var there = exitedOn == null || exitedOn.isAfter(period.lastDay());
                var verdict = verdicts.get(period);
                var own = period.equals(liquidated);
                if (settled.containsKey(period) || !there || Boolean.FALSE.equals(verdict)) {
                    continue;
                }
                if (own && verdict != null) {
                    settled.put(period, "BASE");
                } else if (!own && missed.contains(period)) {
                    settled.put(period, "EXIT_WITHDRAWN");
                } else if (!own && verdict != null) {
                    settled.put(period, "VERDICT_CORRECTED");
                }
            }
        }
    }

    @Provide
    Arbitrary<List<List<Fate>>> fates() {
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false, false),
                        Arbitraries.of(true, true, false),
                        Arbitraries.of(true, false, null, null).injectNull(0.1))
                .as(Fate::new)
                .list()
                .ofSize(ROUNDS)
                .list()
                .ofSize(HOUSEHOLDS);
    }
}
