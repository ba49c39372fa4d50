package pe.juntos.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.payment.World.code;
import static pe.juntos.payment.World.credit;
import static pe.juntos.payment.World.rejection;
import static pe.juntos.payment.World.report;
import static pe.juntos.payment.World.returned;
import static pe.juntos.payment.World.statement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestContextManager;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;

/**
 * PAY-3, PAY-5, PAY-6 and VER-5 together: in whatever order verdicts are certified, corrected, liquidated, paid, rejected, returned
 * and everything is asked for again, a household gets each period once, and exactly the periods that its verdicts gave it.
 */
@ServiceTest
class NoSecondBaseTest {
    private static final int HOUSEHOLDS = 24;
    private static final int ROUNDS = 4;
    private static TestContextManager spring;
    private static int year = 2029;

    @Autowired
    WebTestClient client;

    @Autowired
    EventProbe probe;

    @Autowired
    TestDatabase database;

    private World world;

    /** What happens to one household in one period: the verdict, a later one, how the bank answers, what holds it. */
    record Fate(boolean payable, Correction correction, Bank bank, boolean account, boolean dispute) {}

    /** Of a period that was liquidated before. */
    record Correction(boolean some, int periodsBack, boolean payable) {}

    enum Bank {
        CREDITS,
        CREDITS_TWICE,
        REJECTS_ACCOUNT,
        REJECTS_FUNDS,
        BELIEVES_IT_PAID,
        RETURNS,
        CREDITS_AND_RETURNS,
        CREDITS_TOO_LITTLE
    }

