package pe.juntos.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.payment.World.code;

import com.prowidesoftware.swift.model.mx.MxPain00100109;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.payment.stimulus.Provider;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** 001 PAY-08: establishments are paid with the families' round, once a period, after two persons let it be owed. */
@ServiceTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class Pay8StimulusTest {
    private static final String HEADER = "periodo,establecimiento,ubigeo,cumple,cuenta\n";
    private static final String POST = "S-00000001";
    private static final String SCHOOL = "E-0000002";

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
    void a_list_is_judged_line_by_line_and_owes_nothing_before_another_person_approves_it() {
        var file = sent("2097-3", """
                2097-3,S-00000001,050507,S,004-001
                2097-3,E-0000002,050507,S,
                2097-3,S-00000001,050507,S,004-001
                2097-3,S-00000003,050507,N,004-003
                2097-3,S-00000004,150101,S,004-004
                2097-2,S-00000005,050507,S,004-005
                2097-9,S-00000006,050507,S,004-006
                2097-3,POSTA,050507,S,004-007
                2097-3,S-00000008,05,S,004-008
                2097-3,S-00000009,050507,TALVEZ,004-009
                2097-3,S-00000010,050507,S,cuenta de ahorros
                """);
        assertThat(file.get("state").asString()).isEqualTo("PROPOSED");
        assertThat(file.get("claims").asInt()).isEqualTo(2);
        assertThat(file.get("amount").asString()).isEqualTo("700.00");
        assertThat(database.texts("select code || ' ' || count(*) from import_refusal group by code order by code"))
                .containsExactly(
                        "ACCOUNT_INVALID 1",
                        "ALREADY_CLAIMED 1",
                        "DISTRICT_INVALID 1",
                        "ESTABLISHMENT_INVALID 1",
                        "OBLIGATIONS_NOT_FULFILLED 1",
                        "OUTSIDE_STIMULUS_DISTRICTS 1",
                        "PERIOD_DIFFERS 1",
                        "PERIOD_INVALID 1",
                        "UNKNOWN_CODE 1");
        assertThat(database.number("select count(*) from payee")).isZero();
        assertThat(decide(file, "approve", "ines.informa").text("code")).isEqualTo("SAME_PERSON");
        assertThat(decide(file, "approve", "cesar.certifica").text("state")).isEqualTo("APPROVED");
        assertThat(decide(file, "approve", "cesar.certifica").text("state")).isEqualTo("APPROVED");
        assertThat(decide(file, "reject", "cesar.certifica").text("code")).isEqualTo("ALREADY_DECIDED");
        assertThat(database.texts(
                        "select component || ' ' || settles || ' ' || policy || ' ' || cause from entitlement"))
                .hasSize(2)
                .containsOnly("PROVIDER_STIMULUS PROVIDER_STIMULUS:2097-3 COMPONENTS-2097 OBLIGATIONS_FULFILLED");
    }

    @Test
    @Order(2)
    void it_goes_to_the_bank_with_the_families_round_as_an_organisation_and_not_without_an_account() {
        world.household(1, 1, "001-1");
        world.verdict(1, "2097-3", 1, true);
        world.certified("2097-3", 1, 1);
        world.liquidated("2097-3");
        assertThat(transfers())
                .containsExactlyInAnyOrder(
                        code(1) + " 200.00 ORDERED -",
                        payee(POST) + " 350.00 ORDERED -",
                        payee(SCHOOL) + " 350.00 HELD NO_PAYMENT_MEANS");
        var preview = world.get("/payment/rounds/R2097-3/preview").body();
        assertThat(preview.get("components").toString())
                .contains("PROVIDER_STIMULUS")
                .contains("350.00");
        var submitted = world.step("R2097-3", "submit");
        assertThat(submitted.text("amount")).isEqualTo("550.00");
        world.approve("R2097-3", "aurora.aprueba", submitted);
        assertThat(world.post("/payment/rounds/R2097-3/dispatch", "aurora.aprueba", "PAYMENT_APPROVER", Map.of())
                        .text("state"))
                .isEqualTo("DISPATCHED");
        var creditors = MxPain00100109.parse(world.text("/payment/rounds/R2097-3/bank-files/pain.001-R2097-3-001.xml"))
                .getCstmrCdtTrfInitn()
                .getPmtInf()
                .getFirst()
                .getCdtTrfTxInf();
        assertThat(creditors)
                .extracting(
                        t -> t.getPmtId().getEndToEndId() + " " + t.getPurp().getCd() + " "
                                + (t.getCdtr().getId().getOrgId() == null
                                        ? "person"
                                        : t.getCdtr()
                                                .getId()
                                                .getOrgId()
                                                .getOthr()
                                                .getFirst()
                                                .getId()))
                .containsExactlyInAnyOrder(code(1) + "-2097-3-1 SSBE person", payee(POST) + "-2097-3-1 GOVT " + POST);
        assertThat(world.text("/payment/rounds/R2097-3/abonos.csv"))
                .contains(POST + ",2097-3,PROVIDER_STIMULUS,350.00,DISPATCHED,");
        books();
    }

    /** An establishment has an account, and queues nowhere. */
    @Test
    @Order(6)
    void it_has_no_pay_day() {
        world.post("/payment/rounds/R2097-3/pay-days", "irma.informacion", "INFORMATION_MANAGER", Map.of());
        Await.until(() -> assertThat(database.number("select coalesce(max(made), 0) from pay_plan"))
                .isEqualTo(1));
        assertThat(database.texts("select household from pay_rank")).containsExactly(code(1));
    }

    @Test
    @Order(3)
    void the_bank_credits_it_and_it_is_told_as_a_providers() {
        world.applied(World.statement(
                "C1",
                World.ACCOUNT,
                World.credit(payee(POST) + "-2097-3-1", "350.00"),
                World.credit(code(1) + "-2097-3-1", "200.00")));
        assertThat(transfers()).contains(payee(POST) + " 350.00 CREDITED -");
        Await.until(() -> assertThat(probe.received("juntos.payment.transfer.v1"))
                .filteredOn(event -> event.json().contains("\"payee\":\"PROVIDER\""))
                .extracting(event -> event.type())
                .containsExactlyInAnyOrder(
                        "pe.juntos.payment.transfer.ordered.v1",
                        "pe.juntos.payment.transfer.held.v1",
                        "pe.juntos.payment.transfer.credited.v1"));
        world.contractsHeld();
        var paid = world.get("/payment/providers/" + POST).body();
        assertThat(paid.get("payee").asString()).isEqualTo(payee(POST));
        assertThat(paid.get("stimuli").get(0).get("paidIn").asString()).isEqualTo("R2097-3");
        books();
    }

    @Test
    @Order(4)
    void a_later_list_gives_the_account_and_what_was_held_is_paid_and_no_period_twice() {
        var again = sent("2097-3", "2097-3,S-00000001,050507,S,004-001\n");
        assertThat(again.get("claims").asInt()).as("this period was claimed").isZero();
        var next = sent("2097-4", "2097-4,E-0000002,050507,S,004-002\n");
        assertThat(decide(next, "approve", "cesar.certifica").text("state")).isEqualTo("APPROVED");
        world.verdict(1, "2097-4", 1, true);
        world.certified("2097-4", 1, 1);
        world.liquidated("2097-4");
        assertThat(database.texts("select period || ' ' || state from transfer where household = '" + payee(SCHOOL)
                        + "' and round = 'R2097-4' order by 1"))
                .containsExactly("2097-3 ORDERED", "2097-4 ORDERED");
        assertThat(database.number("select count(*) from transfer_line where component = 'PROVIDER_STIMULUS'"))
                .isEqualTo(3);
        var changes = world.get("/payment/rounds/R2097-4/preview").body().get("changes");
        assertThat(changes.toString()).as("of households only").isEqualTo("[]");
    }

    @Test
    @Order(5)
    void not_for_everybody_and_not_for_part_of_the_country() {
        var file = sent("2097-5", "2097-5,S-00000001,050507,S,\n");
        var all = List.of("*");
        var some = List.of("05");
        var path = "/payment/stimuli/" + file.get("id").asString();
        assertThat(as(HttpMethod.GET, path, "AUDITOR", all)).isEqualTo(200);
        assertThat(as(HttpMethod.GET, path, "AUDITOR", some)).isEqualTo(404);
        assertThat(as(HttpMethod.GET, path, "GESTOR", all)).isEqualTo(403);
        for (var decision : List.of("/approve", "/reject")) {
            assertThat(as(HttpMethod.POST, path + decision, "CERTIFIER", some)).isEqualTo(404);
            assertThat(as(HttpMethod.POST, path + decision, "INFORMATION_MANAGER", all))
                    .isEqualTo(403);
        }
        assertThat(decide(file, "reject", "cesar.certifica").text("state")).isEqualTo("REJECTED");
        assertThat(send("2097-6", "", "CERTIFIER", all).status()).isEqualTo(403);
        assertThat(send("2097-6", "", "INFORMATION_MANAGER", some).status()).isEqualTo(404);
        assertThat(send("2097-7", "", "INFORMATION_MANAGER", all).text("code")).isEqualTo("PERIOD_INVALID");
        var provider = "/payment/providers/" + POST;
        assertThat(as(HttpMethod.GET, provider, "REGIONAL_COORDINATOR", some)).isEqualTo(200);
        assertThat(as(HttpMethod.GET, provider, "REGIONAL_COORDINATOR", List.of("08")))
                .isEqualTo(404);
        assertThat(as(HttpMethod.GET, provider, "GESTOR", all)).isEqualTo(403);
        assertThat(as(HttpMethod.GET, "/payment/providers/S-99999999", "AUDITOR", all))
                .isEqualTo(404);
    }

    private static String payee(String establishment) {
        return new Provider(establishment).payee();
    }

    private List<String> transfers() {
        return database.texts("select household || ' ' || amount || ' ' || state || ' ' || coalesce(reason, '-')"
                + " from transfer order by 1");
    }

    private void books() {
        var ledger = world.get("/payment/ledger").body();
        assertThat(ledger.get("balanced").asBoolean()).isTrue();
        assertThat(ledger.get("agrees").asBoolean()).as(ledger.toString()).isTrue();
    }

    private JsonNode sent(String period, String lines) {
        var taken = send(period, lines, "INFORMATION_MANAGER", List.of("*"));
        assertThat(taken.status()).isEqualTo(202);
        Await.value(
                () -> world.get("/payment/imports/" + taken.text("id")).body(),
                body -> body.get("state").asString().equals("APPLIED"));
        return world.get("/payment/stimuli/" + taken.text("id")).body();
    }

    private World.Answer send(String period, String lines, String role, List<String> territory) {
        var result = client.post()
                .uri("/payment/stimuli?period=" + period)
                .header("Authorization", TestTokens.bearer("ines.informa", List.of(role), territory))
                .contentType(new MediaType("text", "csv"))
                .bodyValue((HEADER + lines).getBytes(StandardCharsets.UTF_8))
                .exchange()
                .expectBody()
                .returnResult();
        var body = result.getResponseBody();
        var json = new JsonMapper();
        return new World.Answer(
                result.getStatus().value(),
                body == null || body.length == 0 ? json.createObjectNode() : json.readTree(body));
    }

    private World.Answer decide(JsonNode file, String how, String by) {
        return world.post("/payment/stimuli/" + file.get("id").asString() + "/" + how, by, "CERTIFIER", Map.of());
    }

    private int as(HttpMethod method, String path, String role, List<String> territory) {
        return client.method(method)
                .uri(path)
                .header("Authorization", TestTokens.bearer("p.persona", List.of(role), territory))
                .exchange()
                .returnResult(byte[].class)
                .getStatus()
                .value();
    }
}
