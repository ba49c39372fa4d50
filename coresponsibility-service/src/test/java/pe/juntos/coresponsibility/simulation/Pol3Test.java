package pe.juntos.coresponsibility.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.coresponsibility.Programme.code;
import static pe.juntos.coresponsibility.Programme.member;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.coresponsibility.Programme;
import pe.juntos.coresponsibility.ProgrammeTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** POL-3: any version over a closed period: who changes, why, at what cost, by district, and nothing else changes. */
@ProgrammeTest
class Pol3Test {
    private static final String SIMULATIONS = "/coresponsibility/simulations";

    @Autowired
    private WebTestClient web;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Programme programme;

    @Test
    @Order(1)
    void a_period_that_still_takes_evidence_is_not_simulated() {
        programme.registerEstablishments();
        pupil("A", "2015-01-01", Programme.DISTRICT); // 85 %: enough, not for 90
        pupil("B", "2015-01-01", Programme.DISTRICT); // 90 %: enough for both
        pupil("C", "2015-01-01", Programme.DISTRICT); // silence
        pupil("D", "2015-01-01", Programme.DISTRICT); // breach under both
        pupil("K", "2015-01-01", "080101"); // 85 %, elsewhere
        pupil("T", "2010-01-01", Programme.DISTRICT); // sixteen, breach
        programme.household("P", "2026-05-20"); // waived
        programme.child("P1", "P", "2015-01-01", Programme.SCHOOL);
        programme.open("2026-3");
        refused(start(Map.of("period", "2026-3")), 409, "PERIOD_NOT_CLOSED");
        programme.education(
                Programme.month("a", "A1", 20, 17, 0),
                Programme.month("b", "B1", 20, 17, 1),
                Programme.month("d", "D1", 20, 0, 0),
                Programme.month("k", "K1", 20, 17, 0),
                Programme.month("t", "T1", 20, 0, 0));
        programme.close("2026-3");
    }

    private void pupil(String household, String birth, String district) {
        programme.household(household, "2025-01-01", 1, district, false);
        programme.child(household + "1", household, birth, Programme.SCHOOL);
    }