    @BeforeContainer
    static void start() throws Exception {
        spring = new TestContextManager(NoSecondBaseTest.class);
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
    void each_period_is_paid_once_and_only_as_the_verdicts_say(@ForAll("fates") List<List<Fate>> fates) {
        var verdicts = new Verdicts();
        var settled = new HashSet<Right>();
        for (var number = 1; number <= ROUNDS; number++) {
            var period = period(number);
            correct(number, fates, verdicts);
            for (var h = 0; h < HOUSEHOLDS; h++) {
                var fate = fates.get(h).get(number - 1);
                world.household(household(h), versionOf(number), fate.account() ? "001-" + h + "-" + number : null);
                verdicts.tell(h, number, fate.payable());
            }
            arrived(number, verdicts);
            for (var h = 0; h < HOUSEHOLDS; h++) {
                world.dispute(household(h), fates.get(h).get(number - 1).dispute());
            }
            world.certified(period, HOUSEHOLDS, verdicts.payable(number));
            liquidate(period);
            verdicts.settle(number, settled);
            assertThat(lines()).as("after " + period).containsExactlyInAnyOrderElementsOf(keys(settled));
            world.dispatched(period);
            world.dispatched(period);
            answer(number, fates);
            books();
            assertThat(unaccounted())
                    .as("approved = sent = matched + on the exceptions list, after " + period)
                    .isEmpty();
        }
        everythingAsEntitled(settled);
    }

    /** Corrections of earlier periods arrive between two rounds, some to and fro. */
    private void correct(int number, List<List<Fate>> fates, Verdicts verdicts) {
        for (var h = 0; h < HOUSEHOLDS; h++) {
            var correction = fates.get(h).get(number - 1).correction();
            var target = number - correction.periodsBack();
            if (correction.some() && target >= 1) {
                verdicts.tell(h, target, !correction.payable());
                verdicts.tell(h, target, correction.payable());
                verdicts.tellAgain(h, target);
            }
        }
    }

    /** Opened and asked for again: one round, one liquidation. */
    private void liquidate(String period) {
        Await.value(() -> world.open(period), answer -> answer.status() == 200);
        world.open(period);
        world.liquidated(period);
        var job = world.get("/payment/rounds/R" + period).text("job");
        world.post("/payment/jobs/" + job + "/resume", "oscar.opera", "OPERATOR", java.util.Map.of());
    }

    private void answer(int number, List<List<Fate>> fates) {
        var lines = new ArrayList<String>();
        var reports = new TreeMap<String, List<String>>();
        for (var sent : database.texts("select household || '-' || period || '-' || attempt || ' ' || amount"
                + " from round_transfer where round = 'R" + period(number) + "' and state = 'ORDERED'")) {
            var id = sent.split(" ")[0];
            var amount = sent.split(" ")[1];
            var fate = fates.get(indexOf(id)).get(number - 1);
            switch (fate.bank()) {
                case CREDITS -> lines.add(credit(id, amount));
                case CREDITS_TWICE -> lines.addAll(List.of(credit(id, amount), credit(id, amount)));
                case RETURNS -> lines.add(returned(id, amount, "AC04"));
                case CREDITS_AND_RETURNS -> lines.addAll(List.of(credit(id, amount), returned(id, amount, "AC06")));
                case CREDITS_TOO_LITTLE -> lines.add(credit(id, "0.01"));
                case REJECTS_ACCOUNT ->
                    reports.computeIfAbsent(file(number), _ -> new ArrayList<>())
                            .add(rejection(id, "AC01"));
                case REJECTS_FUNDS ->
                    reports.computeIfAbsent(file(number), _ -> new ArrayList<>())
                            .add(rejection(id, "AM04"));
                case BELIEVES_IT_PAID ->
                    reports.computeIfAbsent(file(number), _ -> new ArrayList<>())
                            .add(rejection(id, "AM05"));
            }
        }
        reports.forEach((file, rejections) -> {
            var report = report("P" + period(number), file, rejections.toArray(String[]::new));
            world.applied(report);
            world.applied(report);
        });
        var statement = statement("C" + period(number), World.ACCOUNT, lines.toArray(String[]::new));
        world.applied(statement);
        world.applied(statement);
        // the same day's movements in another statement
        world.applied(statement("D" + period(number), World.ACCOUNT, lines.toArray(String[]::new)));
    }

    private static String file(int number) {
        return "JUNTOS-R" + period(number) + "-001";
    }

    private void books() {
        var ledger = world.get("/payment/ledger").body();
        assertThat(ledger.get("balanced").asBoolean()).isTrue();
        assertThat(ledger.get("agrees").asBoolean()).as(ledger.toString()).isTrue();
    }

    /** Rounds of which not every céntimo is in the bank's files, and then with the bank's word or on the exceptions list. */
    private List<String> unaccounted() {
        return database.texts("""
                select s.round || ' ' || s.amount || ' ' || s.sent || ' ' || s.matched || ' ' || s.excepted from (
                    select r.round, r.amount,
                           (select coalesce(sum(f.amount), 0) from bank_file f where f.round = r.round) as sent,
                           (select coalesce(sum(t.amount), 0) from (
                                select round, state, amount from round_transfer union all
                                select round, state, amount from former_attempt) t
                            where t.round = r.round and t.state in ('CREDITED', 'REJECTED', 'RETURNED')) as matched,
                           (select coalesce(sum(t.amount), 0) from round_transfer t
                            where t.round = r.round and t.state = 'ORDERED' and exists (
                                select 1 from bank_exception e where e.period = t.period and e.household = t.household)) as excepted
                    from round r where r.state in ('DISPATCHED', 'RECONCILED', 'CLOSED')) s
                where s.amount <> s.sent or s.amount <> s.matched + s.excepted
                """);
    }

    private void everythingAsEntitled(Set<Right> settled) {
        for (var h = 0; h < HOUSEHOLDS; h++) {
            var household = h;
            var rights =
                    settled.stream().filter(r -> r.household() == household).count();
            assertThat(database.number("select coalesce(sum(amount), 0)::bigint from transfer where household = '"
                            + code(household(h)) + "'"))
                    .as("all that was ordered for " + code(household(h)))
                    .isEqualTo(200 * rights);
            assertThat(credited(household(h)))
                    .as("all that reached " + code(household(h)))
                    .isLessThanOrEqualTo(200 * rights)
                    .isEqualTo(database.number("select coalesce(sum(amount), 0)::bigint from transfer"
                            + " where state = 'CREDITED' and household = '" + code(household(h)) + "'"));
        }
    }

    /** By what the bank was believed: credits that were matched, in whatever message and attempt. */
    private long credited(int household) {
        return database.number("select coalesce(sum(l.amount), 0)::bigint from bank_line l"
                + " join transfer t on t.household = l.household and t.period = l.period and t.state = 'CREDITED'"
                + "  and t.bank_message = l.message"
                + " where l.household = '" + code(household) + "' and l.answer = 'CREDITED' and not exists"
                + " (select 1 from bank_exception e where e.message = l.message and e.line = l.line)");
    }

    private List<String> lines() {
        return database.texts(
                "select household || ' ' || period from transfer_line where period like '" + year + "-%'");
    }

    private static List<String> keys(Set<Right> settled) {
        return settled.stream()
                .map(r -> code(household(r.household())) + " " + period(r.period()))
                .toList();
    }

    private void arrived(int number, Verdicts verdicts) {
        Await.until(() -> assertThat(database.number(
                        "select coalesce(sum(version), 0)::bigint from verdict where period like '" + year + "-%'"))
                .isEqualTo(verdicts.versions()));
        Await.until(() -> assertThat(database.number("select count(*) from payee where version >= " + versionOf(number)
                        + " and household >= '" + code(household(0)) + "' and household <= '"
                        + code(household(HOUSEHOLDS - 1)) + "'"))
                .isEqualTo(HOUSEHOLDS));
    }

    private static int versionOf(int number) {
        return number;
    }

    private static int household(int index) {
        return year * 1_000 + index;
    }

    /** Also of households of an earlier try that are paid at last. */
    private static int indexOf(String endToEndId) {
        return Integer.parseInt(endToEndId.substring(1, 17)) % 1_000;
    }

    private static String period(int number) {
        return year + "-" + number;
    }

    private record Right(int household, int period) {}

    /** The producer's side, and by the rules alone what follows from it. */
    private final class Verdicts {
        private final TreeMap<String, Boolean> payable = new TreeMap<>();
        private final TreeMap<String, Integer> version = new TreeMap<>();

        void tell(int household, int number, boolean pays) {
            var key = household + " " + number;
            payable.put(key, pays);
            world.verdict(household(household), period(number), version.merge(key, 1, Integer::sum), pays);
        }

        /** The log gives out events again: the last one, and after it one that it had replaced. */
        void tellAgain(int household, int number) {
            var key = household + " " + number;
            var last = version.get(key);
            world.verdict(household(household), period(number), last, payable.get(key));
            world.verdict(household(household), period(number), last - 1, !payable.get(key));
        }

        /** A liquidation settles what is payable then and was not settled before, of its own and of earlier periods. */
        void settle(int number, Set<Right> settled) {
            for (var h = 0; h < HOUSEHOLDS; h++) {
                for (var p = 1; p <= number; p++) {
                    if (payable.get(h + " " + p)) {
                        settled.add(new Right(h, p));
                    }
                }
            }
        }

        int payable(int number) {
            var count = 0;
            for (var h = 0; h < HOUSEHOLDS; h++) {
                count += payable.get(h + " " + number) ? 1 : 0;
            }
            return count;
        }

        long versions() {
            return version.values().stream().mapToLong(Integer::longValue).sum();
        }
    }

    @Provide
    Arbitrary<List<List<Fate>>> fates() {
        var correction = Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(1, ROUNDS - 1),
                        Arbitraries.of(true, false))
                .as(Correction::new);
        return Combinators.combine(
                        Arbitraries.of(true, true, false),
                        correction,
                        Arbitraries.of(Bank.values()),
                        Arbitraries.of(true, true, true, false),
                        Arbitraries.of(false, false, false, true))
                .as(Fate::new)
                .list()
                .ofSize(ROUNDS)
                .list()
                .ofSize(HOUSEHOLDS);
    }
}
