package pe.juntos.graduation;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.graduation.GraduationScenario.AUDITOR;
import static pe.juntos.graduation.GraduationScenario.COORDINATOR;
import static pe.juntos.graduation.GraduationScenario.G1;
import static pe.juntos.graduation.GraduationScenario.code;

import com.jayway.jsonpath.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** GRA-2, GRA-3, GRA-4: who is to be recertified, whose type a person decides, and how far each district is. */
@ServiceTest
class WorkListsTest {

    private static final String ABROAD = TestTokens.bearer("rosa", List.of("GESTOR"), List.of("08"));
    private static final String STEPS = "/graduation/coordination/050401/steps";

    @Autowired
    WebTestClient web;

    @Autowired
    EventProbe events;

    @Autowired
    TestDatabase database;

    GraduationScenario juntos;

    @BeforeEach
    void scenario() {
        juntos = new GraduationScenario(web, events, database);
        List.of("standing", "decision", "person_decision", "form_g1", "recertification", "household")
                .forEach(table -> database.execute("delete from " + table));
    }

    /** The households of 29 November 2005 on which nobody decided, period after period. */
    @ParameterizedTest
    @CsvSource({"2009-5,", "2009-6,DUE", "2010-1,OVERDUE", "2013-5,OVERDUE", "2026-3,OVERDUE"})
    void theCohortOf2005IsDueAfterFourYearsAndOverdueEverAfter(String period, String status) {
        juntos.household(1, "C2005", "050401", "2005-11-29");
        juntos.review(period);
        String page = juntos.get("/graduation/due?district=0504", AUDITOR);
        assertThat(JsonPath.<List<String>>read(page, "$.items[*].dueStatus"))
                .isEqualTo(status == null ? List.of() : List.of(status));
        if (status != null) {
            assertThat(JsonPath.<List<String>>read(page, "$.items[*].dueOn")).containsExactly("2009-11-29");
            assertThat(JsonPath.<List<String>>read(page, "$.items[*].limitOn")).containsExactly("2013-11-29");
            assertThat(items("/graduation/due?status=" + status, AUDITOR)).containsExactly(code(1));
            assertThat(juntos.get("/graduation/por-recertificar.csv", AUDITOR).lines())
                    .contains("C2005,050401,2005-11-29,2009-11-29," + status + ",2013-11-29");
        }
        assertThat(items("/graduation/due?status=" + ("DUE".equals(status) ? "OVERDUE" : "DUE"), AUDITOR))
                .isEmpty();
        assertThat(items("/graduation/due?district=08", AUDITOR)).isEmpty();
        assertThat(items("/graduation/due", ABROAD)).isEmpty();
        assertThat(juntos.get("/graduation/por-recertificar.csv", ABROAD).lines())
                .hasSize(1);
    }

    @Test
    void aTypeThatTheFormLeavesOpenIsListedUntilTwoPersonsDecidedIt() {
        juntos.household(2, "X2", "080101");
        juntos.send("g1", G1 + "X2,2026-06-02,45,SECUNDARIA,7,1.99,5,,,,\n");
        juntos.review("2026-3");
        String page = juntos.get("/graduation/open-types?district=08", AUDITOR);
        assertThat(JsonPath.<List<List<String>>>read(page, "$.items[*].reasons"))
                .containsExactly(List.of("AGE_BETWEEN_LIMITS"));
        assertThat(JsonPath.<List<Boolean>>read(page, "$.items[*].opinionWaits"))
                .containsExactly(false);
        assertThat(items("/graduation/open-types", TestTokens.bearer("x", List.of("GESTOR"), List.of("05"))))
                .isEmpty();

        String opinion = "/graduation/households/" + code(2) + "/typology-review";
        juntos.post(COORDINATOR, opinion, "{\"capacity\":\"LOW\",\"reasons\":[\"SEEN_AT_VISIT\"]}")
                .expectStatus()
                .isOk();
        page = juntos.get("/graduation/open-types", ABROAD);
        assertThat(JsonPath.<List<Boolean>>read(page, "$.items[*].opinionWaits"))
                .containsExactly(true);
        int id = JsonPath.<List<Integer>>read(juntos.get("/graduation/typology-reviews", AUDITOR), "$.items[*].id")
                .getFirst();
        juntos.post(
                        TestTokens.bearer("clara", "REGIONAL_COORDINATOR"),
                        opinion + "/confirmation",
                        "{\"id\":" + id + ",\"outcome\":\"CONFIRMED\"}")
                .expectStatus()
                .isOk();
        assertThat(items("/graduation/open-types", AUDITOR)).isEmpty();
    }

    @Test
    void aDistrictGoesThroughItsPhasesAndItsHouseholdsAreCounted() {
        juntos.household(3, "X3", "050401", "2020-01-10");
        juntos.send("recertificacion", "hogar_id,fecha,resultado\nX3,2026-06-01,POBRE\n");
        juntos.send("g1", G1 + "X3,2026-06-02,39,SECUNDARIA,7,1.99,5,,,,\n");
        juntos.review("2026-3");
        step("HOUSEHOLDS_IDENTIFIED", "2026-03-01", 200, "$.phase", "PREPARATION");
        step("AGREEMENTS_SIGNED", "2026-06-01", 409, "$.code", "PHASE_NOT_REACHED");
        step("FORMS_APPLIED", "2026-04-01", 200, "$.phase", "PREPARATION");
        step("SUPPLY_INVENTORIED", "2026-04-02", 200, "$.phase", "PREPARATION");
        step("BONUSES_DEFINED", "2026-04-03", 200, "$.phase", "COORDINATION");
        step("BONUSES_DEFINED", "2026-04-03", 200, "$.changed", false);
        step("BONUSES_DEFINED", "2026-04-04", 409, "$.code", "ALREADY_RECORDED");
        step("AGREEMENTS_SIGNED", "2026-07-01", 400, "$.code", "DAY_IN_FUTURE");
        step("AGREEMENTS_SIGNED", "", 400, "$.code", "STEP_INVALID");
        assertThat(database.number("select count(*) from district_step")).isEqualTo(4);

        String page =
                juntos.get("/graduation/coordination", TestTokens.bearer("x", List.of("GESTOR"), List.of("0504")));
        assertThat(JsonPath.<List<String>>read(page, "$.items[*].phase")).containsExactly("COORDINATION");
        assertThat(JsonPath.<Integer>read(page, "$.items[0].households.coordinating"))
                .isOne();
        assertThat(JsonPath.<Map<String, String>>read(page, "$.items[0].steps")).hasSize(4);
        assertThat(JsonPath.<List<Object>>read(
                        juntos.get("/graduation/coordination", ABROAD), "$.items[?(@.district=='050401')]"))
                .isEmpty();
        String other = TestTokens.bearer("carlos", List.of("REGIONAL_COORDINATOR"), List.of("08"));
        var body = Map.of("step", "FORMS_APPLIED", "on", "2026-04-01", "support", "Acta 1");
        juntos.post(other, STEPS, body).expectStatus().isNotFound();
        juntos.post(COORDINATOR, STEPS.replace("050401", "059999"), body)
                .expectStatus()
                .isNotFound();
    }

    private void step(String step, String on, int status, String path, Object expected) {
        var body = on.isEmpty()
                ? Map.of("step", step, "support", "Acta 1")
                : Map.of("step", step, "on", on, "support", "Acta 1");
        juntos.post(COORDINATOR, STEPS, body)
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath(path)
                .isEqualTo(expected);
    }

    private List<String> items(String path, String token) {
        return JsonPath.read(juntos.get(path, token), "$.items[*].household");
    }
}
