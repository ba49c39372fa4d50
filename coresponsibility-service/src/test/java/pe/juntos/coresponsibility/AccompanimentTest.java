package pe.juntos.coresponsibility;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.coresponsibility.Programme.code;
import static pe.juntos.coresponsibility.Programme.month;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.ContractCheck;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** VER-4: from the proposal to a held breach that is paid, over HTTP. */
@ProgrammeTest
class AccompanimentTest {
    private static final String ALL = "/coresponsibility/accompaniments";
    private static final List<String> NEIGHBOUR = List.of("0502");
    private static String accompaniment = "";

    @Autowired
    private WebTestClient web;

    @Autowired
    private EventProbe probe;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Programme programme;

    @Test
    @Order(1)
    void what_is_wrong_is_refused_with_a_code_and_stores_nothing() {
        programme.registerEstablishments();
        programme.household("A", "2025-01-01");
        programme.child("a", "A", "2015-01-01", Programme.SCHOOL);
        programme.open("2026-3");
        programme.education(month("a1", "a", 20, 16, 0));
        programme.close("2026-3");
        assertThat(programme.verdict("A")).isEqualTo("[NOT_MET false ATTENDANCE_BELOW_MINIMUM v1]");

        refused(422, "UNKNOWN_GROUND", proposal("ground", "LATRINE"));
        refused(422, "TERM_MISSING", proposal("until", null));
        refused(422, "TERM_BACKWARDS", proposal("until", "2026-05-01"));
        refused(422, "TERM_TOO_LONG", proposal("until", "2027-06-30"));
        refused(422, "REASONS_MISSING", proposal("reasons", " "));
        refused(404, "NOT_FOUND", proposal("household", "H0000000000000000"));
        programme
                .tryPost(ALL, "rosa", "GESTOR", NEIGHBOUR, proposal("reasons", "Se cayó el puente."))
                .expectStatus()
                .isNotFound();
        for (var role : List.of("INSTITUTION", "PARTNER", "AUDITOR", "ESTABLISHMENT_HEAD", "OPERATOR")) {
            programme
                    .tryPost(ALL, "otro", role, TestTokens.NATIONAL, proposal("reasons", "Se cayó el puente."))
                    .expectStatus()
                    .isForbidden();
        }
        assertThat(database.number("select count(*) from accompaniment")).isZero();
    }

    @Test
    @Order(2)
    void another_person_of_the_regional_office_approves() {
        accompaniment = programme
                .tryPost(ALL, "rosa", "REGIONAL_COORDINATOR", TestTokens.NATIONAL, proposal("reasons", "El puente."))
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody()
                .get("id")
                .toString();
        refused(409, "TERM_OVERLAPS", proposal("from", "2026-07-15"));
        var approve = ALL + "/" + accompaniment + "/approve";
        answers(approve, "rosa", "REGIONAL_COORDINATOR", TestTokens.NATIONAL, Map.of(), 409, "SAME_PERSON");
        answers(approve, "carlos", "REGIONAL_COORDINATOR", NEIGHBOUR, Map.of(), 404, "NOT_FOUND");
        programme
                .tryPost(approve, "otra", "GESTOR", TestTokens.NATIONAL, Map.of())
                .expectStatus()
                .isForbidden();
        programme.post(approve, "carlos", "REGIONAL_COORDINATOR", Map.of("reasons", "De acuerdo."));
        answers(approve, "carlos", "REGIONAL_COORDINATOR", TestTokens.NATIONAL, Map.of(), 409, "ALREADY_DECIDED");
        answers(
                ALL + "/" + accompaniment + "/reject",
                "carlos",
                "REGIONAL_COORDINATOR",
                TestTokens.NATIONAL,
                Map.of("reasons", "No."),
                409,
                "ALREADY_DECIDED");
    }

    @Test
    @Order(3)
    void the_breach_stays_on_record_and_its_effect_is_held() {
        programme.settle();
        assertThat(programme.verdict("A")).isEqualTo("[NOT_MET true ATTENDANCE_BELOW_MINIMUM|ACCOMPANIMENT_HOLD v2]");
        assertThat(probe.awaitReceived("juntos.coresponsibility.verdict.v1", 2)
                        .getLast()
                        .json())
                .contains("\"outcome\":\"NOT_MET\"", "\"payable\":true", "ACCOMPANIMENT_HOLD");
        assertThat(probe.awaitReceived("juntos.coresponsibility.accompaniment.v1", 1))
                .allSatisfy(e -> ContractCheck.validate("accompaniment", e.json()));
        var trace = programme
                .get("/coresponsibility/households/" + code("A") + "/verdicts/2026-3/trace", "rosa", "GESTOR")
                .toString();
        assertThat(trace).contains("accompaniment=" + accompaniment, "equal=true", "acompaña a su familia");
    }