    @Test
    @Order(2)
    void the_version_in_force_changes_nobody_and_the_draft_stays_a_draft() {
        var before = everything();
        var answer = simulate(Map.of("period", "2026-3"));
        assertThat(answer.toString())
                .contains("base=membership-2020+verification-2005", "households=7", "changed=0", "transitions=[]");
        assertThat(effect(answer))
                .containsEntry("payableBefore", 5)
                .containsEntry("payableAfter", 5)
                .containsEntry("costBefore", "1000.00")
                .containsEntry("costDifference", "0.00");
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    @Order(3)
    void a_stricter_draft_changes_exactly_those_between_the_two_limits() {
        propose(
                "verification",
                "strict",
                Map.of(
                        "minimumAttendancePercent", 90,
                        "firstSchoolMonth", 3,
                        "lastSchoolMonth", 12,
                        "lateEvidencePeriods", 6,
                        "notMetReviewAfter", 3,
                        "notVerifiableVisitAfter", 3));
        var before = everything();
        var answer = simulate(Map.of("period", "2026-3", "verification", "strict", "amountPerHousehold", "150.5"));
        assertThat(effect(answer))
                .containsEntry("changed", 2)
                .containsEntry("payableBefore", 5)
                .containsEntry("payableAfter", 3)
                .containsEntry("costBefore", "752.50")
                .containsEntry("costAfter", "451.50")
                .containsEntry("costDifference", "-301.00");
        assertThat(answer.toString())
                .contains(
                        "from=MET, to=NOT_MET, reasonsBefore=[ATTENDANCE_SUFFICIENT],"
                                + " reasonsAfter=[ATTENDANCE_BELOW_MINIMUM], payableBefore=true, payableAfter=false, households=2");
        var uri = SIMULATIONS + "/" + answer.get("id");
        assertThat(programme.file(uri + "/cambios.csv"))
                .containsExactly(changed("A", "050101"), changed("K", "080101"));
        assertThat(programme.file(uri + "/distritos.csv"))
                .containsExactly("050101,6,1,4,3,602.00,451.50,-150.50", "080101,1,1,1,0,150.50,0.00,-150.50");
        assertThat(everything()).as("nothing else in the database changed").isEqualTo(before);
    }

    private static String changed(String household, String district) {
        return household + "," + district
                + ",MET,NOT_MET,S,N,ATTENDANCE_SUFFICIENT,ATTENDANCE_BELOW_MINIMUM,,," + member(household + "1")
                + " MET(ATTENDANCE_SUFFICIENT) > NOT_MET(ATTENDANCE_BELOW_MINIMUM)";
    }

    @Test
    @Order(4)
    void a_membership_of_the_past_takes_out_whom_it_never_knew() {
        var answer = simulate(Map.of("period", "2026-3", "membership", "membership-2010"));
        assertThat(programme.file(SIMULATIONS + "/" + answer.get("id") + "/cambios.csv"))
                .containsExactly("T,050101,NOT_MET,NO_TARGET_MEMBERS,N,N,ATTENDANCE_BELOW_MINIMUM,,,," + member("T1")
                        + " NOT_MET(ATTENDANCE_BELOW_MINIMUM) > -");
    }

    @Test
    @Order(5)
    void what_the_register_learned_since_is_no_effect_of_a_version() {
        programme.child("B1", "B", "2003-01-01", Programme.SCHOOL, 2); // a corrected birth date: not a child after all
        programme.child("B2", "B", "2016-01-01", Programme.SCHOOL); // a brother whom the lists did not know
        var answer = simulate(Map.of("period", "2026-3", "membership", "membership-2010"));
        assertThat(programme.file(SIMULATIONS + "/" + answer.get("id") + "/cambios.csv"))
                .extracting(line -> line.substring(0, 1))
                .containsExactly("T");
    }

    @Test
    @Order(6)
    void a_neighbour_sees_its_own_districts_only() {
        var id = simulate(Map.of("period", "2026-3", "verification", "strict")).get("id");
        assertThat(programme.file(SIMULATIONS + "/" + id + "/cambios.csv", "08"))
                .containsExactly(changed("K", "080101"));
        assertThat(programme.file(SIMULATIONS + "/" + id + "/distritos.csv", "08"))
                .hasSize(1);
        assertThat(get(SIMULATIONS + "/" + id + "/households?limit=1", "08").toString())
                .contains(code("K"))
                .doesNotContain(code("A"));
        assertThat(get(SIMULATIONS + "/" + id + "/districts", "08").toString()).doesNotContain("050101");
        programme
                .tryGet(SIMULATIONS + "/" + id, "ines", "REGIONAL_COORDINATOR", List.of("08"))
                .expectBody()
                .jsonPath("$.result.effect.households")
                .isEqualTo(1)
                .jsonPath("$.result.transitions[0].households")
                .isEqualTo(1);
    }

    @Test
    @Order(7)
    void pages_follow_one_another() {
        var id = simulate(Map.of("period", "2026-3", "verification", "strict")).get("id");
        var first = get(SIMULATIONS + "/" + id + "/households?limit=1", "*");
        assertThat(first).hasSize(1);
        var second = get(
                SIMULATIONS + "/" + id + "/households?limit=1&cursor="
                        + first.getFirst().get("household"),
                "*");
        assertThat(second).hasSize(1).doesNotContainAnyElementsOf(first);
        assertThat(get(
                        SIMULATIONS + "/" + id + "/households?cursor="
                                + second.getFirst().get("household"),
                        "*"))
                .isEmpty();
    }

    @Test
    @Order(8)
    void what_cannot_be_simulated_is_refused_with_its_code() {
        refused(start(Map.of("period", "2026-7")), 422, "NOT_A_PERIOD");
        refused(start(Map.of()), 422, "NOT_A_PERIOD");
        refused(start(Map.of("period", "2026-2")), 404, "NOT_FOUND");
        refused(start(Map.of("period", "2026-3", "membership", "none")), 422, "UNKNOWN_POLICY_VERSION");
        refused(start(Map.of("period", "2026-3", "verification", "membership-2020")), 422, "UNKNOWN_POLICY_VERSION");
        for (var amount : List.of("-1", "1.005", "much", "")) {
            refused(start(Map.of("period", "2026-3", "amountPerHousehold", amount)), 422, "NOT_AN_AMOUNT");
        }
        var nowhere = "/00000000-0000-0000-0000-000000000000";
        for (var path : List.of("", "/districts", "/households", "/cambios.csv", "/distritos.csv")) {
            programme
                    .tryGet(SIMULATIONS + nowhere + path, "irma", "INFORMATION_MANAGER", TestTokens.NATIONAL)
                    .expectStatus()
                    .isNotFound();
        }
    }

    @ParameterizedTest
    @Order(9)
    @ValueSource(strings = {"GESTOR", "INSTITUTION", "PARTNER", "ESTABLISHMENT_HEAD", "PAYMENT_APPROVER", "OPERATOR"})
    void only_who_answers_for_a_policy_simulates_it(String role) {
        programme.tryPost(SIMULATIONS, "somebody", role).expectStatus().isForbidden();
        for (var path : List.of("", "/x", "/x/districts", "/x/households", "/x/cambios.csv", "/x/distritos.csv")) {
            var uri = SIMULATIONS + path.replace("x", "00000000-0000-0000-0000-000000000000");
            programme
                    .tryGet(uri, "somebody", role, TestTokens.NATIONAL)
                    .expectStatus()
                    .isForbidden();
        }
    }

    /** A hash of every table that a simulation has no business in. */
    private Map<String, String> everything() {
        return database
                .texts(
                        "select table_name from information_schema.tables where table_schema = 'public'"
                                + " and table_type = 'BASE TABLE' and table_name not like 'simulation%'"
                                + " and table_name not in ('job', 'job_chunk', 'outbox', 'idempotency_key', 'audit_entry', 'audit_link')")
                .stream()
                .collect(Collectors.toMap(
                        table -> table,
                        table -> database.texts(
                                        "select coalesce(md5(string_agg(t::text, ',' order by t::text)), '') from "
                                                + table + " t")
                                .getFirst()));
    }

    private Map<String, Object> effect(Map<String, Object> answer) {
        return (Map<String, Object>) ((Map<String, Object>) answer.get("result")).get("effect");
    }

    private Map<String, Object> simulate(Map<String, Object> request) {
        var id = start(request)
                .expectStatus()
                .isAccepted()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody()
                .get("id");
        programme.settle();
        return programme.get(SIMULATIONS + "/" + id, "irma", "INFORMATION_MANAGER");
    }

    private List<Map<String, Object>> get(String uri, String territory) {
        return (List<Map<String, Object>>) (List<?>) programme
                .tryGet(uri, "irma", "INFORMATION_MANAGER", List.of(territory))
                .expectStatus()
                .isOk()
                .expectBodyList(Map.class)
                .returnResult()
                .getResponseBody();
    }

    private WebTestClient.ResponseSpec start(Map<String, Object> request) {
        return post(SIMULATIONS, request);
    }

    private void propose(String book, String id, Map<String, Object> parameters) {
        var document = new HashMap<String, Object>(Map.of(
                "id", id,
                "effectiveFrom", "2027-01-01",
                "legalBasis", "proyecto inventado",
                "source", "prueba",
                "status", "ASSUMED",
                "parameters", parameters));
        post("/coresponsibility/policies/" + book, document).expectStatus().isCreated();
    }

    private WebTestClient.ResponseSpec post(String uri, Map<String, Object> body) {
        return web.post()
                .uri(uri)
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("irma", "INFORMATION_MANAGER"))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private static void refused(WebTestClient.ResponseSpec answer, int status, String code) {
        answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
    }
}
