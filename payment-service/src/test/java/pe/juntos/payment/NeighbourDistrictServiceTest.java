package pe.juntos.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.payment.World.code;
import static pe.juntos.payment.World.credit;
import static pe.juntos.payment.World.rejection;

import com.jayway.jsonpath.JsonPath;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.NeighbourTest;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestClock;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** Every endpoint of the service, tried from a neighbouring province. */
@ServiceTest
class NeighbourDistrictServiceTest extends NeighbourTest {
    private static final List<String> ROLES = List.of(
            "GESTOR",
            "REGIONAL_COORDINATOR",
            "INFORMATION_MANAGER",
            "CERTIFIER",
            "PAYMENT_SUBMITTER",
            "PAYMENT_APPROVER",
            "AUDITOR",
            "OPERATOR");
    private static final String DISTRICT = "050507";
    private static final String ROUND = "/payment/rounds/R2026-3";

    /** The programme's own accounts, budget and bank files, which have no place, and the orders of those who pay. */
    private static final Set<String> NATIONAL = Set.of(
            "GET /payment/account-requests",
            "GET /payment/account-requests/{messageId}",
            "GET /payment/bank-messages/{id}",
            "GET /payment/budget",
            "GET /payment/budget/{year}",
            "GET /payment/ledger",
            "GET /payment/ledger/closes",
            "GET /payment/ledger/closes/{day}",
            "GET /payment/reversions",
            "GET /payment/reversions/{id}",
            "GET /payment/rounds",
            "GET /payment/rounds/calendar",
            "GET /payment/rounds/{round}",
            "GET /payment/rounds/{round}/bank-files",
            "GET /payment/rounds/{round}/bank-files/{name}",
            "GET /payment/rounds/{round}/disbursements",
            "GET /payment/rounds/{round}/disbursements/{name}",
            "GET /payment/verifications/{id}",
            "POST /payment/account-requests",
            "POST /payment/bank-messages",
            "POST /payment/collection/reviews",
            "POST /payment/g2p/on-disburse",
            "POST /payment/ledger/closes",
            "POST /payment/rounds/{round}/disburse/sync/search",
            "POST /payment/rounds/{round}/disburse/sync/txn/status");

    /** Files of the bank, and of the whole country. */
    private static final Set<String> FILES = Set.of(
            "POST /payment/imports/puntos-pago",
            "POST /payment/imports/retiros",
            "POST /payment/imports/tiempos-viaje",
            "POST /payment/incentives",
            "POST /payment/stimuli");

    /** Nothing of the kind is in the district yet. */
    private static final Set<String> EMPTY = Set.of(
            "GET /payment/account-requests/aperturas.csv",
            "GET /payment/collection/cuentas-sin-movimiento.csv",
            "GET /payment/collection/dormant",
            "GET /payment/ledger/proof",
            "GET /payment/rounds/{round}/pay-days/unplaced");

    private static final Map<String, String> ASKED = Map.of(
            "GET /payment/summary", "period=2026-3",
            "GET /payment/trace", "endToEndId=$transfer-1");

    private static final String NATIONAL_ONLY = "403 NATIONAL_ONLY";

