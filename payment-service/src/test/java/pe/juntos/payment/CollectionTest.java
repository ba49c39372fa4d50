package pe.juntos.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pe.juntos.payment.World.code;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestClock;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From the credit to the household's hands, or back to the Treasury: PAY-7 and PAY-9 through HTTP, Kafka and PostgreSQL. */
@ServiceTest
class CollectionTest {
    private static final String HEADER = "retiro_id,id_extremo,fecha,monto,canal,punto_pago";

    @Autowired
    WebTestClient client;

    @Autowired
    EventProbe probe;

    @Autowired
    TestDatabase database;

    @Autowired
    TestClock clock;

    private World world;

    @Test
    void from_the_credit_to_the_hands_or_back_to_the_treasury() {
        world = new World(client, probe);
        credited(6);
        books("0.00", "0.00");

        var first = withdrawn(
                "A1," + id(1, 1) + ",2026-07-02,200.00,CAJERO,PP-1",
                "A2," + id(2, 1) + ",2026-07-03,50.00,AGENCIA,PP-2",
                "A2," + id(2, 1) + ",2026-07-03,50.00,AGENCIA,PP-2",
                "A3," + id(2, 1) + ",2026-07-04,150.01,AGENCIA,PP-2",
                "A1," + id(3, 1) + ",2026-07-02,200.00,CAJERO,PP-1",
                "A4," + id(3, 2) + ",2026-07-02,200.00,CAJERO,PP-1",
                "A5,NADIE-2026-3-1,2026-07-02,200.00,CAJERO,PP-1",
                "A6," + id(6, 1) + ",2026-07-02,200.00,CAJERO,PP-1",
                "A9," + id(3, 1) + ",2026-07-02,10.00,PALOMA,PP-1");
        assertThat(first.get("refusals").toString())
                .isEqualTo("{\"MORE_THAN_REMAINS\":1,\"NOT_CREDITED\":1,"
                        + "\"UNKNOWN_CODE\":1,\"UNKNOWN_END_TO_END_ID\":2,\"WITHDRAWAL_ID_REUSED\":1}");
        books("250.00", "0.00");
        assertThat(withdrawn("A1," + id(1, 1) + ",2026-07-02,200.00,CAJERO,PP-1")
                        .get("refused")
                        .asLong())
                .as("told again in another file")
                .isZero();
        books("250.00", "0.00");

        var story = transfer(1);
        assertThat(story.get("collection").get("stage").asString()).isEqualTo("WITHDRAWN");
        assertThat(story.get("collection").get("withdrawals").get(0).get("id").asString())
                .isEqualTo("A1");
        assertThat(story.get("ledger")
                        .valueStream()
                        .map(entry -> entry.get("movement").asString()))
                .containsExactly("APPROVED", "DISPATCHED", "CREDITED", "WITHDRAWN");

        assertThat(listed("rosa.gestora", "GESTOR", "05")).containsExactly(code(2), code(3), code(4), code(5));
        assertThat(listed("rosa.gestora", "GESTOR", "15")).isEmpty();
        assertThat(text("/payment/rounds/R2026-3/sin-cobrar.csv", "GESTOR", "05")
                        .lines())
                .hasSize(5)
                .contains("hogar-2,2026-3,050101,ACCOUNT,,200.00,150.00,2026-07-01,0,AVAILABLE");
        assertThat(text("/payment/rounds/R2026-3/sin-cobrar.csv", "GESTOR", "15")
                        .lines())
                .hasSize(1);

        lifeCycle();
        twoPersons();
        theDatabaseRefusesChanges();
        evenItsOwnerChangesNoPosting();
        world.contractsHeld();
        assertThat(probe.received("juntos.payment.transfer.v1", code(4)).stream()
                        .map(event -> event.type().replace("pe.juntos.payment.transfer.", "")))
                .containsExactly("ordered.v1", "credited.v1", "uncollected.v1", "reverted.v1");
        assertThat(probe.received("juntos.payment.transfer.v1", code(1)).stream()
                        .map(event -> event.type().replace("pe.juntos.payment.transfer.", "")))
                .containsExactly("ordered.v1", "credited.v1", "withdrawn.v1");
    }

    private void credited(int households) {
        for (var n = 1; n <= households; n++) {
            world.household(n, 1, "001-" + n);
            world.verdict(n, "2026-3", 1, true);
        }
        world.certified("2026-3", households, households);
        world.dispatched("2026-3");
        var credits = new ArrayList<String>();
        for (var n = 1; n < households; n++) {
            credits.add(World.credit(id(n, 1), "200.00"));
        }
        world.applied(World.statement("C1", World.ACCOUNT, credits.toArray(String[]::new)));
    }

