package pe.juntos.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.payment.World.code;

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
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** PAY-1: the VRAE incentive comes by file, two persons let it be owed, and it is paid once a year with the next transfer. */
@ServiceTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class Pay1IncentiveFileTest {
    private static final String HEADER =
            "componente,hogar_id,persona_id,edad,gestante,grado_aprobado,buen_rendimiento\n";
    private static final String VRAE = "050507";

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

    private void household(int n, String district) {
        var person = "{\"member\":\"M%016d\",\"identityVerified\":true,\"alive\":true}".formatted(n);
        world.household(n, 1, district, person, "001-" + n);
    }

    @Test
    @Order(1)
    void a_file_is_judged_line_by_line_and_owes_nothing_before_another_person_approves_it() {
        household(1, VRAE);
        household(2, VRAE);
        household(3, "050101");
        Await.until(
                () -> assertThat(database.number("select count(*) from payee")).isEqualTo(3));
        var file = sent("2026-3", """
                VRAE_SECUNDARIA,hogar-1,p-11,14,NO,SI,NO
                VRAE_SECUNDARIA,hogar-1,p-12,16,NO,SI,SI
                VRAE_SECUNDARIA,hogar-1,p-12,16,NO,SI,SI
                VRAE_SECUNDARIA,hogar-2,p-21,13,NO,SI,NO
                VRAE_SECUNDARIA,hogar-2,p-22,14,NO,NO,SI
                VRAE_SECUNDARIA,hogar-3,p-31,14,NO,SI,NO
                VRAE_SECUNDARIA,hogar-9,p-91,14,NO,SI,NO
                PRIMERA_INFANCIA,hogar-2,p-23,1,NO,NO,NO
                MULTA,hogar-2,p-21,14,NO,SI,NO
                VRAE_SECUNDARIA,hogar-2,p-21,-1,NO,SI,NO
                VRAE_SECUNDARIA,hogar-2,p-21,catorce,NO,SI,NO
                VRAE_SECUNDARIA,hogar-2,,14,NO,SI,NO
                VRAE_SECUNDARIA,hogar-2,p-21,14,TALVEZ,SI,NO
                """);
        assertThat(file.get("state").asString()).isEqualTo("PROPOSED");
        assertThat(file.get("claims").asInt()).isEqualTo(2);
        assertThat(file.get("amount").asString()).isEqualTo("800.00");
        assertThat(database.texts("select code || ' ' || count(*) from import_refusal group by code order by code"))
                .containsExactly(
                        "AGE_INVALID 1",
                        "ALREADY_CLAIMED 1",
                        "COMPONENT_OFF 1",
                        "GRADE_NOT_APPROVED 1",
                        "NOT_A_NUMBER 1",
                        "OUTSIDE_VRAE 1",
                        "REQUIRED 1",
                        "UNDER_AGE 1",
                        "UNKNOWN_CODE 2",
                        "UNKNOWN_HOUSEHOLD 1");
        assertThat(database.number("select count(*) from entitlement")).isZero();
        assertThat(decide(file, "approve", "ines.informa").text("code")).isEqualTo("SAME_PERSON");
        assertThat(decide(file, "approve", "cesar.certifica").text("state")).isEqualTo("APPROVED");
        assertThat(decide(file, "approve", "cesar.certifica").text("state")).isEqualTo("APPROVED");
        assertThat(decide(file, "reject", "cesar.certifica").text("code")).isEqualTo("ALREADY_DECIDED");
        assertThat(decide(file, "approve", "otra.certifica").text("code")).isEqualTo("ALREADY_DECIDED");
        assertThat(database.texts("select settles || ' ' || amount || ' ' || cause from entitlement order by 1"))
                .containsExactly(
                        "VRAE_SECONDARY:2026:p-11 300.00 GRADE_APPROVED",
                        "VRAE_SECONDARY:2026:p-12 500.00 GRADE_APPROVED_AND_PERFORMANCE");
    }

    @Test
    @Order(2)
    void it_goes_with_the_transfer_and_a_child_is_paid_once_a_year() {
        for (var n = 1; n <= 3; n++) {
            world.verdict(n, "2026-3", 1, true);
        }
        world.certified("2026-3", 3, 3);
        world.liquidated("2026-3");
        assertThat(database.texts("select household || ' ' || amount from transfer order by 1"))
                .containsExactly(code(1) + " 1000.00", code(2) + " 200.00", code(3) + " 200.00");
        var again = sent("2026-5", "VRAE_SECUNDARIA,hogar-1,p-11,15,NO,SI,NO\n");
        assertThat(again.get("claims").asInt()).isZero();
        var next = sent("2027-1", "VRAE_SECUNDARIA,hogar-1,p-11,15,NO,SI,NO\n");
        assertThat(next.get("claims").asInt()).isEqualTo(1);
        assertThat(decide(next, "reject", "cesar.certifica").text("state")).isEqualTo("REJECTED");
        assertThat(database.number("select count(*) from entitlement")).isEqualTo(2);
        world.contractsHeld();
    }

    @Test
    @Order(3)
    void not_for_everybody_and_not_for_part_of_the_country() {
        var file = sent("2026-6", "VRAE_SECUNDARIA,hogar-2,p-21,14,NO,SI,NO\n");
        var all = List.of("*");
        var some = List.of("05");
        var path = "/payment/incentives/" + id(file);
        assertThat(as(HttpMethod.GET, path, "AUDITOR", all)).isEqualTo(200);
        assertThat(as(HttpMethod.GET, path, "AUDITOR", some)).isEqualTo(404);
        assertThat(as(HttpMethod.GET, path, "GESTOR", all)).isEqualTo(403);
        for (var decision : List.of("/approve", "/reject")) {
            assertThat(as(HttpMethod.POST, path + decision, "CERTIFIER", some)).isEqualTo(404);
            assertThat(as(HttpMethod.POST, path + decision, "INFORMATION_MANAGER", all))
                    .isEqualTo(403);
        }
        assertThat(send("2026-6", "", "CERTIFIER", all).status()).isEqualTo(403);
        assertThat(send("2026-7", "", "INFORMATION_MANAGER", all).text("code")).isEqualTo("PERIOD_INVALID");
        var there = send("2026-6", "VRAE_SECUNDARIA,hogar-1,p-19,14,NO,SI,NO\n", "INFORMATION_MANAGER", List.of("08"));
        Await.until(() -> assertThat(world.get("/payment/imports/" + there.text("id"))
                        .body()
                        .get("refusals")
                        .toString())
                .as("a neighbour's household is none")
                .isEqualTo("{\"UNKNOWN_HOUSEHOLD\":1}"));
    }

    private static String id(JsonNode file) {
        return file.get("id").asString();
    }

    private JsonNode sent(String period, String lines) {
        var taken = send(period, lines, "INFORMATION_MANAGER", List.of("*"));
        assertThat(taken.status()).isEqualTo(202);
        Await.value(
                () -> world.get("/payment/imports/" + taken.text("id")).body(),
                body -> body.get("state").asString().equals("APPLIED"));
        return world.get("/payment/incentives/" + taken.text("id")).body();
    }

    private World.Answer send(String period, String lines, String role, List<String> territory) {
        var result = client.post()
                .uri("/payment/incentives?period=" + period)
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
        return world.post("/payment/incentives/" + id(file) + "/" + how, by, "CERTIFIER", Map.of());
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
