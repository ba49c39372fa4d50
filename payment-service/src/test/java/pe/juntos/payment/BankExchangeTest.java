package pe.juntos.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pe.juntos.payment.World.code;
import static pe.juntos.payment.World.credit;
import static pe.juntos.payment.World.rejected;
import static pe.juntos.payment.World.rejection;
import static pe.juntos.payment.World.report;
import static pe.juntos.payment.World.returned;
import static pe.juntos.payment.World.statement;

import com.prowidesoftware.swift.model.mx.MxPain00100109;
import com.prowidesoftware.swift.model.mx.dic.PaymentMethod3Code;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.xml.sax.SAXException;
import pe.juntos.payment.bank.SchemaClasses;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import tools.jackson.databind.JsonNode;

/** PAY-6 and PAY-9 against a bank that errs, repeats itself or is not the bank at all. */
@ServiceTest(properties = "juntos.payment.largest-bank-message=20000")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BankExchangeTest {
    private static final String ROUND = "R2099-1";
    private static final int HOUSEHOLDS = 7;

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
    void a_round_is_cut_into_files_of_the_policys_size_with_names_that_never_change() throws SAXException {
        for (var n = 1; n <= HOUSEHOLDS; n++) {
            world.household(
                    n,
                    1,
                    n <= 4 ? "050101" : "080101",
                    "{\"member\":\"M%016d\",\"identityVerified\":true,\"alive\":true}".formatted(n),
                    "001-" + n);
            world.verdict(n, "2099-1", 1, true);
        }
        world.certified("2099-1", HOUSEHOLDS, HOUSEHOLDS);
        var dispatched = world.dispatched("2099-1");
        var files = world.get("/payment/rounds/" + ROUND + "/bank-files").body();
        assertThat(files.valueStream()
                        .map(f -> f.get("name").asString() + " "
                                + f.get("transactions").asInt() + " "
                                + f.get("messageId").asString() + " "
                                + f.get("amount").asString()))
                .containsExactly(
                        "pain.001-R2099-1-001.xml 3 JUNTOS-R2099-1-001 600.00",
                        "pain.001-R2099-1-002.xml 3 JUNTOS-R2099-1-002 600.00",
                        "pain.001-R2099-1-003.xml 1 JUNTOS-R2099-1-003 200.00");
        var ids = new ArrayList<String>();
        var sum = BigDecimal.ZERO;
        for (var file : files) {
            var xml = file(file);
            assertThat(xml).isEqualTo(file(file));
            SchemaClasses.validate(xml);
            var order = MxPain00100109.parse(xml).getCstmrCdtTrfInitn();
            assertThat(order.getPmtInf())
                    .singleElement()
                    .satisfies(p -> assertThat(p.getPmtMtd()).isEqualTo(PaymentMethod3Code.TRF));
            var transactions = order.getPmtInf().getFirst().getCdtTrfTxInf();
            transactions.forEach(t -> ids.add(t.getPmtId().getEndToEndId()));
            assertThat(order.getGrpHdr().getNbOfTxs()).isEqualTo(Integer.toString(transactions.size()));
            assertThat(order.getGrpHdr().getMsgId()).hasSizeLessThanOrEqualTo(35);
            assertThat(transactions.stream()
                            .map(t -> t.getAmt().getInstdAmt().getValue())
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(order.getGrpHdr().getCtrlSum());
            sum = sum.add(order.getGrpHdr().getCtrlSum());
        }
        assertThat(sum).isEqualByComparingTo(dispatched.text("amount"));
        assertThat(ids)
                .hasSize(HOUSEHOLDS)
                .doesNotHaveDuplicates()
                .isSorted()
                .allSatisfy(id -> assertThat(id).hasSizeLessThanOrEqualTo(35));
    }

    @Test
    @Order(2)
    void the_check_against_the_schema_finds_what_is_wrong() {
        var good = file(
                world.get("/payment/rounds/" + ROUND + "/bank-files").body().get(2));
        for (var bad : List.of(
                good.replaceFirst("<EndToEndId>[^<]*</EndToEndId>", ""),
                good.replace("<CtrlSum>200.00<", "<CtrlSum>doscientos<"),
                good.replace("<NbOfTxs>", "<Extra/><NbOfTxs>"),
                good.replace("pain.001.001.09", "pain.001.001.03"))) {
            assertThat(bad).isNotEqualTo(good);
            assertThatThrownBy(() -> SchemaClasses.validate(bad)).as(bad).isInstanceOf(SAXException.class);
        }
    }

    @Test
    @Order(3)
    void a_rejected_file_is_a_line_for_each_of_its_transactions_and_contradicts_what_was_credited() {
        // the first file was paid before the report came, but for one
        world.applied(statement("C1", World.ACCOUNT, credit(id(1, 1), "200.00"), credit(id(2, 1), "200.00")));
        var first = world.applied(rejected("P1", "JUNTOS-R2099-1-001", "AM04"));
        assertThat(first.get("lines").asInt()).isEqualTo(3);
        assertThat(first.get("matched").asInt()).isEqualTo(1);
        assertThat(first.get("exceptions").toString()).isEqualTo("{\"CONTRADICTS_FINAL_STATE\":2}");
        assertThat(states())
                .containsExactly(
                        "1 CREDITED",
                        "2 CREDITED",
                        "3 REJECTED AM04",
                        "4 ORDERED",
                        "5 ORDERED",
                        "6 ORDERED",
                        "7 ORDERED");
        books();
    }

    @Test
    @Order(4)
    void a_report_that_rejects_a_line_and_then_its_whole_file_moves_each_transfer_once() {
        var whole = "<OrgnlPmtInfAndSts><OrgnlPmtInfId>X</OrgnlPmtInfId><PmtInfSts>RJCT</PmtInfSts>"
                + "<StsRsnInf><Rsn><Cd>AM04</Cd></Rsn></StsRsnInf></OrgnlPmtInfAndSts></CstmrPmtStsRpt>";
        var report =
                report("P2", "JUNTOS-R2099-1-002", rejection(id(4, 1), "AC01")).replace("</CstmrPmtStsRpt>", whole);
        var applied = world.applied(report);
        assertThat(applied.get("lines").asInt()).isEqualTo(4);
        assertThat(applied.get("matched").asInt()).isEqualTo(4);
        assertThat(states()).contains("4 REJECTED AC01", "5 REJECTED AM04", "6 REJECTED AM04", "7 ORDERED");
        assertThat(world.applied(report)).isEqualTo(applied);
        books();
    }

    @Test
    @Order(5)
    void what_matches_nothing_is_on_the_exceptions_list_of_its_territory() {
        var unknownFile = world.applied(rejected("P3", "JUNTOS-R2098-6-001", "AM04"));
        assertThat(unknownFile.get("exceptions").toString()).isEqualTo("{\"WRONG_ORIGINAL_MESSAGE\":1}");
        var other = world.applied(report(
                "P4",
                "JUNTOS-R2099-1-001", // the file of others
                rejection(id(7, 1), "AC01"),
                rejection(code(8) + "-2099-1-1", "AC01"),
                rejection(id(7, 2), "AC01"),
                rejection(code(7) + "-2099-2-1", "AC01"),
                "<TxInfAndSts><OrgnlEndToEndId>" + id(7, 1) + "</OrgnlEndToEndId><TxSts>????</TxSts></TxInfAndSts>"));
        assertThat(other.get("exceptions").toString())
                .isEqualTo("{\"UNKNOWN_END_TO_END_ID\":3,\"UNKNOWN_STATUS\":1,\"WRONG_ORIGINAL_MESSAGE\":1}");
        var odd = world.applied(statement(
                "C2",
                World.ACCOUNT,
                credit("COMISION", "3.50"),
                entry("DBIT", "BOOK", "1.00", ""),
                entry("CRDT", "BOOK", "5.00", ""),
                credit(id(7, 1), "199.99"),
                credit(id(7, 1), "200.00").replace("BOOK", "PDNG"),
                returned(id(1, 1), "200.00", "AC04")));
        assertThat(odd.get("exceptions").toString())
                .isEqualTo("{\"AMOUNT_DIFFERS\":1,\"CONTRADICTS_FINAL_STATE\":1,\"NOT_BOOKED\":1,"
                        + "\"UNEXPECTED_CREDIT\":1,\"UNKNOWN_END_TO_END_ID\":2}");
        assertThat(states()).contains("1 CREDITED", "7 ORDERED");
        books();
        var all = exceptions(List.of("*"));
        assertThat(all).hasSize(2 + 1 + 5 + 6);
        assertThat(exceptions(List.of("05")))
                .containsExactly(
                        "CONTRADICTS_FINAL_STATE " + code(1),
                        "CONTRADICTS_FINAL_STATE " + code(2),
                        "CONTRADICTS_FINAL_STATE " + code(1));
        assertThat(exceptions(List.of("08"))).hasSize(6).allMatch(e -> e.endsWith(code(7)));
    }

    @Test
    @Order(6)
    void a_round_is_reconciled_when_every_transfer_has_an_answer_of_its_own() {
        database.execute("delete from bank_exception where code in ('AMOUNT_DIFFERS', 'UNKNOWN_STATUS',"
                + " 'WRONG_ORIGINAL_MESSAGE')");
        assertThat(world.step(ROUND, "reconcile").text("code"))
                .as("an entry that is not booked, and lines about what was never sent, answer nothing")
                .isEqualTo("TRANSFERS_UNANSWERED");
        world.applied(statement("C3", World.ACCOUNT, credit(id(7, 1), "200.00")));
        assertThat(world.step(ROUND, "reconcile").text("state")).isEqualTo("RECONCILED");
    }

    @Test
    @Order(7)
    void exports_show_the_callers_territory_only() {
        assertThat(world.text("/payment/rounds/" + ROUND + "/abonos.csv", List.of("08"))
                        .lines())
                .containsExactly(
                        "hogar_id,periodo,componente,monto,estado,motivo",
                        "hogar-5,2099-1,BASE,200.00,REJECTED,AM04",
                        "hogar-6,2099-1,BASE,200.00,REJECTED,AM04",
                        "hogar-7,2099-1,BASE,200.00,CREDITED,");
        assertThat(world.text("/payment/rounds/" + ROUND + "/abonos.csv", List.of("15"))
                        .lines())
                .hasSize(1);
        var policy = database.texts("select distinct policy from transfer_line").getFirst();
        assertThat(world.text("/payment/rounds/" + ROUND + "/abonos.csv?explained=true", List.of("08"))
                        .lines())
                .as("the same lines, each with its policy version, its cause and its transfer")
                .containsExactly(
                        "hogar_id,periodo,componente,monto,estado,motivo,politica,causa,abono",
                        "hogar-5,2099-1,BASE,200.00,REJECTED,AM04," + policy + ",VERDICT_PAYABLE," + code(5)
                                + "-2099-1",
                        "hogar-6,2099-1,BASE,200.00,REJECTED,AM04," + policy + ",VERDICT_PAYABLE," + code(6)
                                + "-2099-1",
                        "hogar-7,2099-1,BASE,200.00,CREDITED,," + policy + ",VERDICT_PAYABLE," + code(7) + "-2099-1");
        assertThat(world.text("/payment/rounds/" + ROUND + "/abonos.csv?explained=true", List.of("15"))
                        .lines())
                .hasSize(1);
        assertThat(world.get("/payment/summary?period=2099-1", List.of("08"))
                        .body()
                        .get("transfers")
                        .toString())
                .isEqualTo("{\"CREDITED\":{\"transfers\":1,\"amount\":\"200.00\"},"
                        + "\"REJECTED\":{\"transfers\":2,\"amount\":\"400.00\"}}");
    }

    @Test
    @Order(8)
    void a_message_that_is_cut_off_hostile_or_does_not_add_up_leaves_nothing() {
        var before = database.number("select count(*) from bank_line");
        var good = statement("BAD", World.ACCOUNT, credit(id(7, 1), "200.00"));
        refused("XML_MALFORMED", good.substring(0, good.length() - 30));
        refused("XML_MALFORMED", good.substring(0, good.indexOf("<Ntry>") + 20));
        refused("XML_MALFORMED", "hogar_id,ubigeo");
        refused("XML_MALFORMED", "");
        refused("MESSAGE_UNKNOWN", "<Document xmlns=\"urn:x\"/>");
        refused("MESSAGE_UNKNOWN", good.replace("camt.053.001.08", "camt.053.001.02"));
        refused("MESSAGE_ID_MISSING", good.replace("<MsgId>BAD</MsgId>", ""));
        refused("MESSAGE_ID_MISSING", good.replace(">BAD<", ">" + "B".repeat(36) + "<"));
        refused("MESSAGE_ID_REUSED", good.replace(">BAD<", ">C3<").replace("200.00", "100.00"));
        refused("XML_VALUE_INVALID", good.replace(">200.00<", ">200.001<"));
        refused("XML_VALUE_INVALID", good.replace(">200.00<", ">-200.00<"));
        refused("XML_VALUE_INVALID", good.replace(">200.00<", ">doscientos<"));
        refused("XML_VALUE_TOO_LONG", good.replace(">BN-", ">" + "9".repeat(1_001) + "BN-"));
        refused("XML_TOO_DEEP", good.replace("<Ntry>", "<a>".repeat(50) + "</a>".repeat(50) + "<Ntry>"));
        refused("MESSAGE_TOO_LARGE", good + "<!--" + "x".repeat(20_000) + "-->");
        refused("MESSAGE_TOTALS_DIFFER", good.replace("<Ntry>", totals("TtlDbtNtries", 2, "200.00")));
        refused("MESSAGE_TOTALS_DIFFER", good.replace("<Ntry>", totals("TtlDbtNtries", 1, "200.01")));
        refused("MESSAGE_TOTALS_DIFFER", good.replace("<Ntry>", totals("TtlNtries", 2, "200.00")));
        refused("MESSAGE_TOTALS_DIFFER", good.replaceFirst(">200.00<", ">300.00<"));
        var report = report("BAD", "JUNTOS-R2099-1-003", rejection(id(7, 1), "AC01"));
        refused("MESSAGE_TOTALS_DIFFER", original(report, "OrgnlNbOfTxs", "2"));
        refused("MESSAGE_TOTALS_DIFFER", original(report, "OrgnlCtrlSum", "200.01"));
        refused("MESSAGE_TOTALS_DIFFER", report.replace("</OrgnlGrpInfAndSts>", perStatus(2)));
        refused("MESSAGE_ID_MISSING", report.replace("<OrgnlMsgId>JUNTOS-R2099-1-003</OrgnlMsgId>", ""));
        assertThat(database.number("select count(*) from bank_line")).isEqualTo(before);
        assertThat(database.number("select count(*) from bank_message where message_id = 'BAD'"))
                .isZero();
        // and the same id is still free for the message as it was meant
        assertThat(world.applied(report.replace("</OrgnlGrpInfAndSts>", perStatus(1)))
                        .get("exceptions")
                        .toString())
                .isEqualTo("{\"CONTRADICTS_FINAL_STATE\":1}");
        books();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "<!DOCTYPE Document>",
                "<!DOCTYPE d [<!ENTITY b SYSTEM \"file:///etc/hostname\">]>",
                "<!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>",
                "<!DOCTYPE d SYSTEM \"http://127.0.0.1:1/d.dtd\">"
            })
    @Order(9)
    void a_document_type_is_refused_whatever_it_declares(String type) {
        for (var value : List.of("X", "&b;")) {
            var message = statement("DTD", World.ACCOUNT, credit(value, "1.00")).replace("?>", "?>" + type);
            var answer = world.bank(message);
            assertThat(answer.status()).isEqualTo(422);
            // the JDK's reader gives up on some declarations before it names them
            assertThat(answer.text("code")).isIn("XML_DTD_FORBIDDEN", "XML_MALFORMED");
        }
        assertThat(database.number("select count(*) from bank_message where message_id = 'DTD'"))
                .isZero();
    }

    @Test
    @Order(10)
    void only_the_bank_may_speak_for_the_bank() {
        assertThat(world.post("/payment/bank-messages", "sonia.presenta", "PAYMENT_SUBMITTER", java.util.Map.of())
                        .status())
                .isEqualTo(403);
    }

    @Test
    @Order(11)
    void the_books_cannot_be_rewritten_and_nothing_is_posted_twice_or_on_one_side_only() {
        var before = database.number("select count(*) from posting");
        assertThat(before).isPositive();
        for (var attempt : List.of(
                "update posting set amount = 1",
                "delete from posting",
                "truncate posting",
                insert("CREDITED", "CREDITED", "1.00", "x"),
                insert("CREDITED", "IN_TRANSIT", "0.00", "x"),
                insert("CREDITED", "NOWHERE", "1.00", "x"),
                "insert into posting (movement, debit, credit, amount, transfers, round, source, first_bucket, last_bucket,"
                        + " posted_at) select movement, debit, credit, amount, transfers, round, source, first_bucket,"
                        + " last_bucket, posted_at from posting")) {
            assertThatThrownBy(() -> database.execute(attempt)).isInstanceOf(IllegalStateException.class);
        }
        assertThat(database.number("select count(*) from posting")).isEqualTo(before);
        world.contractsHeld();
    }

    @Test
    @Order(12)
    void every_event_that_the_producers_publish_is_understood() {
        var households = World.HOUSEHOLD.tellSamples(probe, "household");
        var verdicts = World.VERDICT.tellSamples(probe, "household");
        var periods = World.PERIOD.tellSamples(probe, "period");
        assertThat(List.of(households, verdicts, periods)).containsExactly(10, 2, 4);
        Await.until(() -> assertThat(database.texts("select version from payee where household = 'H7K2M4P6R8T0V1W3X'"
                        + " union all select version from verdict where household = 'H0123456789ABCDEF'"
                        + " union all select version from period where period = '2026-3'"))
                .containsExactly("10", "2", "4"));
        assertThat(database.number("select count(*) from dead_letter")).isZero();
    }

    private static String insert(String debit, String credit, String amount, String source) {
        return "insert into posting (movement, debit, credit, amount, transfers, round, source, first_bucket, last_bucket,"
                + " posted_at) values ('CREDITED', '%s', '%s', %s, 1, 'R', '%s', 0, 1023, now())"
                        .formatted(debit, credit, amount, source);
    }

    private void refused(String code, String message) {
        var answer = world.bank(message);
        assertThat(answer.status()).as(code).isEqualTo(422);
        assertThat(answer.text("code")).isEqualTo(code);
    }

    private static String totals(String which, int entries, String sum) {
        return "<TxsSummry><%1$s><NbOfNtries>%2$d</NbOfNtries><Sum>%3$s</Sum></%1$s></TxsSummry><Ntry>"
                .formatted(which, entries, sum);
    }

    private static String original(String report, String element, String value) {
        return report.replace("</OrgnlMsgNmId>", "</OrgnlMsgNmId><%1$s>%2$s</%1$s>".formatted(element, value));
    }

    private static String perStatus(int transactions) {
        return "<NbOfTxsPerSts><DtldNbOfTxs>" + transactions
                + "</DtldNbOfTxs><DtldSts>RJCT</DtldSts></NbOfTxsPerSts></OrgnlGrpInfAndSts>";
    }

    /** An entry without details. */
    private static String entry(String direction, String status, String amount, String more) {
        return "<Ntry><Amt Ccy=\"PEN\">%s</Amt><CdtDbtInd>%s</CdtDbtInd><Sts><Cd>%s</Cd></Sts>%s</Ntry>"
                .formatted(amount, direction, status, more);
    }

    private String file(JsonNode file) {
        return world.text(
                "/payment/rounds/" + ROUND + "/bank-files/" + file.get("name").asString());
    }

    private List<String> exceptions(List<String> territory) {
        return world.get("/payment/exceptions", territory)
                .body()
                .valueStream()
                .map(e -> e.get("code").asString() + " " + e.get("household").asString())
                .toList();
    }

    private List<String> states() {
        return database.texts("select right(household, 1) || ' ' || state || coalesce(' ' || reason, '') from transfer"
                + " order by 1");
    }

    private void books() {
        var ledger = world.get("/payment/ledger").body();
        assertThat(ledger.get("balanced").asBoolean()).isTrue();
        assertThat(ledger.get("agrees").asBoolean()).as(ledger.toString()).isTrue();
    }

    private static String id(int household, int attempt) {
        return code(household) + "-2099-1-" + attempt;
    }
}