    private static final Map<String, String> WRITES = Map.ofEntries(
            Map.entry("DELETE /payment/households/{household}/dispute", "{}"),
            Map.entry("PUT /payment/households/{household}/dispute", "{}"),
            Map.entry("POST /payment/adjustments/{id}/approve", "{}"),
            Map.entry("POST /payment/adjustments/{id}/reject", "{}"),
            Map.entry("POST /payment/exceptions/{message}/{line}/approve", "{}"),
            Map.entry("POST /payment/exceptions/{message}/{line}/assign", "{\"to\":\"nora\"}"),
            Map.entry("POST /payment/exceptions/{message}/{line}/resolve", """
                    {"action":"DISMISS","reason":"BANK_ERROR","note":"Visto"}"""),
            Map.entry("POST /payment/exceptions/{message}/{line}/send-back", "{\"note\":\"Visto\"}"),
            Map.entry("POST /payment/households/{household}/adjustments", """
                    {"reason":"OVERPAID","amount":"20.00","instalments":1,"from":"2026-4"}"""),
            Map.entry("POST /payment/incentives/{id}/approve", "{}"),
            Map.entry("POST /payment/incentives/{id}/reject", "{}"),
            Map.entry("POST /payment/reversions", "{\"round\":\"R2026-3\",\"reason\":\"vencido\"}"),
            Map.entry("POST /payment/reversions/{id}/approve", "{\"transfers\":1,\"amount\":\"1.00\"}"),
            Map.entry("POST /payment/reversions/{id}/withdraw", "{}"),
            Map.entry("POST /payment/rounds/{round}/approve", "{\"transfers\":1,\"amount\":\"1.00\",\"hash\":\"x\"}"),
            Map.entry("POST /payment/rounds", "{\"period\":\"2026-4\"}"),
            Map.entry("POST /payment/rounds/{round}/close", "{}"),
            Map.entry("POST /payment/rounds/{round}/reconcile", "{}"),
            Map.entry("POST /payment/rounds/{round}/cancel", "{\"reason\":\"Visto\"}"),
            Map.entry("POST /payment/rounds/{round}/dispatch", "{}"),
            Map.entry("POST /payment/rounds/{round}/pay-days", "{\"from\":\"2026-07-01\"}"),
            Map.entry("POST /payment/rounds/{round}/submit", "{}"),
            Map.entry("POST /payment/stimuli/{id}/approve", "{}"),
            Map.entry("POST /payment/stimuli/{id}/reject", "{}"),
            Map.entry("POST /payment/verifications", "{\"round\":\"R2026-3\",\"seed\":\"x\"}"),
            Map.entry("PUT /payment/budget/{year}", "{\"total\":\"1.00\",\"administrative\":\"1.00\"}"),
            Map.entry("PUT /payment/collection/dormant/{household}/visit", """
                    {"on":"2026-06-30","finding":"CARD_LOST"}"""),
            Map.entry("PUT /payment/verifications/{id}/items/{transfer}", """
                    {"answer":"RECEIVED","issues":[],"on":"2026-06-30"}"""));

    private static final Map<String, String> OTHERWISE = Map.ofEntries(
            Map.entry("GET /payment/incentives/{id}", "404 \"NOT_FOUND\""),
            Map.entry("GET /payment/refused-messages", "200 []"),
            Map.entry("GET /payment/refused-messages/{id}", "404 \"NOT_FOUND\""),
            Map.entry("GET /payment/stimuli/{id}", "404 \"NOT_FOUND\""),
            Map.entry("POST /payment/reversions", NATIONAL_ONLY),
            Map.entry("POST /payment/reversions/{id}/approve", NATIONAL_ONLY),
            Map.entry("POST /payment/reversions/{id}/withdraw", NATIONAL_ONLY),
            Map.entry("POST /payment/rounds/{round}/approve", NATIONAL_ONLY),
            Map.entry("POST /payment/rounds", NATIONAL_ONLY),
            Map.entry("POST /payment/rounds/{round}/close", NATIONAL_ONLY),
            Map.entry("POST /payment/rounds/{round}/reconcile", NATIONAL_ONLY),
            Map.entry("POST /payment/rounds/{round}/cancel", NATIONAL_ONLY),
            Map.entry("POST /payment/rounds/{round}/dispatch", NATIONAL_ONLY),
            Map.entry("POST /payment/rounds/{round}/pay-days", NATIONAL_ONLY),
            Map.entry("POST /payment/rounds/{round}/submit", NATIONAL_ONLY),
            Map.entry("POST /payment/verifications", NATIONAL_ONLY),
            Map.entry("PUT /payment/budget/{year}", NATIONAL_ONLY));

    @Autowired
    WebTestClient client;

    @Autowired
    EventProbe probe;

    @Autowired
    TestDatabase database;

    @Autowired
    TestClock clock;

    @Override
    protected Neighbourhood neighbourhood() {
        return new Neighbourhood(ROLES, "0505", "0601", NATIONAL, FILES, EMPTY, ASKED, WRITES, OTHERWISE);
    }

    @Override
    protected Set<String> ignored() {
        return Set.of("job", "job_chunk", "import_file", "import_refusal");
    }

    @Override
    protected String partOfStory() {
        return "GET /payment/households/{household}/transfers";
    }

    @Override
    protected Set<String> marks() {
        return Set.of(code(1), code(2), code(3), "hogar-1", "hogar-2", "hogar-3", DISTRICT, "S-00000001");
    }

