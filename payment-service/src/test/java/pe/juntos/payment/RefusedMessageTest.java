package pe.juntos.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.payment.World.code;
import static pe.juntos.payment.World.credit;
import static pe.juntos.payment.World.rejection;
import static pe.juntos.payment.World.report;
import static pe.juntos.payment.World.returned;
import static pe.juntos.payment.World.statement;

import java.nio.charset.Charset;
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
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** PAY-6: a bank message that is not what it must be is refused with a code, kept aside whole, and nothing of it is applied. */
@ServiceTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RefusedMessageTest {
    private static final String GOOD = statement("BAD", World.ACCOUNT, credit(id(1), "200.00"));
    private static final String REPORT = report("BAD", "JUNTOS-R2097-1-001", rejection(id(1), "AC01"));

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
    void a_round_waits_for_the_banks_answer() {
        for (var n = 1; n <= 2; n++) {
            world.household(n, 1, "001-" + n);
            world.verdict(n, "2097-1", 1, true);
        }
        world.certified("2097-1", 2, 2);
        assertThat(world.dispatched("2097-1").text("state")).isEqualTo("DISPATCHED");
    }

    static Stream<Arguments> bad() {
        var laughs =
                "<!DOCTYPE d [<!ENTITY a \"ja\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;\">]>";
        var file = "<!DOCTYPE d [<!ENTITY c SYSTEM \"file:///etc/hostname\">]>";
        return Stream.of(
                of("cut in an entry", "XML_MALFORMED", GOOD.substring(0, GOOD.indexOf("<CdtDbtInd>") + 3)),
                of("cut at the end", "XML_MALFORMED", GOOD.substring(0, GOOD.length() - 30)),
                of("tags crossed", "XML_MALFORMED", GOOD.replace("</Refs>", "</Ref>")),
                of("empty", "XML_MALFORMED", ""),
                of("no XML", "XML_MALFORMED", "hogar_id,monto"),
                of("an entity bomb", "XML_DTD_FORBIDDEN", declared(laughs)),
                of("an external entity", "XML_DTD_FORBIDDEN", declared(file)),
                of("another version", "MESSAGE_UNKNOWN", GOOD.replace("camt.053.001.08", "camt.053.001.02")),
                of("another version of a report", "MESSAGE_UNKNOWN", REPORT.replace(".001.10", ".001.03")),
                of("another debtor", "MESSAGE_WRONG_DEBTOR", GOOD.replace(World.ACCOUNT, "00-068-9999999")),
                of("no debtor", "MESSAGE_WRONG_DEBTOR", GOOD.replaceFirst("<Acct>.*</Acct>", "")),
                of("another debtor, nothing booked", "MESSAGE_WRONG_DEBTOR", statement("BAD", "00-068-9999999")),
                of("a report on another debtor", "MESSAGE_WRONG_DEBTOR", reportOf("00-068-9999999")),
                of("dollars", "MESSAGE_NOT_IN_SOLES", GOOD.replace("PEN", "USD")),
                of("dollars in a detail", "MESSAGE_NOT_IN_SOLES", last(GOOD, "\"PEN\"", "\"USD\"")),
                of("no currency", "MESSAGE_NOT_IN_SOLES", GOOD.replace(" Ccy=\"PEN\"", "")),
                of(
                        "dollars in a report",
                        "MESSAGE_NOT_IN_SOLES",
                        reportWith("<InstdAmt Ccy=\"USD\">200.00</InstdAmt>")),
                of("three decimals", "XML_VALUE_INVALID", GOOD.replace(">200.00<", ">200.001<")),
                of(
                        "three decimals in a report",
                        "XML_VALUE_INVALID",
                        reportWith("<InstdAmt Ccy=\"PEN\">200.001</InstdAmt>")),
                of("negative", "XML_VALUE_INVALID", GOOD.replace(">200.00<", ">-200.00<")),
                of("words", "XML_VALUE_INVALID", GOOD.replace(">200.00<", ">doscientos<")),
                of("details unlike their entry", "MESSAGE_TOTALS_DIFFER", GOOD.replaceFirst(">200.00<", ">300.00<")),
                of("count of entries", "MESSAGE_TOTALS_DIFFER", summed("<NbOfNtries>2</NbOfNtries><Sum>200.00</Sum>")),
                of("sum of entries", "MESSAGE_TOTALS_DIFFER", summed("<NbOfNtries>1</NbOfNtries><Sum>200.01</Sum>")),
                of(
                        "balances",
                        "MESSAGE_TOTALS_DIFFER",
                        GOOD.replace("<Ntry>", balance("OPBD", "500.00") + balance("CLBD", "300.01") + "<Ntry>")),
                of("count of the original", "MESSAGE_TOTALS_DIFFER", original("OrgnlNbOfTxs", "3")),
                of("sum of the original", "MESSAGE_TOTALS_DIFFER", original("OrgnlCtrlSum", "400.01")),
                of("no id", "MESSAGE_ID_MISSING", GOOD.replace("<MsgId>BAD</MsgId>", "")),
                of("Latin-1 declared", "XML_NOT_UTF8", GOOD.replace("UTF-8", "ISO-8859-1")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("bad")
    @Order(2)
    void what_is_not_what_it_must_be_is_refused_kept_aside_and_applies_nothing(
            String what, String code, String message) {
        refusedAndKept(code, message.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @Order(3)
    void bytes_that_are_no_utf_8_are_refused_and_kept() {
        var accented = GOOD.replace("<Id>S1</Id>", "<Id>Ñaña</Id>");
        refusedAndKept("XML_NOT_UTF8", accented.getBytes(StandardCharsets.ISO_8859_1));
        refusedAndKept("XML_NOT_UTF8", accented.getBytes(Charset.forName("UTF-16")));
    }

    @Test
    @Order(4)
    void the_same_file_is_kept_once_however_often_it_comes() {
        var before = database.number("select count(*) from kept_message");
        var parts = database.number("select count(*) from kept_message_part");
        refused("XML_MALFORMED", "hogar_id,monto".getBytes(StandardCharsets.UTF_8));
        assertThat(database.number("select count(*) from kept_message")).isEqualTo(before);
        assertThat(database.number("select count(*) from kept_message_part")).isEqualTo(parts);
        assertThat(database.number("select max(times) from kept_message")).isEqualTo(2);
    }

    @Test
    @Order(5)
    void a_file_of_many_parts_is_kept_whole() {
        var long1 = GOOD.replace("<Ntry>", "<!--" + "ñ".repeat(500_000) + "--><Ntry>")
                .replace(World.ACCOUNT, "X");
        refusedAndKept("MESSAGE_WRONG_DEBTOR", long1.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @Order(6)
    void only_who_sees_the_whole_country_sees_what_was_kept() {
        var all = world.get("/payment/refused-messages?limit=1000").body();
        assertThat(all.size()).isGreaterThan(25);
        assertThat(all.get(0).get("sender").asString()).isEqualTo("banco");
        var one = "/payment/refused-messages/" + all.get(0).get("id").asLong();
        assertThat(world.get("/payment/refused-messages", List.of("05")).body().size())
                .isZero();
        assertThat(world.get(one, List.of("05")).status()).isEqualTo(404);
        assertThat(world.get("/payment/refused-messages/999999").status()).isEqualTo(404);
        for (var path : List.of("/payment/refused-messages", one)) {
            client.get()
                    .uri(path)
                    .header("Authorization", TestTokens.bearer("rosa.gestora", "GESTOR"))
                    .exchange()
                    .expectStatus()
                    .isForbidden();
        }
    }

    @Test
    @Order(7)
    void the_message_as_it_was_meant_is_applied_with_its_balances_and_a_mark_of_byte_order() {
        var right = GOOD.replace("<Ntry>", balance("OPBD", "500.00") + balance("CLBD", "300.00") + "<Ntry>");
        assertThat(world.applied('\uFEFF' + right).get("matched").asInt()).isEqualTo(1);
        assertThat(states()).containsExactly("CREDITED", "ORDERED");
    }

    @Test
    @Order(8)
    void a_notification_tells_first_and_the_statement_repeats_it() {
        var statement = statement("DAY", World.ACCOUNT, credit(id(2), "200.00"));
        var notification = statement
                .replace(">DAY<", ">NOW<")
                .replace("camt.053.001.08", "camt.054.001.08")
                .replace("BkToCstmrStmt", "BkToCstmrDbtCdtNtfctn")
                .replace("Stmt>", "Ntfctn>");
        assertThat(world.applied(notification).get("kind").asString()).isEqualTo("CAMT_054");
        assertThat(states()).containsExactly("CREDITED", "CREDITED");
        var repeated = world.applied(statement);
        assertThat(repeated.get("matched").asInt()).isEqualTo(1);
        assertThat(repeated.get("exceptions").size()).isZero();
        var again = world.applied(statement.replace(">DAY<", ">DAY2<"));
        assertThat(again.get("exceptions").size()).isZero();
        var returned = world.applied(statement("RET", World.ACCOUNT, returned(id(2), "200.00", "AC04")));
        assertThat(returned.get("exceptions").toString()).isEqualTo("{\"CONTRADICTS_FINAL_STATE\":1}");
        assertThat(world.get("/payment/ledger").body().get("agrees").asBoolean())
                .isTrue();
    }

    private void refusedAndKept(String code, byte[] message) {
        var lines = database.number("select count(*) from bank_line");
        var messages = database.number("select count(*) from bank_message");
        var states = states();
        refused(code, message);
        assertThat(database.number("select count(*) from bank_line")).isEqualTo(lines);
        assertThat(database.number("select count(*) from bank_message")).isEqualTo(messages);
        assertThat(states()).isEqualTo(states);
        var kept = world.get("/payment/refused-messages?limit=1000").body();
        var last = kept.get(kept.size() - 1);
        assertThat(last.get("code").asString()).isEqualTo(code);
        assertThat(last.get("bytes").asLong()).isEqualTo(message.length);
        var bytes = client.mutate()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(1 << 23))
                .build()
                .get()
                .uri("/payment/refused-messages/" + last.get("id").asLong())
                .header("Authorization", TestTokens.bearer("ana.auditora", "AUDITOR"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .expectBody()
                .returnResult()
                .getResponseBody();
        assertThat(bytes == null ? new byte[0] : bytes).isEqualTo(message);
    }

    private void refused(String code, byte[] message) {
        var answer = world.bank(message);
        assertThat(answer.status()).as(code).isEqualTo(422);
        assertThat(answer.text("code")).isEqualTo(code);
    }

    private List<String> states() {
        return database.texts("select state from transfer order by household");
    }

    private static Arguments of(String what, String code, String message) {
        return Arguments.of(what, code, message);
    }

    private static String declared(String type) {
        return GOOD.replace("?>", "?>" + type).replace("<Id>S1</Id>", "<Id>&c;</Id>");
    }

    private static String reportWith(String amount) {
        return REPORT.replace("</TxInfAndSts>", "<OrgnlTxRef><Amt>" + amount + "</Amt></OrgnlTxRef></TxInfAndSts>");
    }

    private static String reportOf(String account) {
        return REPORT.replace(
                "</TxInfAndSts>",
                "<OrgnlTxRef><DbtrAcct><Id><Othr><Id>" + account
                        + "</Id></Othr></Id></DbtrAcct></OrgnlTxRef></TxInfAndSts>");
    }

    private static String summed(String totals) {
        return GOOD.replace("<Ntry>", "<TxsSummry><TtlDbtNtries>" + totals + "</TtlDbtNtries></TxsSummry><Ntry>");
    }

    private static String balance(String type, String amount) {
        return ("<Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp><Amt Ccy=\"PEN\">%s</Amt><CdtDbtInd>CRDT</CdtDbtInd>"
                        + "<Dt><Dt>2097-03-01</Dt></Dt></Bal>")
                .formatted(type, amount);
    }

    private static String original(String element, String value) {
        return REPORT.replace("</OrgnlMsgNmId>", "</OrgnlMsgNmId><%1$s>%2$s</%1$s>".formatted(element, value));
    }

    private static String last(String text, String what, String with) {
        var at = text.lastIndexOf(what);
        return text.substring(0, at) + with + text.substring(at + what.length());
    }

    private static String id(int household) {
        return code(household) + "-2097-1-1";
    }
}
