package pe.juntos.coresponsibility;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.coresponsibility.Programme.SCHOOL;
import static pe.juntos.coresponsibility.Programme.code;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.TestClock;
import pe.juntos.platform.test.TestDatabase;

/** VER-3, VER-4: three breaches in a row are a case, three silences a visit, and nothing follows by itself. */
@ProgrammeTest
class ReviewTest {
    private static final String ALL = "/coresponsibility/reviews";
    private static final Map<String, String> MONTHS =
            Map.of("2026-2", "2026-03", "2026-3", "2026-05", "2026-4", "2026-07");
    private static final List<String> OWN = List.of("0501");
    private static final List<String> NEIGHBOUR = List.of("0502");

    @Autowired
    private WebTestClient web;

    @Autowired
    private TestDatabase database;

    @Autowired
    private TestClock clock;

    @Autowired
    private Programme programme;

    @Test
    @Order(1)
    void the_third_period_in_a_row_raises_a_case_and_not_the_second() {
        programme.registerEstablishments();
        for (var household : List.of("BREACH", "SILENT", "OTHER")) {
            programme.household(household, "2025-01-01");
            programme.child("p" + household, household, "2015-01-01", SCHOOL);
        }
        for (var period : List.of("2026-2", "2026-3", "2026-4")) {
            assertThat(database.number("select count(*) from verdict_review")).isZero();
            programme.open(period);
            programme.education(month(period, "pBREACH", 0, ""), month(period, "pOTHER", 0, ""));
            programme.close(period);
        }
        assertThat(listed("?period=2026-4", OWN))
                .containsExactly(
                        code("OTHER") + " REPEATED_NOT_MET OPEN",
                        code("BREACH") + " REPEATED_NOT_MET OPEN",
                        code("SILENT") + " REPEATED_SILENCE OPEN");
        assertThat(listed("?period=2026-4&limit=1", OWN)).hasSize(1);
        assertThat(listed("?period=2026-4&cursor=" + code("OTHER") + ":REPEATED_NOT_MET", OWN))
                .hasSize(2);
        assertThat(listed("?period=2026-4", NEIGHBOUR)).isEmpty();
        for (var role : List.of("INSTITUTION", "PARTNER", "ESTABLISHMENT_HEAD")) {
            programme
                    .tryGet(ALL + "?period=2026-4", "otro", role, OWN)
                    .expectStatus()
                    .isForbidden();
        }
    }

    @Test
    @Order(2)
    void the_regional_office_gives_it_to_a_person() {
        var assign = of("SILENT", "REPEATED_SILENCE") + "/assign";
        answers(assign, "carlos", "REGIONAL_COORDINATOR", OWN, Map.of(), 422, "ASSIGNEE_MISSING");
        answers(assign, "carlos", "REGIONAL_COORDINATOR", NEIGHBOUR, Map.of("to", "rosa"), 404, "NOT_FOUND");
        answers(
                of("SILENT", "REPEATED_NOT_MET") + "/assign",
                "carlos",
                "REGIONAL_COORDINATOR",
                OWN,
                Map.of("to", "rosa"),
                404,
                "NOT_FOUND");
        answers(assign, "rosa", "GESTOR", OWN, Map.of("to", "rosa"), 403, "FORBIDDEN");
        answers(
                of("SILENT", "REPEATED_SILENCE") + "/decide",
                "rosa",
                "GESTOR",
                OWN,
                decision("NO_ACTION"),
                409,
                "NOT_ASSIGNED");
        done(assign, "carlos", "REGIONAL_COORDINATOR", Map.of("to", "rosa"));
        assertThat(listed("?period=2026-4&assignedTo=rosa&state=ASSIGNED", OWN)).hasSize(1);
    }

