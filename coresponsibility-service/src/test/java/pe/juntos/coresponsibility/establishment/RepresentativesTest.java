package pe.juntos.coresponsibility.establishment;

import static org.assertj.core.api.Assertions.assertThat;

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
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** Establishments, networks and form 01 over HTTP, and what a registered validity means for evidence. */
@ProgrammeTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RepresentativesTest {
    private static final String POST = "/coresponsibility/establishments/" + Programme.POST;
    private static final String OTHER = "/coresponsibility/establishments/" + Programme.OTHER_POST;
    private static final List<String> HERE = List.of("050101");
    private static final List<String> NEIGHBOUR = List.of("050102");

    @Autowired
    private WebTestClient web;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Programme programme;

    @BeforeAll
    void establishments() {
        programme.registerEstablishments();
    }

    @Test
    void a_signature_counts_from_its_first_to_its_last_day() {
        programme.household("R", "2025-01-01");
        programme.child("R1", "R", "2025-01-01", Programme.OTHER_POST);
        programme.open("2026-3");
        post(OTHER + "/representatives/F2/end", "GESTOR", NEIGHBOUR, Map.of("until", "2026-05-09"))
                .expectStatus()
                .isOk();
        post(
                        OTHER + "/representatives",
                        "GESTOR",
                        NEIGHBOUR,
                        Map.of("signature", "N1", "name", "Jefa Nueva", "from", "2026-05-11", "until", "2026-05-20"))
                .expectStatus()
                .isOk();
        assertThat(programme.refusedLines(
                        "salud",
                        signed("r1", "F2", "2026-05-09"),
                        signed("r2", "F2", "2026-05-10"), // ended the day before
                        signed("r3", "N1", "2026-05-10"), // begins the day after
                        signed("r4", "N1", "2026-05-11"),
                        signed("r5", "N1", "2026-05-20"),
                        signed("r6", "N1", "2026-05-21")))
                .isEqualTo(Map.of(2, "SIGNATORY_NOT_VALID", 3, "SIGNATORY_NOT_VALID", 6, "SIGNATORY_NOT_VALID"));
    }

    private static String signed(String id, String signature, String day) {
        return id + ",2026-3," + Programme.OTHER_POST + ",R1,2026-05-08,CRED,ASISTIO," + signature + "," + day + ",";
    }

    @Test
    void what_form_01_does_not_allow_is_refused_with_its_code() {
        var heads = POST + "/representatives";
        refused(heads, Map.of("signature", "X", "name", "X", "from", "2026-05-15"), 409, "VALIDITY_OVERLAPS");
        refused(
                heads,
                Map.of("signature", "X", "name", "X", "from", "2019-05-15", "until", "2019-05-14"),
                422,
                "UNTIL_BEFORE_FROM");
        refused(heads, Map.of("signature", "X", "from", "2026-05-15"), 400, "REPRESENTATIVE_INVALID");
        refused(
                heads,
                Map.of("signature", "X\u0000", "name", "X", "from", "2026-05-15"),
                400,
                "REPRESENTATIVE_INVALID");
        refused(heads + "/FV/end", Map.of("until", "2026-05-13"), 409, "ALREADY_ENDED");
        refused(heads + "/F9/end", Map.of("until", "2026-05-13"), 404, "UNKNOWN_REPRESENTATIVE");
        refused(heads + "/F1/end", Map.of(), 400, "REPRESENTATIVE_INVALID");
        refused(
                "/coresponsibility/establishments/S-99999999/representatives",
                Map.of("signature", "X", "name", "X", "from", "2026-05-15"),
                404,
                "NOT_FOUND");
    }

    private void refused(String uri, Map<String, String> body, int status, String code) {
        post(uri, "GESTOR", TestTokens.NATIONAL, body)
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }

    @Test
    void the_same_appointment_again_is_answered_the_same() {
        var past = Map.of("signature", "OLD", "name", "Jefe Antiguo", "from", "2010-01-01", "until", "2011-12-31");
        var once = body(post(POST + "/representatives", "INSTITUTION", HERE, past));
        assertThat(body(post(POST + "/representatives", "INSTITUTION", HERE, past)))
                .isEqualTo(once)
                .contains("OLD", "2011-12-31");
    }

    @Test
    void nobody_reads_or_changes_a_neighbours_establishment() {
        var someone = Map.of("signature", "X", "name", "X", "from", "2000-01-01", "until", "2000-01-02");
        get(POST, "GESTOR", NEIGHBOUR).expectStatus().isNotFound();
        get(POST + "/representatives", "GESTOR", NEIGHBOUR).expectStatus().isNotFound();
        post(POST + "/representatives", "GESTOR", NEIGHBOUR, someone)
                .expectStatus()
                .isNotFound();
        post(POST + "/representatives/F1/end", "GESTOR", NEIGHBOUR, Map.of("until", "2026-06-30"))
                .expectStatus()
                .isNotFound();
        assertThat(body(get("/coresponsibility/establishments", "GESTOR", NEIGHBOUR)))
                .contains(Programme.OTHER_POST)
                .doesNotContain(Programme.POST, Programme.SCHOOL);
        assertThat(body(get("/coresponsibility/networks", "GESTOR", NEIGHBOUR))).doesNotContain("05-RED-UNO");
        get("/coresponsibility/networks/05-RED-UNO", "GESTOR", NEIGHBOUR)
                .expectStatus()
                .isNotFound();
        post("/coresponsibility/networks/05-RED-UNO/representatives", "GESTOR", NEIGHBOUR, someone)
                .expectStatus()
                .isNotFound();
    }

    @Test
    void only_the_roles_that_keep_form_01_write_it_and_partners_read_nothing() {
        var someone = Map.of("signature", "X", "name", "X", "from", "2000-01-01", "until", "2000-01-02");
        for (var role : List.of("ESTABLISHMENT_HEAD", "AUDITOR", "PAYMENT_APPROVER", "PARTNER")) {
            post(POST + "/representatives", role, TestTokens.NATIONAL, someone)
                    .expectStatus()
                    .isForbidden();
            post(POST + "/representatives/F1/end", role, TestTokens.NATIONAL, Map.of("until", "2026-06-30"))
                    .expectStatus()
                    .isForbidden();
        }
        post("/coresponsibility/networks", "GESTOR", TestTokens.NATIONAL, Map.of())
                .expectStatus()
                .isForbidden();
        for (var uri : List.of(
                POST, POST + "/representatives", "/coresponsibility/establishments", "/coresponsibility/networks")) {
            get(uri, "PARTNER", TestTokens.NATIONAL).expectStatus().isForbidden();
        }
    }

    @Test
    void a_head_sees_the_own_establishment_while_the_validity_lasts() {
        var school = "/coresponsibility/establishments/" + Programme.SCHOOL;
        get(school, "ESTABLISHMENT_HEAD", TestTokens.NATIONAL).expectStatus().isNotFound();
        post(school + "/representatives/D1/end", "GESTOR", HERE, Map.of("until", "2026-06-29"))
                .expectStatus()
                .isOk();
        post(
                        school + "/representatives",
                        "GESTOR",
                        HERE,
                        Map.of(
                                "signature",
                                "D9",
                                "name",
                                "Directora",
                                "from",
                                "2026-06-30",
                                "person",
                                "delia.directora"))
                .expectStatus()
                .isOk();
        get(school, "ESTABLISHMENT_HEAD", List.of()).expectStatus().isOk();
        get(POST, "ESTABLISHMENT_HEAD", TestTokens.NATIONAL).expectStatus().isNotFound();
        assertThat(body(get("/coresponsibility/establishments", "ESTABLISHMENT_HEAD", TestTokens.NATIONAL)))
                .contains(Programme.SCHOOL)
                .doesNotContain(Programme.POST, Programme.OTHER_SCHOOL);
        post(school + "/representatives/D9/end", "GESTOR", HERE, Map.of("until", "2026-06-30"))
                .expectStatus()
                .isOk();
        get(school, "ESTABLISHMENT_HEAD", List.of()).expectStatus().isOk(); // the tests' day is its last day
        database.execute(
                "update signatory set valid_from = '2026-06-29', valid_until = '2026-06-29' where signature = 'D9'");
        get(school, "ESTABLISHMENT_HEAD", List.of()).expectStatus().isNotFound();
    }

    @Test
    void a_micro_network_belongs_to_a_network_and_its_representative_sees_its_establishments() {
        network(Map.of("department", "05", "name", "Red Alta", "kind", "NETWORK"))
                .expectStatus()
                .isOk();
        network(Map.of("department", "05", "name", "Red Uno", "kind", "MICRO_NETWORK", "parent", "05-RED-ALTA"))
                .expectBody()
                .jsonPath("$.establishments")
                .isEqualTo(1);
        refused422(Map.of("department", "05", "name", "Red Alta", "kind", "UGEL"), "NETWORK_HAS_OTHERS_BELOW");
        refused422(
                Map.of("department", "05", "name", "Red Tres", "kind", "NETWORK", "parent", "05-RED-ALTA"),
                "NETWORK_PARENT_KIND");
        refused422(
                Map.of("department", "05", "name", "Red Tres", "kind", "MICRO_NETWORK", "parent", "05-NADA"),
                "UNKNOWN_NETWORK");
        network(Map.of("department", "05", "name", "<b>", "kind", "UGEL"))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("NETWORK_INVALID");
        post(
                        "/coresponsibility/networks/05-RED-ALTA/representatives",
                        "GESTOR",
                        HERE,
                        Map.of("signature", "RA", "name", "Jefe de Red", "from", "2026-01-01", "person", "ramiro.red"))
                .expectStatus()
                .isOk();
        var seen = web.get()
                .uri("/coresponsibility/establishments")
                .header(
                        HttpHeaders.AUTHORIZATION,
                        TestTokens.bearer("ramiro.red", List.of("ESTABLISHMENT_HEAD"), TestTokens.NATIONAL))
                .exchange();
        assertThat(body(seen)).contains(Programme.POST).doesNotContain(Programme.OTHER_POST, Programme.SCHOOL);
    }

    private void refused422(Map<String, String> network, String code) {
        network(network)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }

    private WebTestClient.ResponseSpec network(Map<String, String> body) {
        return post("/coresponsibility/networks", "INFORMATION_MANAGER", List.of("05"), body);
    }

    @Test
    void a_network_of_another_department_is_not_for_a_caller_from_here() {
        post(
                        "/coresponsibility/networks",
                        "INFORMATION_MANAGER",
                        List.of("05"),
                        Map.of("department", "08", "name", "Red Ajena", "kind", "NETWORK"))
                .expectStatus()
                .isNotFound();
    }

    private WebTestClient.ResponseSpec post(String uri, String role, List<String> territory, Map<String, String> body) {
        return web.post()
                .uri(uri)
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("rosa.gestora", List.of(role), territory))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private WebTestClient.ResponseSpec get(String uri, String role, List<String> territory) {
        return web.get()
                .uri(uri)
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("delia.directora", List.of(role), territory))
                .exchange();
    }

    private static String body(WebTestClient.ResponseSpec answer) {
        return answer.expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }
}
