package pe.juntos.coresponsibility.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.coresponsibility.Programme;
import pe.juntos.coresponsibility.ProgrammeTest;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.ContractCheck;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ReceivedEvent;
import pe.juntos.platform.test.TestTokens;

/** Supply assessments over HTTP: dated, told once, shared with the district. */
@ProgrammeTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SupplyAssessmentsTest {
    private static final String TOPIC = "juntos.coresponsibility.establishment.v1";
    private static final Map<Quality, Boolean> GOOD =
            Map.of(Quality.MATERIALS, true, Quality.TRAINED_STAFF, true, Quality.INFRASTRUCTURE, true);
    private static final List<String> HERE = List.of("050101");
    private static final List<String> NEIGHBOUR = List.of("050103");

    @Autowired
    private Programme programme;

    @Autowired
    private WebTestClient web;

    @Autowired
    private EventProbe probe;

    @BeforeAll
    void establishments() {
        programme.registerEstablishments();
        programme.household("A", "2025-01-01");
        programme.child("A1", "A", "2024-12-31", Programme.POST);
        programme.open("2026-3");
    }

    @Test
    void is_decided_on_its_day_with_those_expected_in_the_latest_period_and_told_once() {
        assess(Programme.POST, "GESTOR", HERE, found("2026-03-10", 0))
                .expectStatus()
                .isOk();
        assess(Programme.POST, "GESTOR", HERE, found("2026-03-10", 0))
                .expectStatus()
                .isOk();
        assess(Programme.POST, "GESTOR", HERE, found("2026-04-10", 1))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.length()")
                .isEqualTo(2)
                .jsonPath("$[0].result")
                .isEqualTo("SUFFICIENT")
                .jsonPath("$[0].inputs.expectedMembers")
                .isEqualTo(1)
                .jsonPath("$[0].policy")
                .isEqualTo("supply-2011")
                .jsonPath("$[1].result")
                .isEqualTo("INSUFFICIENT")
                .jsonPath("$[1].gaps[0]")
                .isEqualTo("STAFF_SHORT");
        assess(Programme.POST, "GESTOR", HERE, found("2026-02-10", 3))
                .expectStatus()
                .isOk(); // found out later
        assess(Programme.POST, "GESTOR", HERE, found("2026-06-30", 0))
                .expectStatus()
                .isOk(); // today
        var told = Await.value(() -> assessed(Programme.POST), events -> events.size() >= 3);
        assertThat(told).hasSize(3).allSatisfy(e -> ContractCheck.validate("establishment", e.json()));
        assertThat(told)
                .extracting(e -> e.json().contains("\"result\": \"INSUFFICIENT\""))
                .containsExactly(true, false, true);
        assertThat(told.getFirst().json()).contains("\"gaps\": [\"STAFF_SHORT\"]", "\"scorecard\":null", "Red Uno");
    }

    private List<ReceivedEvent> assessed(String establishment) {
        return probe.received(TOPIC, establishment).stream()
                .filter(e -> e.type().endsWith("supply-assessed.v1"))
                .toList();
    }

    @Test
    void the_authorities_of_a_district_get_the_latest_of_each() {
        assess(Programme.SCHOOL, "REGIONAL_COORDINATOR", HERE, Map.of("assessedOn", "2026-05-01", "walkHours", "3.5"))
                .expectStatus()
                .isOk();
        assertThat(csv("?district=0501", HERE))
                .startsWith(
                        "establecimiento,tipo,ubigeo,fecha,resultado,cuantitativa,cualitativa,brechas,barreras,sin_dato\n")
                .contains("E-0000001,SCHOOL,050101,2026-05-01,UNKNOWN,UNKNOWN,UNKNOWN,,TOO_FAR,"
                        + "STAFF|SERVICE_DAYS|MATERIALS|TRAINED_STAFF|INFRASTRUCTURE");
        assertThat(csv("", NEIGHBOUR)).doesNotContain("E-0000001");
        assertThat(csv("?district=08", TestTokens.NATIONAL)).doesNotContain("E-0000001");
        get("/coresponsibility/supply.csv?district=x", "GESTOR", HERE)
                .expectStatus()
                .isBadRequest();
        get("/coresponsibility/supply.csv", "PARTNER", HERE).expectStatus().isForbidden();
        get("/coresponsibility/supply.csv", "ESTABLISHMENT_HEAD", HERE)
                .expectStatus()
                .isForbidden();
    }

    @Test
    void what_makes_no_sense_is_refused_with_its_code() {
        refused(Map.of(), 400, "SUPPLY_INVALID");
        refused(Map.of("assessedOn", "2026-03-10", "staff", -1), 400, "SUPPLY_INVALID");
        refused(Map.of("assessedOn", "2026-03-10", "walkHours", "1e9"), 400, "SUPPLY_INVALID");
        refused(Map.of("assessedOn", "2026-07-01"), 422, "SUPPLY_DATE"); // tomorrow
        refused(Map.of("assessedOn", "2005-04-06"), 422, "SUPPLY_DATE");
        assess(Programme.POST, "GESTOR", HERE, Map.of("assessedOn", "2026-03-10", "qualities", Map.of("GARDEN", true)))
                .expectStatus()
                .isBadRequest();
    }

    private void refused(Map<String, Object> found, int status, String code) {
        assess(Programme.OTHER_SCHOOL, "GESTOR", HERE, found)
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }

    @Test
    void a_neighbour_neither_reads_nor_writes_it() {
        assess(Programme.POST, "GESTOR", NEIGHBOUR, found("2026-03-11", 1))
                .expectStatus()
                .isNotFound();
        get(uri(Programme.POST), "GESTOR", NEIGHBOUR).expectStatus().isNotFound();
        get(uri(Programme.POST), "ESTABLISHMENT_HEAD", TestTokens.NATIONAL)
                .expectStatus()
                .isNotFound();
        get(uri(Programme.POST), "PARTNER", TestTokens.NATIONAL).expectStatus().isForbidden();
        for (var role : List.of("ESTABLISHMENT_HEAD", "AUDITOR", "PARTNER")) {
            assess(Programme.POST, role, TestTokens.NATIONAL, found("2026-03-11", 1))
                    .expectStatus()
                    .isForbidden();
        }
    }

    private static Map<String, Object> found(String day, int staff) {
        var found = new HashMap<String, Object>(Map.of("assessedOn", day, "staff", staff, "serviceDays", 40));
        found.put("qualities", GOOD);
        return found;
    }

    private WebTestClient.ResponseSpec assess(
            String establishment, String role, List<String> territory, Map<String, ?> found) {
        return web.post()
                .uri(uri(establishment))
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("rosa.gestora", List.of(role), territory))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(found)
                .exchange();
    }

    private String csv(String filter, List<String> territory) {
        return get("/coresponsibility/supply.csv" + filter, "AUDITOR", territory)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private WebTestClient.ResponseSpec get(String uri, String role, List<String> territory) {
        return web.get()
                .uri(uri)
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("ana", List.of(role), territory))
                .exchange();
    }

    private static String uri(String establishment) {
        return "/coresponsibility/establishments/" + establishment + "/supply-assessments";
    }
}