    private void lifeCycle() {
        clock.moveTo(LocalDate.parse("2026-08-29"));
        review("2026-08-29");
        assertThat(stages()).containsExactly("AVAILABLE 4", "WITHDRAWN 1");
        clock.moveTo(LocalDate.parse("2026-12-28"));
        review("2026-08-30");
        assertThat(stages()).containsExactly("ALERTED 4", "WITHDRAWN 1");
        review("2026-08-30");
        assertThat(post(
                                "/payment/reversions",
                                "sonia.presenta",
                                "PAYMENT_SUBMITTER",
                                Map.of("round", "R2026-3", "reason", "vencido"))
                        .text("code"))
                .isEqualTo("NOTHING_UNCOLLECTED");
        review("2026-12-28");
        assertThat(stages()).containsExactly("UNCOLLECTED 4", "WITHDRAWN 1");
        assertThat(database.number("select count(*) from collection_history")).isEqualTo(8);
        assertThat(post("/payment/collection/reviews", "oscar.opera", "OPERATOR", Map.of("asOf", "2026-12-29"))
                        .text("code"))
                .isEqualTo("DAY_TO_COME");
        assertThat(post("/payment/collection/reviews", "oscar.opera", "OPERATOR", Map.of("asOf", "ayer"))
                        .text("code"))
                .isEqualTo("DAY_INVALID");
        assertThat(post("/payment/collection/reviews", "oscar.opera", "OPERATOR", Map.of("asOf", "-12026-01-01"))
                        .text("code"))
                .isEqualTo("DAY_INVALID");
        assertThat(post("/payment/collection/reviews", "rosa.gestora", "GESTOR", Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(world.get("/payment/rounds/R2026-3/uncollected?stage=NADA").text("code"))
                .isEqualTo("STAGE_INVALID");
        assertThat(world.get("/payment/rounds/R2030-3/uncollected").status()).isEqualTo(404);
        dormant();
        assertThat(withdrawn("B1," + id(3, 1) + ",2026-12-28,200.00,CAJERO,PP-1")
                        .get("refused")
                        .asLong())
                .as("uncollected money is still the household's")
                .isZero();
        books("450.00", "0.00");
    }

    /** The second household took something 178 days ago. */
    private void dormant() {
        var path = "/payment/collection/dormant";
        assertThat(dormantIn("05")).containsExactly(code(3), code(4), code(5));
        assertThat(dormantIn("15")).isEmpty();
        assertThat(text("/payment/collection/cuentas-sin-movimiento.csv", "GESTOR", "05")
                        .lines())
                .hasSize(4)
                .contains("hogar-3,050101,1,200.00,2026-07-01,,");
        assertThat(text("/payment/collection/cuentas-sin-movimiento.csv", "GESTOR", "15")
                        .lines())
                .hasSize(1);
        assertThat(visit(3, "banco", "INSTITUTION", "05", "2026-12-28", "CARD_LOST"))
                .isEqualTo("403 ");
        assertThat(visit(3, "rosa.gestora", "GESTOR", "15", "2026-12-28", "CARD_LOST"))
                .isEqualTo("404 NOT_FOUND");
        assertThat(visit(2, "rosa.gestora", "GESTOR", "05", "2026-12-28", "CARD_LOST"))
                .isEqualTo("404 NOT_FOUND");
        assertThat(visit(3, "rosa.gestora", "GESTOR", "05", "2026-12-29", "CARD_LOST"))
                .isEqualTo("422 DAY_TO_COME");
        assertThat(visit(3, "rosa.gestora", "GESTOR", "05", "hoy", "CARD_LOST")).isEqualTo("422 DAY_INVALID");
        assertThat(visit(3, "rosa.gestora", "GESTOR", "05", "2026-12-27", "CARD_LOST"))
                .isEqualTo("422 BEFORE_DORMANT");
        assertThat(visit(3, "rosa.gestora", "GESTOR", "05", "2026-12-28", "LOST"))
                .isEqualTo("422 UNKNOWN_CODE");
        assertThat(visit(3, "rosa.gestora", "GESTOR", "05", "2026-12-28", "CARD_LOST"))
                .isEqualTo("204 ");
        assertThat(visit(3, "rosa.gestora", "GESTOR", "05", "2026-12-28", "CARD_LOST"))
                .as("again")
                .isEqualTo("204 ");
        assertThat(visit(3, "rosa.gestora", "GESTOR", "05", "2026-12-28", "REFUSES"))
                .isEqualTo("409 VISIT_NOTED");
        var found = world.get(path).body().get("items").get(0);
        assertThat(found.get("finding").asString()).isEqualTo("CARD_LOST");
        assertThat(found.get("visitedOn").asString()).isEqualTo("2026-12-28");
    }

    private List<String> dormantIn(String territory) {
        var all = new ArrayList<String>();
        var cursor = "";
        while (true) {
            var page = new JsonMapper()
                    .readTree(text("/payment/collection/dormant?limit=1&cursor=" + cursor, "GESTOR", territory));
            page.get("items")
                    .valueStream()
                    .map(item -> item.get("household").asString())
                    .forEach(all::add);
            if (page.get("next").isNull()) {
                return all;
            }
            cursor = page.get("next").asString();
        }
    }

    private String visit(int household, String subject, String role, String territory, String on, String finding) {
        var result = client.put()
                .uri("/payment/collection/dormant/" + code(household) + "/visit")
                .header("Authorization", TestTokens.bearer(subject, List.of(role), List.of(territory)))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("on", on, "finding", finding))
                .exchange()
                .expectBody()
                .returnResult();
        var body = result.getResponseBody();
        var code = body == null || body.length == 0 || result.getStatus().value() == 403
                ? ""
                : new JsonMapper().readTree(body).get("code").asString();
        return result.getStatus().value() + " " + code;
    }

    private void twoPersons() {
        var body = Map.of("round", "R2026-3", "reason", "Más de 180 días sin cobro");
        assertThat(post("/payment/reversions", "aurora.aprueba", "PAYMENT_APPROVER", body)
                        .status())
                .isEqualTo(403);
        assertThat(post("/payment/reversions", "sonia.presenta", "PAYMENT_SUBMITTER", Map.of("round", "R2026-3"))
                        .text("code"))
                .isEqualTo("REASON_MISSING");
        assertThat(post(
                                "/payment/reversions",
                                "sonia.presenta",
                                "PAYMENT_SUBMITTER",
                                Map.of("round", "X", "reason", "x"))
                        .status())
                .isEqualTo(404);
        var proposed = post("/payment/reversions", "sonia.presenta", "PAYMENT_SUBMITTER", body);
        assertThat(proposed.text("amount")).as(proposed.toString()).isEqualTo("550.00");
        assertThat(post("/payment/reversions", "sonia.presenta", "PAYMENT_SUBMITTER", body)
                        .body())
                .isEqualTo(proposed.body());
        var path = "/payment/reversions/" + proposed.text("reversion");
        Map<String, ?> quoted = Map.of("transfers", 3, "amount", "550.00", "hash", proposed.text("hash"));
        assertThat(post(path + "/approve", "sonia.presenta", "PAYMENT_APPROVER", quoted)
                        .text("code"))
                .isEqualTo("SAME_PERSON");
        assertThat(post(path + "/approve", "aurora.aprueba", "PAYMENT_APPROVER", Map.of())
                        .text("code"))
                .isEqualTo("TOTALS_MISSING");
        assertThat(post(
                                path + "/approve",
                                "aurora.aprueba",
                                "PAYMENT_APPROVER",
                                Map.of("transfers", 3, "amount", "x", "hash", ""))
                        .text("code"))
                .isEqualTo("AMOUNT_INVALID");
        assertThat(post(
                                path + "/approve",
                                "aurora.aprueba",
                                "PAYMENT_APPROVER",
                                Map.of("transfers", 2, "amount", "550.00", "hash", ""))
                        .text("code"))
                .isEqualTo("TOTALS_DIFFER");
        assertThat(world.get(path).text("state")).isEqualTo("PROPOSED");
        withdrawn("B2," + id(5, 1) + ",2026-12-28,100.00,CAJERO,PP-1");
        assertThat(post(path + "/approve", "aurora.aprueba", "PAYMENT_APPROVER", quoted)
                        .text("state"))
                .isEqualTo("APPROVED");
        Await.until(() -> assertThat(database.number("select count(*) from reversion_item where outcome is null"))
                .isZero());
        assertThat(database.texts("select outcome from reversion_item order by household"))
                .as("what was taken meanwhile stays with the household")
                .containsExactly("REVERTED", "REVERTED", "COLLECTED_MEANWHILE");
        books("550.00", "350.00");
        assertThat(post(path + "/withdraw", "sonia.presenta", "PAYMENT_SUBMITTER", Map.of())
                        .text("code"))
                .isEqualTo("REVERSION_CLOSED");
        assertThat(withdrawn("B3," + id(4, 1) + ",2026-12-28,200.00,CAJERO,PP-1")
                        .get("refusals")
                        .toString())
                .isEqualTo("{\"ALREADY_REVERTED\":1}");
        assertThat(transfer(4).get("collection").get("reverted").asString()).isEqualTo("200.00");
    }

    private void theDatabaseRefusesChanges() {
        for (var sql : List.of(
                "update posting set amount = amount + 1",
                "delete from posting",
                "truncate posting",
                "update withdrawal set amount = 1",
                "delete from withdrawal",
                "update collection_history set hash = ''")) {
            assertThatThrownBy(() -> database.execute(sql))
                    .as(sql)
                    .hasStackTraceContaining(sql.contains("posting") ? "permission denied" : "written once");
        }
    }

    /** Whoever owns the table may take the rights back; the rows still refuse. */
    private void evenItsOwnerChangesNoPosting() {
        database.execute("grant update, delete, truncate on posting to current_user");
        for (var sql : List.of("update posting set amount = amount + 1", "delete from posting", "truncate posting")) {
            assertThatThrownBy(() -> database.execute(sql)).as(sql).hasStackTraceContaining("written once");
        }
    }

    private void books(String withdrawn, String reverted) {
        var ledger = world.get("/payment/ledger").body();
        assertThat(ledger.get("balanced").asBoolean()).isTrue();
        assertThat(ledger.get("agrees").asBoolean()).as(ledger.toString()).isTrue();
        assertThat(ledger.get("balances").get("WITHDRAWN").asString()).isEqualTo(withdrawn);
        assertThat(ledger.get("balances").get("REVERTED").asString()).isEqualTo(reverted);
    }

    private void review(String asOf) {
        var started = post("/payment/collection/reviews", "oscar.opera", "OPERATOR", Map.of("asOf", asOf));
        assertThat(started.status()).isEqualTo(202);
        Await.value(
                () -> world.get("/payment/jobs/" + started.text("job")).body(),
                job -> job.get("state").asString().equals("FINISHED"));
    }

    private List<String> stages() {
        return world.get("/payment/rounds/R2026-3/collection")
                .body()
                .valueStream()
                .map(one ->
                        one.get("stage").asString() + " " + one.get("transfers").asLong())
                .toList();
    }

    private JsonNode transfer(int household) {
        return world.get("/payment/households/" + code(household) + "/transfers?period=2026-3")
                .body()
                .get("transfers")
                .get(0);
    }

    private JsonNode withdrawn(String... lines) {
        var body = HEADER + "\n" + String.join("\n", lines) + "\n";
        assertThat(upload(body, "rosa.gestora", "GESTOR").getStatus().value()).isEqualTo(403);
        var answer = upload(body, "banco", "INSTITUTION");
        assertThat(answer.getStatus().value()).isEqualTo(202);
        var id = new JsonMapper()
                .readTree(Objects.requireNonNull(answer.getResponseBody()))
                .get("id")
                .asString();
        return Await.value(
                () -> world.get("/payment/imports/" + id).body(),
                one -> one.get("state").asString().equals("APPLIED"));
    }

    private org.springframework.test.web.reactive.server.EntityExchangeResult<byte[]> upload(
            String body, String subject, String role) {
        return client.post()
                .uri("/payment/imports/retiros")
                .header("Authorization", TestTokens.bearer(subject, role))
                .contentType(MediaType.parseMediaType("text/csv"))
                .bodyValue(body.getBytes(StandardCharsets.UTF_8))
                .exchange()
                .expectBody()
                .returnResult();
    }

    private World.Answer post(String path, String subject, String role, Map<String, ?> body) {
        return world.post(path, subject, role, body);
    }

    private List<String> listed(String subject, String role, String territory) {
        var all = new ArrayList<String>();
        var cursor = "";
        while (true) {
            var page = new JsonMapper()
                    .readTree(text("/payment/rounds/R2026-3/uncollected?limit=2" + cursor, role, territory));
            page.get("items")
                    .valueStream()
                    .map(item -> item.get("household").asString())
                    .forEach(all::add);
            if (page.get("next").isNull()) {
                return all;
            }
            cursor = "&cursor=" + page.get("next").asString();
        }
    }

    private String text(String path, String role, String territory) {
        return new String(
                Objects.requireNonNull(client.get()
                        .uri(path)
                        .header("Authorization", TestTokens.bearer("rosa.gestora", List.of(role), List.of(territory)))
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .returnResult()
                        .getResponseBody()),
                StandardCharsets.UTF_8);
    }

    private static String id(int household, int attempt) {
        return code(household) + "-2026-3-" + attempt;
    }
}
