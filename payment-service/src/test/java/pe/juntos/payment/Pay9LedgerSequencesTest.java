package pe.juntos.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.payment.World.code;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestClock;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;
import tools.jackson.databind.json.JsonMapper;

/**
 * PAY-9: whatever the bank answers and households take, in whatever order and however often, the books balance after each step, and
 * the independent checker finds the same céntimos; a céntimo changed in any table that it reads, it finds.
 */
@ServiceTest
class Pay9LedgerSequencesTest {
    private static final int HOUSEHOLDS = 9;
    private static final int STEPS = 24;

    @Autowired
    WebTestClient client;

    @Autowired
    EventProbe probe;

    @Autowired
    TestDatabase database;

    @Autowired
    TestClock clock;

    private World world;
    private Random random;
    private String run;
    private int next;
    private final List<String> said = new ArrayList<>();
    private final List<String> taken = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"1,2026-1,2026-2", "2,2026-3,2026-4"})
    void the_books_balance_after_each_step_and_the_checker_finds_the_same(int seed, String first, String second) {
        world = new World(client, probe);
        random = new Random(seed);
        run = "S" + seed + "-";
        var households = people(seed);
        paid(first, households, 1);
        steps(first);
        answerAll(first);
        assertThat(world.step("R" + first, "reconcile").text("state")).isEqualTo("RECONCILED");
        for (var n : households) {
            world.household(n, 2, "002-" + n);
        }
        Await.until(() -> assertThat(database.number("select count(*) from payee where account like '002-%'"))
                .isEqualTo((long) HOUSEHOLDS * seed));
        paid(second, households, 2);
        assertThat(database.number("select count(*) from transfer where attempt = 2"))
                .as("some were refused and go again")
                .isPositive();
        steps(second);
        answerAll(second);
        assertThat(database.number("select count(*) from withdrawal")).isPositive();
        eachChangedCentimoIsFound();
    }

    private List<Integer> people(int seed) {
        var households = new ArrayList<Integer>();
        for (var n = 1; n <= HOUSEHOLDS; n++) {
            households.add(100 * seed + n);
            world.household(100 * seed + n, 1, "001-" + seed + n);
        }
        return households;
    }

    private void paid(String period, List<Integer> households, int version) {
        households.forEach(n -> world.verdict(n, period, 1, true));
        world.certified(period, HOUSEHOLDS, HOUSEHOLDS);
        Await.until(() -> assertThat(database.number("select count(*) from verdict where period = '" + period + "'"))
                .isEqualTo(HOUSEHOLDS));
        assertThat(world.dispatched(period).text("state"))
                .as("round %s", version)
                .isEqualTo("DISPATCHED");
        balanced("dispatch");
    }

    private void steps(String period) {
        for (var step = 0; step < STEPS; step++) {
            var what = random.nextInt(10);
            switch (what) {
                case 0, 1, 2, 3 -> one(waiting(period)).ifPresent(id -> say(answer(id, random.nextInt(4))));
                case 4 -> {
                    if (!said.isEmpty()) {
                        say(said.get(random.nextInt(said.size())));
                    }
                }
                case 5 -> one(credited()).ifPresent(id -> say(answer(id, random.nextInt(4))));
                case 6, 7 -> one(credited()).ifPresent(this::take);
                case 8 -> review();
                default -> giveBack();
            }
            balanced("step " + step + ": " + what);
        }
    }

    private void answerAll(String period) {
        var entries =
                waiting(period).stream().map(id -> World.credit(id, amount(id))).toArray(String[]::new);
        if (entries.length > 0) {
            world.applied(World.statement(name(), World.ACCOUNT, entries));
            balanced("all answered");
        }
    }

    private Optional<String> one(List<String> ids) {
        return ids.isEmpty() ? Optional.empty() : Optional.of(ids.get(random.nextInt(ids.size())));
    }

    private String name() {
        return run + next++;
    }

    private String answer(String id, int kind) {
        return switch (kind) {
            case 0 -> World.statement(name(), World.ACCOUNT, World.returned(id, amount(id), "AC04"));
            case 1 -> World.report(name(), file(id), World.rejection(id, "AC01"));
            default -> World.statement(name(), World.ACCOUNT, World.credit(id, amount(id)));
        };
    }

    private void say(String message) {
        said.add(message);
        world.applied(message);
    }

    /** Anything up to a bit more than there is; or what was told before. */
    private void take(String id) {
        if (taken.isEmpty() || random.nextInt(4) > 0) {
            var centimos = 1 + random.nextInt(22_000);
            var day = database.texts("select greatest(max(payment_day(period)), '" + LocalDate.now(clock)
                            + "')::text from round")
                    .getFirst();
            taken.add(name() + "," + id + "," + day + "," + BigDecimal.valueOf(centimos, 2) + ",CAJERO,PP-1");
        }
        var line = taken.get(random.nextInt(4) == 0 ? random.nextInt(taken.size()) : taken.size() - 1);
        var answer = client.post()
                .uri("/payment/imports/retiros")
                .header("Authorization", TestTokens.bearer("banco", "INSTITUTION"))
                .contentType(MediaType.parseMediaType("text/csv"))
                .bodyValue(("retiro_id,id_extremo,fecha,monto,canal,punto_pago\n" + line + "\n")
                        .getBytes(StandardCharsets.UTF_8))
                .exchange()
                .expectStatus()
                .isAccepted()
                .expectBody()
                .returnResult()
                .getResponseBody();
        var file = new JsonMapper()
                .readTree(Objects.requireNonNull(answer))
                .get("id")
                .asString();
        Await.value(
                () -> world.get("/payment/imports/" + file).body(),
                one -> one.get("state").asString().equals("APPLIED"));
    }

    private void review() {
        clock.moveTo(LocalDate.now(clock).plusDays(50L + random.nextInt(60)));
        var started = world.post("/payment/collection/reviews", "oscar.opera", "OPERATOR", Map.of());
        finished(started);
    }

    private void giveBack() {
        var round = database.texts("select round from round order by round");
        var proposed = world.post(
                "/payment/reversions",
                "sonia.presenta",
                "PAYMENT_SUBMITTER",
                Map.of("round", round.get(random.nextInt(round.size())), "reason", "vencido"));
        if (proposed.status() == 200 && random.nextInt(3) > 0) {
            one(credited()).ifPresent(this::take);
            var path = "/payment/reversions/" + proposed.text("reversion");
            world.post(
                    path + "/approve",
                    "aurora.aprueba",
                    "PAYMENT_APPROVER",
                    Map.of(
                            "transfers",
                            proposed.body().get("transfers").asLong(),
                            "amount",
                            proposed.text("amount"),
                            "hash",
                            proposed.text("hash")));
            finished(world.get(path));
        }
    }

    private void finished(World.Answer answer) {
        var job = answer.text("job");
        Await.value(
                () -> world.get("/payment/jobs/" + job).body(),
                one -> one.get("state").asString().equals("FINISHED"));
    }

    private List<String> waiting(String period) {
        return database.texts(
                "select household || '-' || period || '-' || attempt from transfer where state = 'ORDERED'"
                        + " and round = 'R" + period + "' order by 1");
    }

    private List<String> credited() {
        return database.texts(
                "select household || '-' || period || '-' || attempt from transfer where state = 'CREDITED' order by 1");
    }

    private String amount(String id) {
        return database.texts("select amount::text from transfer where household || '-' || period || '-' || attempt = '"
                        + id + "'")
                .getFirst();
    }

    private String file(String id) {
        return database.texts("select f.message_id from transfer t join bank_file f on f.round = t.round"
                        + " and t.household || '-' || t.period between f.first_key and f.last_key"
                        + " where t.household || '-' || t.period || '-' || t.attempt = '" + id + "'")
                .getFirst();
    }

    private void balanced(String after) {
        var ledger = world.get("/payment/ledger").body();
        assertThat(ledger.get("balanced").asBoolean()).as(after + ledger).isTrue();
        assertThat(ledger.get("agrees").asBoolean()).as(after + ledger).isTrue();
        var proof = world.get("/payment/ledger/proof").body();
        assertThat(proof.get("agrees").asBoolean()).as(after + proof).isTrue();
    }

    /** Each change is put back before the next one. */
    private void eachChangedCentimoIsFound() {
        for (var table : List.of("posting", "withdrawal", "bank_line")) {
            database.execute("alter table " + table + " disable trigger user");
            database.execute("grant update on " + table + " to current_user");
        }
        for (var tampered : List.of(
                "posting set amount = amount %s 0.01 where id = (select max(id) from posting where movement = 'WITHDRAWN')",
                "posting set amount = amount %s 0.01 where id = (select min(id) from posting where movement = 'CREDITED')",
                "transfer set amount = amount %s 0.01 where household = (select min(household) from transfer)",
                "transfer_line set amount = amount %s 0.01 where household = (select max(household) from transfer_line)",
                "withdrawal set amount = amount %s 0.01 where withdrawal_id = (select min(withdrawal_id) from withdrawal)",
                "bank_file set amount = amount %s 0.01 where message_id = (select min(message_id) from bank_file)",
                "collection set withdrawn = withdrawn %s 0.01 where (period, household) = (select period, household"
                        + " from collection where withdrawn > 0 and stage in ('AVAILABLE', 'ALERTED', 'UNCOLLECTED') order by 1, 2 limit 1)")) {
            database.execute("update " + tampered.formatted("+"));
            var proof = world.get("/payment/ledger/proof").body();
            assertThat(proof.get("agrees").asBoolean()).as(tampered).isFalse();
            database.execute("update " + tampered.formatted("-"));
            balanced(tampered);
        }
        var credit = "bank_line set answer = '%s' where (message, line) = (select l.message, l.line from bank_line l"
                + " where l.answer = '%s' and l.household = '" + code(105)
                + "' and not exists (select from bank_exception e where e.message = l.message and e.line = l.line) limit 1)";
        database.execute("update " + credit.formatted("ACCEPTED", "CREDITED"));
        assertThat(world.get("/payment/ledger/proof").body().get("transfers").size())
                .as("a word of the bank that is gone")
                .isEqualTo(1);
        database.execute("update " + credit.formatted("CREDITED", "ACCEPTED"));
        balanced("the word is back");
    }
}