    @Override
    protected void oneOfEachThing() {
        var world = new World(client, probe);
        for (var n = 1; n <= 3; n++) {
            var person = "{\"member\":\"M%016d\",\"identityVerified\":true,\"alive\":true}".formatted(n);
            world.household(n, 1, DISTRICT, person, "001-" + n);
            world.verdict(n, "2026-3", 1, true);
        }
        Await.until(
                () -> assertThat(database.number("select count(*) from payee")).isEqualTo(3));
        files();
        world.certified("2026-3", 3, 3);
        world.dispatched("2026-3");
        paid(world);
        ids.putAll(Map.of(
                "round",
                "R2026-3",
                "household",
                code(1),
                "$transfer",
                code(1) + "-2026-3",
                "transfer",
                code(1) + "-2026-3",
                "period",
                "2026-3",
                "verifications/id",
                "PR2026-3",
                "year",
                "2026",
                "reversions/id",
                "VR2026-3"));
    }

    private void files() {
        sent("/payment/imports/puntos-pago", "punto_pago,canal,ubigeo,cupo_diario,vigente\nP1,CAJERO,050507,9,SI\n");
        var centre = database.texts("select coalesce(min(populated_centre), '') from payee")
                .getFirst();
        sent(
                "/payment/imports/tiempos-viaje",
                "ubigeo,centro_poblado,punto_pago,minutos\n050507," + centre + ",P1,45\n");
        ids.put("incentives/id", sent("/payment/incentives?period=2026-3", """
                        componente,hogar_id,persona_id,edad,gestante,grado_aprobado,buen_rendimiento
                        VRAE_SECUNDARIA,hogar-1,p-11,14,NO,SI,NO
                        """));
        var stimuli = sent("/payment/stimuli?period=2097-3", """
                periodo,establecimiento,ubigeo,cumple,cuenta
                2097-3,S-00000001,050507,S,004-001
                """);
        ids.put("stimuli/id", stimuli);
        Await.value(
                () -> ask(HttpMethod.GET, "/payment/stimuli/" + stimuli, country(), ""),
                answer -> answer.body().contains("PROPOSED"));
        done(
                HttpMethod.POST,
                "/payment/stimuli/" + stimuli + "/approve",
                TestTokens.bearer("cesar.certifica", "CERTIFIER"),
                "{}");
        ids.put("establishment", "S-00000001");
    }

    private void paid(World world) {
        done(HttpMethod.POST, ROUND + "/pay-days", country(), "{\"from\":\"2026-07-01\"}");
        var file =
                world.get(ROUND + "/bank-files").body().get(0).get("messageId").asString();
        world.applied(World.report("P1", file, rejection(code(3) + "-2026-3-1", "AC01")));
        world.applied(World.statement(
                "C1",
                World.ACCOUNT,
                credit(code(1) + "-2026-3-1", "200.00"),
                credit(code(2) + "-2026-3-1", "200.00"),
                credit(code(1) + "-2026-3-1", "200.00")));
        ids.put(
                "message",
                database.texts("select message from bank_exception where household is not null")
                        .getFirst());
        ids.put(
                "line",
                database.texts("select line from bank_exception where household is not null")
                        .getFirst());
        world.bank(World.statement("C2", "00-000-0000000", credit("NADIE", "1.00")));
        ids.put(
                "refused-messages/id",
                database.texts("select id from kept_message").getFirst());
        clock.moveTo(LocalDate.parse("2026-07-20"));
        done(HttpMethod.POST, ROUND + "/reconcile", country(), "{}");
        done(HttpMethod.POST, "/payment/verifications", country(), "{\"round\":\"R2026-3\",\"seed\":\"alba\"}");
        Await.value(
                () -> world.get("/payment/verifications/PR2026-3"),
                answer -> answer.body().get("sampled").asLong() > 0);
        ids.put(
                "adjustments/id",
                String.valueOf(JsonPath.<Object>read(
                        done(
                                        HttpMethod.POST,
                                        "/payment/households/" + code(2) + "/adjustments",
                                        owner(),
                                        WRITES.get("POST /payment/households/{household}/adjustments"))
                                .body(),
                        "$.id")));
        done(HttpMethod.POST, "/payment/ledger/closes", country(), "{\"day\":\"2026-07-19\"}");
        Await.until(() -> assertThat(database.number("select count(*) from job where state <> 'FINISHED'"))
                .isZero());
    }

    private String sent(String path, String lines) {
        var answer = client.post()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("ines.informa", "INFORMATION_MANAGER"))
                .contentType(MediaType.parseMediaType("text/csv"))
                .bodyValue(lines)
                .exchange()
                .expectStatus()
                .is2xxSuccessful()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        Await.until(() -> assertThat(database.number("select count(*) from import_file where state <> 'APPLIED'"))
                .isZero());
        return JsonPath.read(answer, "$.id");
    }
}