    @Test
    @Order(4)
    void it_is_seen_in_its_territory_by_those_who_may() {
        programme
                .tryGet(ALL, "rosa", "GESTOR", List.of("0501"))
                .expectStatus()
                .isOk()
                .expectBodyList(Map.class)
                .hasSize(1);
        programme
                .tryGet(ALL, "rosa", "GESTOR", NEIGHBOUR)
                .expectStatus()
                .isOk()
                .expectBodyList(Map.class)
                .hasSize(0);
        programme
                .tryGet(ALL + "?state=PROPOSED", "ana", "AUDITOR", TestTokens.NATIONAL)
                .expectBodyList(Map.class)
                .hasSize(0);
        programme
                .tryGet(ALL + "/" + accompaniment, "rosa", "GESTOR", NEIGHBOUR)
                .expectStatus()
                .isNotFound();
        programme
                .tryGet(ALL + "/" + accompaniment, "ana", "AUDITOR", TestTokens.NATIONAL)
                .expectStatus()
                .isOk();
        programme
                .tryGet(ALL, "minsa", "INSTITUTION", TestTokens.NATIONAL)
                .expectStatus()
                .isForbidden();
    }

    @Test
    @Order(5)
    void a_certified_period_is_out_of_reach_and_ending_takes_nothing_back() {
        programme.consolidate("2026-3");
        programme.certify("2026-3");
        refused(
                409,
                "PERIOD_CERTIFIED",
                Map.of(
                        "household", code("A"),
                        "from", "2026-05-01",
                        "until", "2026-05-31",
                        "ground", "CARE_BURDEN",
                        "reasons", "Por el parto."));
        var end = ALL + "/" + accompaniment + "/end";
        answers(end, "carlos", "REGIONAL_COORDINATOR", TestTokens.NATIONAL, Map.of(), 422, "REASONS_MISSING");
        answers(end, "carlos", "REGIONAL_COORDINATOR", NEIGHBOUR, Map.of("reasons", "Ya."), 404, "NOT_FOUND");
        programme.post(end, "carlos", "REGIONAL_COORDINATOR", Map.of("reasons", "El puente está repuesto."));
        answers(
                end,
                "carlos",
                "REGIONAL_COORDINATOR",
                TestTokens.NATIONAL,
                Map.of("reasons", "Otra vez."),
                409,
                "NOT_IN_FORCE");
        assertThat(programme.verdict("A")).contains("NOT_MET true");
        assertThat(probe.awaitReceived("juntos.coresponsibility.accompaniment.v1", 2))
                .extracting(e -> e.type())
                .containsExactly(
                        "pe.juntos.coresponsibility.accompaniment.approved.v1",
                        "pe.juntos.coresponsibility.accompaniment.ended.v1");
    }

    @Test
    @Order(6)
    void after_its_end_a_breach_counts_again() {
        programme.open("2026-4");
        programme.education("a4,2026-4," + Programme.SCHOOL + ",a,2026-08,20,0,0,D1,2026-09-01,");
        programme.close("2026-4");
        assertThat(programme.verdict("A")).endsWith(", NOT_MET false ATTENDANCE_BELOW_MINIMUM v1]");
    }

    private void refused(int status, String code, Map<String, Object> proposal) {
        answers(ALL, "rosa", "GESTOR", TestTokens.NATIONAL, proposal, status, code);
    }

    private void answers(
            String uri, String subject, String role, List<String> territory, Object body, int status, String code) {
        programme
                .tryPost(uri, subject, role, territory, body)
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }

    private static Map<String, Object> proposal(String field, Object value) {
        var proposal = new HashMap<String, Object>(Map.of(
                "household", code("A"),
                "from", "2026-06-15",
                "until", "2026-08-31",
                "ground", "ACCESS_BARRIER",
                "reasons", "Se cayó el puente."));
        proposal.put(field, value);
        return proposal;
    }
}
