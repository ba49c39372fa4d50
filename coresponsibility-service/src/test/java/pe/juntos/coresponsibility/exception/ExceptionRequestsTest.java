package pe.juntos.coresponsibility.exception;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.coresponsibility.Programme.DISTRICT;
import static pe.juntos.coresponsibility.Programme.OTHER_SCHOOL;
import static pe.juntos.coresponsibility.Programme.SCHOOL;
import static pe.juntos.coresponsibility.Programme.month;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.coresponsibility.Programme;
import pe.juntos.coresponsibility.ProgrammeTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** VER-1 by API: from proposal to verdict, for a person and for an area, before and after the verdicts. */
@ProgrammeTest
class ExceptionRequestsTest {
    private static final String EXCEPTIONS = "/coresponsibility/exceptions";
    private static final List<String> HERE = List.of("0501");

    @Autowired
    private WebTestClient web;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Programme programme;

    @Test
    @Order(1)
    void a_proposal_that_cannot_be_is_refused_and_can_be_made_again() {
        programme.registerEstablishments();
        household("BREACH", "b", DISTRICT, SCHOOL);
        household("SILENT", "s", DISTRICT, SCHOOL);
        household("MET", "m", DISTRICT, SCHOOL);
        household("LATER", "l", DISTRICT, OTHER_SCHOOL);
        household("AWAY", "a", "080101", SCHOOL);
        programme.open("2026-3");
        programme.education(
                month("e1", "b", 20, 0, 0),
                month("e2", "m", 20, 20, 0),
                month("e4", "a", 20, 0, 0),
                month("e3", "l", 20, 0, 0).replace(SCHOOL, OTHER_SCHOOL).replace(",D1,", ",D2,"));
        refusedProposal(with("period", "2026-9"), 422, "NOT_A_PERIOD");
        refusedProposal(with("period", "2026-4"), 422, "PERIOD_NOT_OPEN");
        refusedProposal(with("reason", "CANSANCIO"), 422, "UNKNOWN_REASON");
        refusedProposal(with("support", " "), 422, "SUPPORT_REQUIRED");
        refusedProposal(with("support", "x".repeat(501)), 422, "SUPPORT_REQUIRED");
        refusedProposal(with("districts", List.of(DISTRICT)), 422, "COVERAGE");
        refusedProposal(with("person", null), 422, "COVERAGE");
        refusedProposal(with("person", "nobody"), 404, "NOT_FOUND");
        refusedProposal(with("person", "a"), 404, "NOT_FOUND"); // of a neighbour's district
        refusedProposal(area("districts", List.of("Huamanga")), 422, "COVERAGE");
        refusedProposal(area("districts", List.of()), 422, "COVERAGE");
        refusedProposal(area("districts", List.of(DISTRICT, "080101")), 404, "NOT_FOUND");
        refusedProposal(area("establishments", List.of(SCHOOL, "E-9999999")), 404, "NOT_FOUND");
        assertThat(propose(with("person", "b"))).containsEntry("members", 1);
    }

    @Test
    @Order(2)
    void another_person_of_the_regional_office_decides_with_reasons() {
        var id = waiting().getFirst();
        decided(id, "approve", "rosa", HERE, "Visto", 409, "SAME_PERSON");
        decided(id, "approve", "carlos", HERE, " ", 422, "NOTE_REQUIRED");
        decided(id, "approve", "carlos", List.of("08"), "Visto", 404, "NOT_FOUND");
        decided(id, "revoke", "carlos", HERE, "Visto", 409, "NOT_APPROVED");
        decided(id, "approve", "carlos", HERE, "Visto", 200, null);
        decided(id, "approve", "carlos", HERE, "Visto", 200, null); // once is enough
        decided(id, "reject", "carlos", HERE, "Visto", 409, "ALREADY_DECIDED");
        assertThat(waiting()).isEmpty();
        var rejected = id(propose(with("person", "l")));
        decided(rejected, "reject", "carlos", HERE, "El acta es de otro mes", 200, null);
        assertThat(database.texts("select member from approved_exception")).containsExactly(Programme.member("b"));
    }

    @Test
    @Order(3)
    void an_area_covers_whom_the_closed_lists_expect_there_and_a_met_stays_met() {
        var area = id(propose(area("districts", List.of(DISTRICT))));
        decided(area, "approve", "carlos", HERE, "Derrumbe en la vía", 200, null);
        assertThat(database.number("select count(*) from approved_exception where request = '" + area + "'"))
                .as("while the lists follow the register nobody is covered yet")
                .isZero();
        household("NEW", "n", DISTRICT, SCHOOL); // listed after the approval
        programme.close("2026-3");
        assertThat(programme.verdict("BREACH")).startsWith("[MET true");
        assertThat(programme.verdict("SILENT")).isEqualTo("[MET true RAIN_OR_ROAD_CUT v1]");
        assertThat(programme.verdict("NEW")).isEqualTo("[MET true RAIN_OR_ROAD_CUT v1]");
        assertThat(programme.verdict("MET")).isEqualTo("[MET true ATTENDANCE_SUFFICIENT v1]");
        assertThat(programme.verdict("AWAY")).isEqualTo("[NOT_MET false ATTENDANCE_BELOW_MINIMUM v1]");
        assertThat(database.texts("select external_id || ' ' || outcome from member_verdict order by 1"))
                .containsExactly("a NOT_MET", "b EXEMPT", "l EXEMPT", "m MET", "n EXEMPT", "s EXEMPT");
    }

