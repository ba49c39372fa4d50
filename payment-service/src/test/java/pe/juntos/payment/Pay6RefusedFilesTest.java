package pe.juntos.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.payment.World.code;
import static pe.juntos.payment.World.credit;
import static pe.juntos.payment.World.statement;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;
import tools.jackson.databind.json.JsonMapper;

/**
 * PAY-6, PAY-7: a callback about disbursements or a file of withdrawals that is not what it must be is refused with a code, kept
 * aside byte for byte, and nothing of it is applied.
 */
@ServiceTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class Pay6RefusedFilesTest {
    private static final String CALLBACKS = "/payment/g2p/on-disburse";
    private static final String WITHDRAWALS = "/payment/imports/retiros";
    private static final String APPLIED = """
            select concat_ws(' ', (select count(*) from bank_line), (select count(*) from bank_message),
                   (select count(*) from withdrawal), (select count(*) from import_file), (select count(*) from posting))
            """;
    private static final String CALLBACK = """
            {"message":{"transaction_id":"JUNTOS-R2097-1-001-001","disbursements_status":[{"reference_id":"%s",
            "timestamp":"2097-03-02T08:00:00-05:00","status":"rjct","amount":"200.00","currency_code":"PEN"}]},
             "header":{"version":"1.0.0","message_id":"CB1","action":"on-disburse","status":"succ","total_count":1}}
            """.formatted(id(2));
    private static final String FILE = "retiro_id,id_extremo,fecha,monto,canal,punto_pago\nW1," + id(1)
            + ",2097-03-05,50.00,CAJERO,PP-1\nW2," + id(1) + ",2097-03-05,20.00,CAJERO,PP-1\n";

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
    void one_transfer_is_credited_and_another_waits() {
        for (var n = 1; n <= 2; n++) {
            world.household(n, 1, "001-" + n);
            world.verdict(n, "2097-1", 1, true);
        }
        world.certified("2097-1", 2, 2);
        assertThat(world.dispatched("2097-1").text("state")).isEqualTo("DISPATCHED");
        world.applied(statement("GOOD", World.ACCOUNT, credit(id(1), "200.00")));
        assertThat(states()).containsExactly("CREDITED", "ORDERED");
    }

    static Stream<Arguments> bad() {
        var laughs = "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY a \"ja\"><!ENTITY b \"&a;&a;&a;&a;\">]><d>&b;</d>";
        return Stream.of(
                callback("cut", "JSON_MALFORMED", CALLBACK.substring(0, CALLBACK.length() - 30)),
                callback("empty", "JSON_MALFORMED", ""),
                callback("two messages", "JSON_MALFORMED", CALLBACK + CALLBACK),
                callback("an entity bomb", "JSON_MALFORMED", laughs),
                callback("depth", "JSON_TOO_DEEP", CALLBACK.replace("\"succ\"", "[".repeat(50) + "]".repeat(50))),
                callback("a bomb of levels", "JSON_TOO_DEEP", "{\"header\":" + "[".repeat(5_000)),
                callback("another action", "MESSAGE_UNKNOWN", CALLBACK.replace("on-disburse", "search")),
                callback("another version", "MESSAGE_UNKNOWN", CALLBACK.replace("1.0.0", "2.0.0")),
                callback("no id", "MESSAGE_ID_MISSING", CALLBACK.replace("CB1", "")),
                callback("totals", "MESSAGE_TOTALS_DIFFER", CALLBACK.replace("count\":1", "count\":2")),
                callback("three decimals", "JSON_VALUE_INVALID", CALLBACK.replace("200.00", "200.005")),
                callback("negative", "JSON_VALUE_INVALID", CALLBACK.replace("200.00", "-200.00")),
                callback("words", "JSON_VALUE_INVALID", CALLBACK.replace("200.00", "doscientos")),
                withdrawals("empty", "FILE_EMPTY", ""),
                withdrawals("another header", "FILE_HEADER", FILE.replace("monto", "importe")),
                withdrawals("an entity bomb", "FILE_HEADER", laughs),
                withdrawals("a line without an end", "FILE_LINE_TOO_LONG", FILE + "\"" + "x".repeat(400_000)),
                withdrawals("three decimals", "AMOUNT_INVALID", FILE.replace("20.00", "20.005")),
                withdrawals("negative", "AMOUNT_INVALID", FILE.replace("20.00", "-20.00")),
                withdrawals("nothing", "AMOUNT_INVALID", FILE.replace("20.00", "0.00")),
                withdrawals("an exponent", "AMOUNT_INVALID", FILE.replace("20.00", "2e1")),
                withdrawals("words", "AMOUNT_INVALID", FILE.replace("20.00", "veinte")));
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @MethodSource("bad")
    @Order(2)
    void what_is_not_what_it_must_be_is_refused_kept_aside_and_applies_nothing(
            String kind, String what, String code, String text) {
        refusedAndKept(kind, code, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @Order(3)
    void bytes_that_are_no_utf_8_are_refused_and_kept() {
        var accented = FILE.replace("PP-1", "Ñaña").getBytes(StandardCharsets.ISO_8859_1);
        refusedAndKept("WITHDRAWALS", "FILE_NOT_UTF8", accented);
    }

    @Test
    @Order(4)
    void the_same_file_is_kept_once_however_often_it_comes() {
        var before = database.number("select count(*) from kept_message_part");
        var text = FILE.replace("20.00", "-20.00").getBytes(StandardCharsets.UTF_8);
        assertThat(send("WITHDRAWALS", text, "banco", "INSTITUTION").status()).isEqualTo(422);
        assertThat(database.number("select count(*) from kept_message_part")).isEqualTo(before);
        assertThat(database.number("select max(times) from kept_message")).isEqualTo(2);
    }

    @Test
    @Order(5)
    void a_sender_without_the_right_leaves_nothing() {
        var before = database.number("select count(*) from kept_message");
        for (var kind : List.of("DISBURSE_CALLBACK", "WITHDRAWALS")) {
            assertThat(send(kind, "nada".getBytes(StandardCharsets.UTF_8), "rosa.gestora", "GESTOR")
                            .status())
                    .isEqualTo(403);
        }
        assertThat(database.number("select count(*) from kept_message")).isEqualTo(before);
    }

    @Test
    @Order(6)
    void the_files_as_they_were_meant_are_applied() {
        assertThat(send("DISBURSE_CALLBACK", CALLBACK.getBytes(StandardCharsets.UTF_8), "banco", "INSTITUTION")
                        .status())
                .isEqualTo(202);
        assertThat(send("WITHDRAWALS", FILE.getBytes(StandardCharsets.UTF_8), "banco", "INSTITUTION")
                        .status())
                .isEqualTo(202);
        Await.until(() -> {
            assertThat(states()).containsExactly("CREDITED", "REJECTED");
            assertThat(database.number("select count(*) from withdrawal")).isEqualTo(2);
        });
    }

    private void refusedAndKept(String kind, String code, byte[] content) {
        var before = database.texts(APPLIED);
        var states = states();
        var answer = send(kind, content, "banco", "INSTITUTION");
        assertThat(answer.status()).as(code).isEqualTo(422);
        assertThat(answer.text("code")).isEqualTo(code);
        assertThat(database.texts(APPLIED)).isEqualTo(before);
        assertThat(states()).isEqualTo(states);
        var kept = world.get("/payment/refused-messages?limit=1000").body();
        var last = kept.get(kept.size() - 1);
        assertThat(last.get("kind").asString()).isEqualTo(kind);
        assertThat(last.get("code").asString()).isEqualTo(code);
        assertThat(last.get("sender").asString()).isEqualTo("banco");
        for (var role : List.of("AUDITOR", "OPERATOR")) {
            assertThat(bytes(last.get("id").asLong(), role)).isEqualTo(content);
        }
    }

    private byte[] bytes(long id, String role) {
        var bytes = client.mutate()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(1 << 23))
                .build()
                .get()
                .uri("/payment/refused-messages/" + id)
                .header("Authorization", TestTokens.bearer("ana.auditora", role))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        return bytes == null ? new byte[0] : bytes;
    }

    private World.Answer send(String kind, byte[] content, String subject, String role) {
        var csv = kind.equals("WITHDRAWALS");
        var result = client.post()
                .uri(csv ? WITHDRAWALS : CALLBACKS)
                .header("Authorization", TestTokens.bearer(subject, role))
                .contentType(csv ? MediaType.parseMediaType("text/csv") : MediaType.APPLICATION_JSON)
                .bodyValue(content)
                .exchange()
                .expectBody()
                .returnResult();
        var body = result.getResponseBody();
        return new World.Answer(
                result.getStatus().value(), new JsonMapper().readTree(body == null ? new byte[] {'{', '}'} : body));
    }

    private List<String> states() {
        return database.texts("select state from transfer order by household");
    }

    private static Arguments callback(String what, String code, String text) {
        return Arguments.of("DISBURSE_CALLBACK", what, code, text);
    }

    private static Arguments withdrawals(String what, String code, String text) {
        return Arguments.of("WITHDRAWALS", what, code, text);
    }

    private static String id(int household) {
        return code(household) + "-2097-1-1";
    }
}
