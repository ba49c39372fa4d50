package pe.juntos.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.payment.World.code;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The round of the pain.001 files as G2P Connect Disburse 1.0.0, and its callbacks in the same matching as status reports. */
@ServiceTest
class G2pDisburseTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String LIST = "/payment/rounds/R2099-1/disbursements";

    @Autowired
    WebTestClient client;

    @Autowired
    EventProbe probe;

    @Autowired
    TestDatabase database;

    private World world;

    @Test
    void the_same_round_in_batches_and_its_callbacks() throws IOException {
        world = new World(client, probe);
        for (var n = 1; n <= 7; n++) {
            world.household(n, 1, "001-" + n);
            world.verdict(n, "2099-1", 1, true);
        }
        world.certified("2099-1", 7, 7);
        var dispatched = world.dispatched("2099-1");
        written(dispatched);
        answered();
        asked();
        refused();
    }

    private void written(World.Answer dispatched) throws IOException {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(new String(
                        Objects.requireNonNull(getClass().getResourceAsStream("/g2p/disburse-request.schema.json"))
                                .readAllBytes(),
                        StandardCharsets.UTF_8));
        var references = new ArrayList<String>();
        var sum = BigDecimal.ZERO;
        for (var batch : world.get(LIST).body()) {
            var text = world.text(LIST + "/" + batch.get("name").asString());
            assertThat(schema.validate(text, InputFormat.JSON)).isEmpty();
            assertThat(world.text(LIST + "/" + batch.get("name").asString()))
                    .as("the same bytes each time")
                    .isEqualTo(text);
            assertThat(text).doesNotContain("hogar-", "M000", "payee_name");
            var message = JSON.readTree(text);
            var payments = message.get("message").get("disbursements");
            assertThat(payments.size())
                    .isBetween(1, 2)
                    .isEqualTo(message.get("header").get("total_count").asInt())
                    .isEqualTo(batch.get("disbursements").asInt());
            for (var payment : payments) {
                references.add(payment.get("reference_id").asString());
                sum = sum.add(new BigDecimal(payment.get("amount").asString()));
            }
        }
        assertThat(references)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 7)
                        .mapToObj(G2pDisburseTest::id)
                        .toList());
        assertThat(sum).isEqualTo(dispatched.text("amount"));
        var without = "{\"header\":{},\"message\":{\"transaction_id\":\"x\"}}";
        assertThat(schema.validate(without, InputFormat.JSON))
                .as("the schema does find faults")
                .isNotEmpty();
        assertThat(world.get("/payment/rounds/R2030-1/disbursements").body().size())
                .isZero();
        assertThat(world.get(LIST + "/nada.json").status()).isEqualTo(404);
        client.get()
                .uri(LIST)
                .header("Authorization", TestTokens.bearer("rosa.gestora", "GESTOR"))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    private void answered() {
        var first = callback(
                "CB1",
                "JUNTOS-R2099-1-001-001",
                "succ",
                status(id(1), "succ", null, "200.00"),
                status(id(2), "rjct", "rjct.payee_fa.invalid", "200.00"),
                status(id(3), "rjct", "rjct.amount.invalid", "200.01"),
                status("NADIE", "rjct", null, null),
                status(id(4), "maybe", null, null));
        assertThat(applied(first).get("exceptions").toString())
                .isEqualTo("{\"AMOUNT_DIFFERS\":1,\"UNKNOWN_END_TO_END_ID\":1,\"UNKNOWN_STATUS\":1}");
        assertThat(states())
                .containsExactly("ORDERED", "REJECTED AC01", "ORDERED", "ORDERED", "ORDERED", "ORDERED", "ORDERED");
        assertThat(send(first, "banco", "INSTITUTION").status())
                .as("told again")
                .isEqualTo(202);
        applied(callback("CB2", "JUNTOS-R2099-1-002-001", "rjct"));
        assertThat(states())
                .as("a batch refused whole")
                .containsExactly(
                        "ORDERED", "REJECTED AC01", "ORDERED", "REJECTED NARR", "REJECTED NARR", "ORDERED", "ORDERED");
        assertThat(applied(callback("CB3", "JUNTOS-R2099-1-999-001", "succ", status(id(7), "rjct", null, null)))
                        .get("exceptions")
                        .toString())
                .isEqualTo("{\"WRONG_ORIGINAL_MESSAGE\":1}");
        assertThat(applied(callback("CB4", "JUNTOS-R2099-1-999-001", "rjct"))
                        .get("exceptions")
                        .toString())
                .as("a batch that was never sent, refused whole")
                .isEqualTo("{\"WRONG_ORIGINAL_MESSAGE\":1}");
        var ledger = world.get("/payment/ledger").body();
        assertThat(ledger.get("agrees").asBoolean()).as(ledger.toString()).isTrue();
        assertThat(world.get("/payment/ledger/proof").body().get("agrees").asBoolean())
                .isTrue();
    }

    private void asked() {
        var list =
                "{\"reference_id\":\"q\",\"txn_type\":\"disburse\",\"attribute_type\":\"%s\",\"attribute_value\":%s}";
        var references = status(
                list.formatted("reference_id_list", JSON.writeValueAsString(List.of(id(1), id(2), "NADIE-2099-1-1"))));
        assertThat(told(references.get("message").get("txnstatus_response").get("txn_status")))
                .containsExactly(
                        id(1) + " pdng -",
                        id(2) + " rjct rjct.payee_fa.invalid",
                        "NADIE-2099-1-1 rjct rjct.reference_id.invalid");
        assertThat(references.get("header").get("status").asString()).isEqualTo("succ");
        assertThat(references.get("header").get("total_count").asInt()).isEqualTo(3);
        assertThat(told(status(list.formatted("transaction_id", "\"JUNTOS-R2099-1-002-001\""))
                        .get("message")
                        .get("txnstatus_response")
                        .get("txn_status")))
                .containsExactly(id(4) + " rjct -", id(5) + " rjct -");
        var callback = database.number("select id from bank_message where message_id = 'g2p:CB1'");
        assertThat(told(status(list.formatted("correlation_id", "\"" + callback + "\""))
                        .get("message")
                        .get("txnstatus_response")
                        .get("txn_status")))
                .containsExactly(
                        id(1) + " pdng -", id(2) + " rjct rjct.payee_fa.invalid", id(3) + " pdng -", id(4) + " rjct -");
        assertThat(told(status(list.formatted("phone", "\"x\""))
                        .get("message")
                        .get("txnstatus_response")
                        .get("txn_status")))
                .containsExactly("q rjct rjct.search_criteria.invalid");
        searched();
    }

    private void searched() {
        var one = JSON.readTree(world.text(
                        LIST + "/" + world.get(LIST).body().get(0).get("name").asString()))
                .get("message")
                .get("disbursements")
                .get(1);
        assertThat(told(search("payee_fa", one.get("payee_fa").asString()).get("message")))
                .containsExactly(id(2) + " rjct rjct.payee_fa.invalid");
        var all = search("payer_fa", one.get("payer_fa").asString());
        assertThat(told(all.get("message"))).hasSize(7).contains(id(7) + " pdng -");
        assertThat(all.get("header").get("completed_count").asInt()).isEqualTo(7);
        assertThat(all.toString()).doesNotContain("hogar-", "payee_name");
        assertThat(told(search("payer_fa", "account:1@otro").get("message")))
                .containsExactly("q rjct rjct.payer_fa.invalid");
        assertThat(told(search("payee_fa", "51987654321").get("message")))
                .containsExactly("q rjct rjct.payee_fa.invalid");
        assertThat(told(search("payee_fa", "account:001-2@otro").get("message")))
                .as("the number at another bank")
                .isEmpty();
        var search = "/payment/rounds/R2099-1/disburse/sync/search";
        var ours = query("search", criteria("payee_fa", one.get("payee_fa").asString()));
        var elsewhere = TestTokens.bearer("ana.auditora", List.of("AUDITOR"), List.of("15"));
        assertThat(told(inquire(search, ours, elsewhere).body().get("message"))).isEmpty();
        var gestor = TestTokens.bearer("rosa.gestora", "GESTOR");
        assertThat(inquire(search, ours, gestor).status()).isEqualTo(403);
        var bank = TestTokens.bearer("banco", "INSTITUTION");
        assertThat(inquire(search.replace("2099", "2031"), ours, bank).status()).isEqualTo(404);
        Map.of("2.0.0", "rjct.version.invalid", "", "rjct.version.invalid")
                .forEach((version, code) -> assertThat(inquire(search, ours.replace("1.0.0", version), bank)
                                .body()
                                .get("header")
                                .get("status_reason_code")
                                .asString())
                        .isEqualTo(code));
        assertThat(inquire(search, ours.replace("\"search\"", "\"disburse\""), bank)
                        .body()
                        .get("header")
                        .get("status_reason_code")
                        .asString())
                .isEqualTo("rjct.action.not_supported");
        assertThat(inquire(search, "{", bank).status()).isEqualTo(400);
        assertThat(inquire(search, "[]", bank)
                        .body()
                        .get("header")
                        .get("status")
                        .asString())
                .isEqualTo("rjct");
    }

    private JsonNode status(String request) {
        var message = "{\"transaction_id\":\"T1\",\"txnstatus_request\":" + request + "}";
        return inquire(
                        "/payment/rounds/R2099-1/disburse/sync/txn/status",
                        query("on-disburse", message),
                        TestTokens.bearer("banco", "INSTITUTION"))
                .body();
    }

    private JsonNode search(String attribute, String value) {
        return inquire(
                        "/payment/rounds/R2099-1/disburse/sync/search",
                        query("search", criteria(attribute, value)),
                        TestTokens.bearer("banco", "INSTITUTION"))
                .body();
    }

    private static String criteria(String attribute, String value) {
        return """
                {"transaction_id":"T1","search_criteria":[{"reference_id":"q","request_type":"disburse","attribute_type":"%s",
                "attribute_value":"%s"}]}
                """.formatted(attribute, value);
    }

    private static String query(String action, String message) {
        return """
                {"header":{"version":"1.0.0","message_id":"Q1","message_ts":"2099-03-02T08:00:00-05:00","action":"%s",
                "sender_id":"banco","total_count":1},"message":%s}
                """.formatted(action, message);
    }

    private World.Answer inquire(String path, String text, String bearer) {
        var result = client.post()
                .uri(path)
                .header("Authorization", bearer)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(text.getBytes(StandardCharsets.UTF_8))
                .exchange()
                .expectBody()
                .returnResult();
        var body = result.getResponseBody();
        return new World.Answer(
                result.getStatus().value(),
                body == null || body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body));
    }

    private static List<String> told(JsonNode statuses) {
        return statuses.get("disbursements_status")
                .valueStream()
                .map(one -> one.get("reference_id").asString() + " "
                        + one.get("status").asString() + " "
                        + one.path("status_reason_code").asString("-"))
                .toList();
    }

    private void refused() {
        var lines = database.number("select count(*) from bank_line");
        var good = callback("CB9", "JUNTOS-R2099-1-003-001", "succ", status(id(7), "rjct", null, "200.00"));
        var deep = "[".repeat(50) + "]".repeat(50);
        Map.of(
                        good.substring(0, good.length() - 3),
                        "JSON_MALFORMED",
                        "{\"header\":" + deep + "}",
                        "JSON_TOO_DEEP",
                        "{\"header\":{\"action\":\"" + "x".repeat(2_000) + "\"}}",
                        "JSON_TOO_DEEP",
                        good.replace("on-disburse", "search"),
                        "MESSAGE_UNKNOWN",
                        good.replace("\"CB9\"", "\"\""),
                        "MESSAGE_ID_MISSING",
                        good.replace("\"CB9\"", "\"CB1\""),
                        "MESSAGE_ID_REUSED",
                        good.replace("\"total_count\":1", "\"total_count\":2"),
                        "MESSAGE_TOTALS_DIFFER",
                        good.replace("200.00", "200.005"),
                        "JSON_VALUE_INVALID",
                        good.replace("200.00", "-200.00"),
                        "JSON_VALUE_INVALID",
                        good + good,
                        "JSON_MALFORMED")
                .forEach((text, fault) -> {
                    var answer = send(text, "banco", "INSTITUTION");
                    assertThat(answer.status()).as(fault).isEqualTo(422);
                    assertThat(answer.text("code")).isEqualTo(fault);
                });
        assertThat(send(good, "rosa.gestora", "GESTOR").status()).isEqualTo(403);
        assertThat(database.number("select count(*) from bank_line")).isEqualTo(lines);
        assertThat(database.number("select count(*) from bank_message where message_id = 'g2p:CB9'"))
                .isZero();
    }

    private List<String> states() {
        return database.texts("select concat_ws(' ', state, reason) from transfer order by household");
    }

    private JsonNode applied(String text) {
        var taken = send(text, "banco", "INSTITUTION");
        assertThat(taken.status()).as(taken.toString()).isEqualTo(202);
        assertThat(taken.body().get("message").get("ack_status").asString()).isEqualTo("ACK");
        var path = "/payment/bank-messages/"
                + taken.body().get("message").get("correlation_id").asString();
        return Await.value(
                () -> world.get(path).body(),
                body -> body.get("state").asString().equals("APPLIED"));
    }

    private World.Answer send(String text, String subject, String role) {
        var result = client.post()
                .uri("/payment/g2p/on-disburse")
                .header("Authorization", TestTokens.bearer(subject, role))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(text.getBytes(StandardCharsets.UTF_8))
                .exchange()
                .expectBody()
                .returnResult();
        var body = result.getResponseBody();
        return new World.Answer(
                result.getStatus().value(),
                body == null || body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body));
    }

    private static String callback(String id, String transaction, String status, String... statuses) {
        return """
                {"message":{"transaction_id":"%s","correlation_id":"7","disbursements_status":[%s]},
                 "header":{"version":"1.0.0","message_id":"%s","message_ts":"2099-03-02T08:00:00-05:00","action":"on-disburse",
                 "status":"%s","total_count":%d,"completed_count":%d}}
                """.formatted(transaction, String.join(",", statuses), id, status, statuses.length, statuses.length);
    }

    private static String status(String reference, String status, String reason, String amount) {
        return "{\"reference_id\":\"" + reference + "\",\"timestamp\":\"2099-03-02T08:00:00-05:00\",\"status\":\""
                + status
                + "\"" + (reason == null ? "" : ",\"status_reason_code\":\"" + reason + "\"")
                + (amount == null ? "" : ",\"amount\":\"" + amount + "\",\"currency_code\":\"PEN\"") + "}";
    }

    private static String id(int household) {
        return code(household) + "-2099-1-1";
    }
}