    @Test
    @Order(4)
    void what_is_revoked_before_certification_excuses_no_longer() {
        var area = approvedArea();
        decided(area, "revoke", "carlos", List.of("08"), "Error", 404, "NOT_FOUND");
        decided(area, "revoke", "carmen", HERE, "La vía estuvo abierta", 200, null);
        programme.settle();
        assertThat(programme.verdict("LATER")).isEqualTo("[NOT_MET false ATTENDANCE_BELOW_MINIMUM v2]");
        assertThat(programme.verdict("SILENT")).isEqualTo("[NOT_VERIFIABLE true NO_RECORD v2]");
        assertThat(programme.verdict("BREACH"))
                .as("still excused by its own exception")
                .startsWith("[MET true");
        assertThat(programme.verdict("MET")).startsWith("[MET true ATTENDANCE_SUFFICIENT");
    }

    @Test
    @Order(5)
    void an_area_approved_after_the_verdicts_corrects_those_it_touches() {
        var establishments = id(propose(area("establishments", List.of(OTHER_SCHOOL))));
        decided(establishments, "approve", "carlos", HERE, "Sin docente en mayo", 200, null);
        programme.settle();
        assertThat(programme.verdict("LATER")).isEqualTo("[MET true RAIN_OR_ROAD_CUT v3]");
        assertThat(programme.verdict("SILENT")).endsWith("v2]");
        programme.consolidate("2026-3");
        programme.certify("2026-3");
        decided(establishments, "revoke", "carlos", HERE, "Tarde", 409, "PERIOD_CERTIFIED");
        assertThat(programme.verdict("LATER")).isEqualTo("[MET true RAIN_OR_ROAD_CUT v3]");
    }

    @Test
    @Order(6)
    void lists_and_decisions_respect_territory_and_role() {
        var all = listed("ALL", HERE);
        assertThat(all).isNotEmpty();
        assertThat(listed("ALL", List.of("08"))).isEmpty();
        var id = all.getFirst();
        programme
                .tryGet(EXCEPTIONS + "/" + id, "rosa", "GESTOR", List.of("08"))
                .expectStatus()
                .isNotFound();
        programme
                .tryGet(EXCEPTIONS + "/" + id, "rosa", "GESTOR", HERE)
                .expectStatus()
                .isOk();
        for (var role : List.of("PARTNER", "INSTITUTION", "ESTABLISHMENT_HEAD", "PAYMENT_APPROVER")) {
            programme
                    .tryGet(EXCEPTIONS, "otro", role, TestTokens.NATIONAL)
                    .expectStatus()
                    .isForbidden();
            programme
                    .tryGet(EXCEPTIONS + "/" + id, "otro", role, TestTokens.NATIONAL)
                    .expectStatus()
                    .isForbidden();
            post(EXCEPTIONS, "otro", role, TestTokens.NATIONAL, with("person", "s"))
                    .expectStatus()
                    .isForbidden();
        }
        for (var role : List.of("GESTOR", "AUDITOR", "INFORMATION_MANAGER", "CERTIFIER")) {
            for (var decision : List.of("approve", "reject", "revoke")) {
                post(EXCEPTIONS + "/" + id + "/" + decision, "otro", role, TestTokens.NATIONAL, Map.of("note", "x"))
                        .expectStatus()
                        .isForbidden();
            }
        }
        post(EXCEPTIONS, "ana", "AUDITOR", TestTokens.NATIONAL, with("person", "s"))
                .expectStatus()
                .isForbidden();
    }

    private void household(String name, String child, String district, String school) {
        programme.household(name, "2025-01-01", 1, district, false);
        programme.child(child, name, "2015-01-01", school);
    }

    private static Map<String, Object> with(String field, Object value) {
        var body = new HashMap<String, Object>(
                Map.of("period", "2026-3", "person", "b", "reason", "SICKNESS", "support", "Certificado 12"));
        body.put(field, value);
        return body;
    }

    private static Map<String, Object> area(String field, List<String> places) {
        return Map.of("period", "2026-3", field, places, "reason", "RAIN_OR_ROAD_CUT", "support", "Acta 7");
    }

    private void refusedProposal(Map<String, Object> body, int status, String code) {
        post(EXCEPTIONS, "rosa", "GESTOR", HERE, body)
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }

    private Map<String, Object> propose(Map<String, Object> body) {
        return (Map<String, Object>) post(EXCEPTIONS, "rosa", "GESTOR", HERE, body)
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
    }

    private static String id(Map<String, Object> shown) {
        return ((Map<String, Object>) shown.get("exception")).get("id").toString();
    }

    private void decided(
            String id, String decision, String by, List<String> territory, String note, int status, String code) {
        var answer = post(
                        EXCEPTIONS + "/" + id + "/" + decision,
                        by,
                        "REGIONAL_COORDINATOR",
                        territory,
                        Map.of("note", note))
                .expectStatus()
                .isEqualTo(status)
                .expectBody();
        if (code != null) {
            answer.jsonPath("$.code").isEqualTo(code);
        }
    }

    private List<String> waiting() {
        return listed("PROPOSED", HERE);
    }

    private String approvedArea() {
        return database.texts(
                        "select request from exception_request where state = 'APPROVED' and coverage = 'DISTRICTS'")
                .getFirst();
    }

    private List<String> listed(String state, List<String> territory) {
        var page = programme
                .tryGet(EXCEPTIONS + "?state=" + state, "rosa", "GESTOR", territory)
                .expectStatus()
                .isOk()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        return ((List<Map<String, Object>>) page.get("items"))
                .stream().map(item -> item.get("id").toString()).toList();
    }

    private WebTestClient.ResponseSpec post(
            String uri, String subject, String role, List<String> territory, Map<String, Object> body) {
        return web.post()
                .uri(uri)
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer(subject, List.of(role), territory))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }
}
