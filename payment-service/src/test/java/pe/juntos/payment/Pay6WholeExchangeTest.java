package pe.juntos.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.payment.World.credit;
import static pe.juntos.payment.World.rejected;
import static pe.juntos.payment.World.rejection;
import static pe.juntos.payment.World.report;
import static pe.juntos.payment.World.returned;
import static pe.juntos.payment.World.statement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * PAY-6, PAY-9 with the store and the books: bimester after bimester the bank says anything about anything that was ever sent, in any
 * order, twice, and two messages at a time; people work on what is left. No sol is lost and no transfer ends twice.
 */
@ServiceTest
class Pay6WholeExchangeTest {
    private static final int HOUSEHOLDS = 8;
    private static final int BIMESTERS = 3;
    private static final int MESSAGES = 5;
    private static final int LINES = 6;
    private static final String TOPIC = "juntos.payment.transfer.v1";
    private static final Set<String> FINAL = Set.of("CREDITED", "REJECTED", "RETURNED");
    private static final List<String> CODES = List.of("AC04", "AM04", "AM05", "NARR");
    private static final Pattern ORDER =
            Pattern.compile("<EndToEndId>([^<]*)</EndToEndId>.*?<InstdAmt Ccy=\"PEN\">([^<]*)<", Pattern.DOTALL);
    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    WebTestClient client;

    @Autowired
    EventProbe probe;

    @Autowired
    TestDatabase database;

    private World world;
    private final Map<String, BigDecimal> sent = new LinkedHashMap<>();

    @BeforeEach
    void meet() {
        world = new World(client, probe);
    }

    @ParameterizedTest(name = "draw {0}, people work on what is left: {1}")
    @CsvSource({"1, false", "2, false", "3, false", "4, true", "5, true"})
    void whatever_the_bank_says_no_sol_is_lost_and_no_transfer_ends_twice(int seed, boolean people) {
        var draw = new Random(seed);
        var households = IntStream.range(0, HOUSEHOLDS).map(n -> seed * 100 + n).toArray();
        for (var n : households) {
            world.household(n, 1, "001-" + n);
        }
        for (var bimester = 1; bimester <= BIMESTERS; bimester++) {
            var period = (2040 + seed) + "-" + bimester;
            for (var n : households) {
                world.verdict(n, period, 1, true);
            }
            world.certified(period, HOUSEHOLDS, HOUSEHOLDS);
            assertThat(world.dispatched(period).text("state")).isEqualTo("DISPATCHED");
            remember(period);
            var owed = owed();
            exchange(draw, period);
            if (people) {
                work(draw);
            }
            assertThat(owed())
                    .as("what is owed to whom is no matter of the bank's")
                    .isEqualTo(owed);
            booksAgree();
        }
        if (!people) {
            noneEndsTwice();
        }
    }

    private void remember(String period) {
        var orders =
                ORDER.matcher(world.text("/payment/rounds/R%1$s/bank-files/pain.001-R%1$s-001.xml".formatted(period)));
        while (orders.find()) {
            assertThat(sent.put(orders.group(1), new BigDecimal(orders.group(2))))
                    .as("an end-to-end id is given out once")
                    .isNull();
        }
    }