    @Test
    @Order(3)
    void that_person_closes_it_with_a_decision_its_reasons_and_the_visit() {
        var decide = of("SILENT", "REPEATED_SILENCE") + "/decide";
        answers(decide, "rosa", "GESTOR", OWN, decision("EXIT"), 422, "UNKNOWN_DECISION");
        answers(decide, "rosa", "GESTOR", OWN, decision("KEEP_PAID"), 422, "DECISION_NOT_FOR_CASE");
        answers(decide, "rosa", "GESTOR", OWN, Map.of("decision", "NO_ACTION"), 422, "REASONS_MISSING");
        answers(decide, "rosa", "GESTOR", OWN, decision("RECORD_NOT_SENT"), 422, "VISIT_DATE_MISSING");
        answers(decide, "rosa", "GESTOR", OWN, visited("2026-07-01"), 422, "VISIT_OUT_OF_ORDER");
        answers(decide, "otro", "GESTOR", OWN, visited("2026-06-30"), 409, "NOT_YOURS");
        answers(decide, "rosa", "GESTOR", NEIGHBOUR, visited("2026-06-30"), 404, "NOT_FOUND");
        answers(decide, "ana", "AUDITOR", OWN, visited("2026-06-30"), 403, "FORBIDDEN");
        var before = programme.verdict("SILENT");
        done(decide, "rosa", "GESTOR", visited("2026-06-30"));
        answers(decide, "rosa", "GESTOR", OWN, visited("2026-06-30"), 409, "ALREADY_CLOSED");
        assertThat(programme.verdict("SILENT")).as("nothing follows by itself").isEqualTo(before);
        assertThat(listed("?period=2026-4&state=CLOSED", OWN))
                .containsExactly(code("SILENT") + " REPEATED_SILENCE CLOSED");
    }

    @Test
    @Order(4)
    void a_correction_takes_an_open_case_away_and_withdraws_one_that_somebody_has() {
        done(of("OTHER", "REPEATED_NOT_MET") + "/assign", "carlos", "REGIONAL_COORDINATOR", Map.of("to", "rosa"));
        programme.education(
                month("2026-3", "pBREACH", 20, "2026-3pBREACH"), month("2026-3", "pOTHER", 20, "2026-3pOTHER"));
        assertThat(listed("?period=2026-4", OWN))
                .containsExactly(
                        code("OTHER") + " REPEATED_NOT_MET WITHDRAWN", code("SILENT") + " REPEATED_SILENCE CLOSED");
        answers(
                of("OTHER", "REPEATED_NOT_MET") + "/decide",
                "rosa",
                "GESTOR",
                OWN,
                decision("NO_ACTION"),
                409,
                "CASE_WITHDRAWN");
    }

    @Test
    @Order(5)
    void a_breach_that_comes_back_opens_the_case_again() {
        programme.education(month("2026-3", "pOTHER", 0, "2026-3pOTHERb"));
        assertThat(listed("?period=2026-4&state=OPEN", OWN)).containsExactly(code("OTHER") + " REPEATED_NOT_MET OPEN");
    }

    private List<String> listed(String query, List<String> territory) {
        return programme
                .tryGet(ALL + query, "rosa", "GESTOR", territory)
                .expectStatus()
                .isOk()
                .expectBodyList(Map.class)
                .returnResult()
                .getResponseBody()
                .stream()
                .map(r -> r.get("household") + " " + r.get("review") + " " + r.get("state"))
                .toList();
    }

    private static String of(String household, String review) {
        return ALL + "/2026-4/" + code(household) + "/" + review;
    }

    private static Map<String, Object> decision(String decision) {
        return Map.of("decision", decision, "reasons", "Se conversó con la familia.");
    }

    private static Map<String, Object> visited(String on) {
        return Map.of("decision", "RECORD_NOT_SENT", "reasons", "La escuela no envió.", "visitedOn", on);
    }

    private void done(String uri, String subject, String role, Object body) {
        programme.tryPost(uri, subject, role, OWN, body).expectStatus().is2xxSuccessful();
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

    private static String month(String period, String person, int attended, String supersedes) {
        var id = supersedes.isEmpty() ? period + person : supersedes + "b";
        return "%s,%s,%s,%s,%s,20,%d,0,D1,2026-08-01,%s"
                .formatted(id, period, SCHOOL, person, MONTHS.get(period), attended, supersedes);
    }
}
