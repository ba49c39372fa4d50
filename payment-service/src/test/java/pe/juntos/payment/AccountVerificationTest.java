package pe.juntos.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.payment.World.code;

import com.prowidesoftware.swift.model.mx.MxAcmt02300103;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestClock;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** PAY-6: where the policy asks for it, nobody is paid on an account that the bank has not confirmed. */
@ServiceTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccountVerificationTest {
    private static final String REQUESTS = "/payment/account-requests";

    @Autowired
    WebTestClient client;

    @Autowired
    EventProbe probe;

    @Autowired
    TestDatabase database;

    @Autowired
    TestClock clock;

    private World world;

    @BeforeEach
    void meet() {
        world = new World(client, probe);
    }

    @Test
    @Order(1)
    void every_account_is_in_one_request_and_a_request_is_always_the_same() {
        for (var n = 1; n <= 3; n++) {
            world.household(n, 1, "001-" + n);
            world.verdict(n, "2094-1", 1, true);
        }
        var without = new HashMap<String, Object>(Map.of("means", "ACCOUNT"));
        without.put("account", null);
        without.put("payPoint", null);
        var recipient = "{\"member\":\"M0000000000000004\",\"identityVerified\":true,\"alive\":true}";
        world.household(4, 1, "050101", recipient, null, Map.of("payment", without));
        Await.until(
                () -> assertThat(database.number("select count(*) from payee")).isEqualTo(4));
        var first = requested("2094-1");
        assertThat(first.stream().mapToInt(Requested::accounts).sum()).isEqualTo(3);
        assertThat(first).allSatisfy(one -> assertThat(one.accounts()).isBetween(1, 2));
        assertThat(first).allSatisfy(one -> assertThat(one.messageId()).startsWith("JUNTOS-CTA-2094-1-1-"));
        assertThat(requested("2094-1")).as("again").isEqualTo(first);
        assertThat(requested("2095-1")).as("a period that asks for none").isEmpty();
        var xml = world.text(REQUESTS + "/" + asked(1));
        assertThat(world.text(REQUESTS + "/" + asked(1))).isEqualTo(xml);
        var request = MxAcmt02300103.parse(xml).getIdVrfctnReq();
        assertThat(request.getAssgnmt().getMsgId()).isEqualTo(asked(1));
        assertThat(xml).as("of the period, not of the clock").contains("<CreDtTm>2094-03-01T00:00:00-05:00</CreDtTm>");
        assertThat(request.getVrfctn()).anySatisfy(one -> {
            assertThat(one.getId()).isEqualTo(code(1) + "-C1");
            assertThat(one.getPtyAndAcctId().getAcct().getId().getOthr().getId())
                    .isEqualTo("001-1");
            assertThat(one.getPtyAndAcctId().getPty().getId().getPrvtId().getOthr())
                    .extracting(other -> other.getId())
                    .containsExactly("M0000000000000001");
        });
    }

    @Test
    @Order(2)
    void what_is_confirmed_is_paid_and_what_is_denied_or_unanswered_waits() {
        var report = report("V1", asked(1), yes(1), rpt("A999", true, ""));
        var applied = world.applied(report);
        assertThat(applied.get("lines").asInt()).isEqualTo(2);
        assertThat(applied.get("exceptions").toString()).isEqualTo("{\"UNKNOWN_ACCOUNT_CHECK\":1}");
        assertThat(world.applied(report)).isEqualTo(applied);
        world.applied(report("V2", asked(2), no(2, "AC01")));
        world.applied(report("V22", asked(2), yes(2)));
        assertThat(world.applied(report("V23", "JUNTOS-CTA-2094-1-9-0000-1", yes(3)))
                        .get("exceptions")
                        .toString())
                .as("nobody asked about the third there")
                .isEqualTo("{\"UNKNOWN_ACCOUNT_CHECK\":1}");
        world.certified("2094-1", 3, 3);
        world.liquidated("2094-1");
        assertThat(states("2094-1"))
                .as("what was denied stays denied")
                .containsExactly("1 ORDERED", "2 HELD ACCOUNT_REFUSED", "3 HELD ACCOUNT_NOT_VERIFIED");
        world.dispatched("2094-1");
    }

    @Test
    @Order(3)
    void another_account_is_asked_about_again_and_what_waited_goes_with_the_next_round() {
        world.applied(report("V3", asked(3), yes(3)));
        world.household(2, 2, "001-22");
        Await.until(() -> assertThat(database.texts("select account from payee where household = '" + code(2) + "'"))
                .containsExactly("001-22"));
        for (var n = 1; n <= 3; n++) {
            world.verdict(n, "2094-2", 1, true);
            world.verdict(n, "2094-3", 1, true);
        }
        world.certified("2094-2", 3, 3);
        world.dispatched("2094-2");
        assertThat(states("2094-1")).contains("3 ORDERED", "2 HELD ACCOUNT_REFUSED");
        assertThat(states("2094-2")).containsExactly("1 ORDERED", "2 HELD ACCOUNT_NOT_VERIFIED", "3 ORDERED");
        assertThat(requested("2094-2")).extracting(Requested::accounts).containsExactly(1);
        assertThat(world.text(REQUESTS + "/" + asked(2))).contains("001-22", code(2) + "-C2");
        world.applied(report("V4", asked(2), yes(2)));
        world.certified("2094-3", 3, 3);
        world.liquidated("2094-3");
        assertThat(states("2094-1")).contains("2 ORDERED");
        assertThat(states("2094-3")).containsExactly("1 ORDERED", "2 ORDERED", "3 ORDERED");
    }

    @Test
    @Order(4)
    void an_account_that_changes_or_is_denied_before_the_round_is_submitted_waits() {
        world.household(1, 2, "001-11");
        Await.until(() -> assertThat(database.texts("select account from payee where household = '" + code(1) + "'"))
                .containsExactly("001-11"));
        world.applied(report("V5", asked(3), no(3, "AC04")));
        world.dispatched("2094-3");
        assertThat(states("2094-3"))
                .containsExactly("1 HELD ACCOUNT_NOT_VERIFIED", "2 ORDERED", "3 HELD ACCOUNT_REFUSED");
        assertThat(world.get("/payment/ledger").body().get("agrees").asBoolean())
                .isTrue();
    }

    @Test
    @Order(5)
    void a_report_that_is_none_is_refused_and_kept() {
        var good = report("V9", asked(1), yes(1));
        var before = database.texts("select state from account_check order by id");
        for (var bad : Map.of(
                        good.replace("024.001.03", "024.001.01"), "MESSAGE_UNKNOWN",
                        good.replace(">true<", ">quizá<"), "XML_VALUE_INVALID",
                        good.replaceFirst("<OrgnlAssgnmt>.*</OrgnlAssgnmt>", ""), "MESSAGE_ID_MISSING",
                        good.replace("<MsgId>V9</MsgId>", ""), "MESSAGE_ID_MISSING",
                        good.replace(">V9<", ">V1<"), "MESSAGE_ID_REUSED",
                        good.substring(0, good.length() - 9), "XML_MALFORMED")
                .entrySet()) {
            var answer = world.bank(bad.getKey());
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.text("code")).isEqualTo(bad.getValue());
        }
        assertThat(database.texts("select state from account_check order by id"))
                .isEqualTo(before);
        assertThat(database.number("select count(*) from kept_message")).isEqualTo(6);
    }

    @Test
    @Order(6)
    void who_may_ask_and_who_sees_what() {
        assertThat(world.text(REQUESTS + "/aperturas.csv").lines())
                .containsExactly("hogar,titular,ubigeo", code(4) + ",M0000000000000004,050101");
        assertThat(world.text(REQUESTS + "/aperturas.csv", List.of("08")).lines())
                .hasSize(1);
        assertThat(world.get(REQUESTS + "/JUNTOS-CTA-2094-1-1-0000-77").status())
                .isEqualTo(404);
        assertThat(world.post(REQUESTS, "oscar", "OPERATOR", Map.of("period", "ayer"))
                        .text("code"))
                .isEqualTo("PERIOD_INVALID");
        assertThat(world.post(REQUESTS, "rosa", "GESTOR", Map.of("period", "2094-1"))
                        .status())
                .isEqualTo(403);
        for (var path : List.of("", "/" + asked(1), "/aperturas.csv")) {
            client.get()
                    .uri(REQUESTS + path)
                    .header("Authorization", TestTokens.bearer("rosa", "GESTOR"))
                    .exchange()
                    .expectStatus()
                    .isForbidden();
        }
    }

    @Test
    @Order(7)
    void what_was_denied_is_asked_about_again_once_the_data_are_corrected_and_only_once() {
        var before = id(3);
        var request = asked(3);
        var bytes = world.text(REQUESTS + "/" + request);
        assertThat(requested("2094-4")).as("what was asked about 1 only").hasSize(1);
        assertThat(checks(3)).containsExactly("001-3 REFUSED");
        household(3, 2, "050102", true);
        assertThat(requested("2094-4"))
                .as("it moved: nothing that the bank is asked about")
                .hasSize(1);
        household(3, 3, "050102", false);
        assertThat(requested("2094-4"))
                .as("nobody's identity is in doubt and asked about")
                .hasSize(1);
        household(3, 4, "050102", true);
        assertThat(requested("2094-4")).hasSize(2);
        assertThat(requested("2094-4")).as("again").hasSize(2);
        assertThat(checks(3)).containsExactly("001-3 ASKED");
        assertThat(id(3)).isNotEqualTo(before);
        assertThat(world.text(REQUESTS + "/" + request))
                .as("the old request stays as it was")
                .isEqualTo(bytes);
        assertThat(world.applied(report("V6", request, rpt(before, true, "")))
                        .get("exceptions")
                        .toString())
                .as("an answer to what was asked before is known, and changes nothing")
                .isEqualTo("{}");
        assertThat(checks(3)).containsExactly("001-3 ASKED");
        world.applied(report("V7", asked(3), yes(3)));
        assertThat(checks(3)).containsExactly("001-3 VERIFIED");
    }

    @Test
    @Order(8)
    void a_denial_that_may_have_passed_is_asked_about_again_after_the_days_of_the_policy() {
        world.applied(report("V8", asked(1), no(1, "AC06")));
        world.household(5, 1, "001-5");
        Await.until(
                () -> assertThat(database.number("select count(*) from payee")).isEqualTo(5));
        assertThat(requested("2094-5")).hasSize(1);
        world.applied(report("V8-5", asked(5), no(5, "AC04")));
        var day = LocalDate.now(clock);
        clock.moveTo(day.plusDays(29));
        assertThat(requested("2094-5")).as("a day too early").hasSize(1);
        clock.moveTo(day.plusDays(30));
        assertThat(requested("2094-5")).hasSize(2);
        assertThat(checks(1)).contains("001-11 ASKED");
        assertThat(checks(5)).as("closed is closed").containsExactly("001-5 REFUSED");
        assertThat(requested("2094-5")).as("again").hasSize(2);
    }

    @Test
    @Order(9)
    void who_gives_another_account_and_then_the_old_one_again_is_asked_about_both() {
        world.household(5, 2, "001-55");
        told(5, 2);
        assertThat(requested("2094-6")).hasSize(1);
        world.household(5, 3, "001-5");
        told(5, 3);
        assertThat(requested("2094-6")).hasSize(2);
        assertThat(requested("2094-6")).hasSize(2);
        assertThat(checks(5)).containsExactly("001-5 ASKED", "001-55 ASKED");
        assertThat(database.number("select count(*) from account_asked where household = '" + code(5) + "'"))
                .isEqualTo(3);
    }

    private void household(int n, long version, String district, boolean verified) {
        var recipient = "{\"member\":\"M%016d\",\"identityVerified\":%s,\"alive\":true}".formatted(n, verified);
        world.household(n, version, district, recipient, "001-" + n);
        told(n, version);
    }

    private void told(int n, long version) {
        Await.until(() -> assertThat(database.number("select version from payee where household = '" + code(n) + "'"))
                .isEqualTo(version));
    }

    private List<String> checks(int household) {
        return database.texts("select account || ' ' || state from account_check where household = '" + code(household)
                + "' order by account");
    }

    private record Requested(String messageId, int accounts, int answered) {}

    /** Asks, waits until all are asked about, and answers the requests of the period. */
    private List<Requested> requested(String period) {
        var asking = world.post(REQUESTS, "sonia", "PAYMENT_SUBMITTER", Map.of("period", period));
        assertThat(asking.status()).isEqualTo(202);
        var job = asking.body().get("job");
        if (!job.isNull()) {
            Await.value(
                    () -> world.get("/payment/jobs/" + job.asString()),
                    answer -> answer.text("state").equals("FINISHED"));
        }
        return world.get(REQUESTS + "?period=" + period)
                .body()
                .valueStream()
                .map(one -> new Requested(
                        one.get("messageId").asString(),
                        one.get("accounts").asInt(),
                        one.get("answered").asInt()))
                .toList();
    }

    /** The request in which the household's last account is. */
    private String asked(int household) {
        return database.texts("select request from account_check where household = '" + code(household)
                        + "' order by id desc")
                .getFirst();
    }

    private List<String> states(String period) {
        return database.texts("select right(household, 1) || ' ' || state || coalesce(' ' || reason, '') from transfer"
                + " where period = '" + period + "' order by household");
    }

    private String yes(int household) {
        return rpt(id(household), true, "");
    }

    private String no(int household, String code) {
        return rpt(id(household), false, "<Rsn><Cd>" + code + "</Cd></Rsn>");
    }

    /** Of the account that the household had last. */
    private String id(int household) {
        return database.texts(
                        "select id from account_check where household = '" + code(household) + "' order by id desc")
                .getFirst();
    }

    private static String rpt(String id, boolean verified, String reason) {
        return "<Rpt><OrgnlId>" + id + "</OrgnlId><Vrfctn>" + verified + "</Vrfctn>" + reason + "</Rpt>";
    }

    private static String report(String id, String request, String... reports) {
        return """
                <?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:acmt.024.001.03"><IdVrfctnRpt>
                <Assgnmt><MsgId>%s</MsgId><CreDtTm>2094-03-01T08:00:00</CreDtTm></Assgnmt>
                <OrgnlAssgnmt><MsgId>%s</MsgId></OrgnlAssgnmt>%s</IdVrfctnRpt></Document>
                """.formatted(id, request, String.join("", reports));
    }
}