    /** Two of the messages at a time, and some of them again. */
    private void exchange(Random draw, String period) {
        var messages = new ArrayList<String>();
        for (var n = 0; n < MESSAGES; n++) {
            messages.add(message(draw, "M" + period + "-" + n, period));
        }
        messages.addAll(messages.subList(0, 2));
        Collections.shuffle(messages, draw);
        try (var bank = Executors.newFixedThreadPool(2)) {
            var applied = bank.invokeAll(messages.stream()
                    .<Callable<JsonNode>>map(message -> () -> world.applied(message))
                    .toList());
            for (var one : applied) {
                assertThat(one.get().get("state").asString()).isEqualTo("APPLIED");
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private String message(Random draw, String id, String period) {
        var file = "JUNTOS-R" + period + "-001";
        if (draw.nextInt(12) == 0) {
            return rejected(id, file, "AM04");
        }
        if (draw.nextInt(3) == 0) {
            return report(
                    id,
                    file,
                    IntStream.range(0, LINES)
                            .mapToObj(_ -> rejection(order(draw), of(CODES, draw)))
                            .toArray(String[]::new));
        }
        var booked = statement(
                id,
                World.ACCOUNT,
                IntStream.range(0, LINES).mapToObj(_ -> entry(draw)).toArray(String[]::new));
        return draw.nextBoolean()
                ? booked
                : booked.replace("camt.053.001.08", "camt.054.001.08")
                        .replace("BkToCstmrStmt", "BkToCstmrDbtCdtNtfctn")
                        .replace("<Stmt>", "<Ntfctn>")
                        .replace("</Stmt>", "</Ntfctn>");
    }

    private String entry(Random draw) {
        var order = order(draw);
        var soles = sent.getOrDefault(order, new BigDecimal("200.00"));
        var amount = draw.nextInt(10) == 0 ? soles.add(new BigDecimal("0.01")) : soles;
        return draw.nextInt(3) == 0
                ? returned(order, amount.toPlainString(), of(CODES, draw))
                : credit(order, amount.toPlainString());
    }

    /** Mostly one that was sent, sometimes one that comes next or never was. */
    private String order(Random draw) {
        var order = of(List.copyOf(sent.keySet()), draw);
        return switch (draw.nextInt(12)) {
            case 0 -> order.substring(0, order.length() - 1) + "7";
            case 1 -> "COMISION";
            default -> order;
        };
    }

    private static String of(List<String> all, Random draw) {
        return all.get(draw.nextInt(all.size()));
    }

    /** Two persons, whatever comes into their heads: what does not fit is refused. */
    private void work(Random draw) {
        for (var open : world.get("/payment/exceptions?state=OPEN&limit=1000").body()) {
            var path = "/payment/exceptions/" + open.get("message").asLong() + "/"
                    + open.get("line").asInt();
            var action = of(List.of("BOOK_RETURN", "BOOK_CREDIT", "REISSUE", "DISMISS"), draw);
            var asked = world.post(
                    path + "/resolve",
                    "sonia.presenta",
                    "PAYMENT_SUBMITTER",
                    Map.of("action", action, "reason", "BANK_CONFIRMED"));
            assertThat(asked.status()).as(asked.toString()).isIn(200, 409);
            var approved = world.post(path + "/approve", "aurora.aprueba", "PAYMENT_APPROVER", Map.of());
            assertThat(approved.status()).as(approved.toString()).isIn(200, 409);
        }
    }

    private List<String> owed() {
        return database.texts("select household || ' ' || period || ' ' || amount from transfer order by 1");
    }

    private void booksAgree() {
        var ledger = world.get("/payment/ledger").body();
        assertThat(ledger.get("balanced").asBoolean()).isTrue();
        assertThat(ledger.get("agrees").asBoolean()).as(ledger.toString()).isTrue();
        var proof = world.get("/payment/ledger/proof").body();
        assertThat(proof.get("agrees").asBoolean()).as(proof.toString()).isTrue();
        assertThat(database.texts("select coalesce(sum(amount), 0.00) from transfer where state = 'CREDITED'"))
                .containsExactly(ledger.get("balances").get("CREDITED").asString());
        assertThat(
                        database.number(
                                "select count(*) from bank_line l left join bank_exception e using (message, line)"
                                        + " where e.message is null and l.end_to_end_id not in (select household || '-' || period || '-' || attempt"
                                        + " from transfer union select household || '-' || period || '-' || attempt from former_attempt)"))
                .as("a line that is for nobody is of an attempt that was made")
                .isZero();
        assertThat(database.number("select count(*) from transfer t join unpaid u using (period, household)"
                        + " where t.state = 'CREDITED'"))
                .as("nobody is owed what was credited")
                .isZero();
        assertThat(database.number("select count(*) from transfer t left join unpaid u using (period, household)"
                        + " where t.state in ('HELD', 'REJECTED', 'RETURNED') and u.household is null"))
                .as("nothing that did not arrive is forgotten")
                .isZero();
    }

    /** Between two ends of a transfer it was ordered again; after its credit comes nothing. */
    private void noneEndsTwice() {
        var states = new HashMap<String, List<String>>();
        Await.until(() -> {
            states.clear();
            for (var event : probe.received(TOPIC)) {
                var told = JSON.readTree(event.json());
                states.computeIfAbsent(told.get("transfer").asString(), _ -> new ArrayList<>())
                        .add(told.get("state").asString());
            }
            assertThat(states.entrySet().stream()
                            .map(one -> one.getKey() + " " + one.getValue().getLast()))
                    .containsExactlyInAnyOrderElementsOf(
                            database.texts("select household || '-' || period || ' ' || state from transfer"));
        });
        assertThat(states.values()).allSatisfy(told -> {
            assertThat(told.indexOf("CREDITED")).isIn(-1, told.size() - 1);
            for (var at = 1; at < told.size(); at++) {
                assertThat(FINAL.contains(told.get(at)) && FINAL.contains(told.get(at - 1)))
                        .as(told.toString())
                        .isFalse();
            }
        });
    }
}
