package pe.juntos.affiliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** TGT-2 to TGT-4 through HTTP: eligibility on a date, leakage, under-coverage and second families. */
@ServiceTest
class CoverageServiceTest {

    private static final String AUDITOR = TestTokens.bearer("ana", "AUDITOR");
    private static final String TWO = TestTokens.bearer("rosa", List.of("GESTOR"), List.of("050102"));
    private static final String THREE = TestTokens.bearer("rosa", List.of("GESTOR"), List.of("050103"));

    @Autowired
    WebTestClient http;

    @Autowired
    TestDatabase database;

    RegisterClient register;

    /** A is affiliated until its class lapses in 2025; B waits; C is affiliated with a second family; D is not poor. */
    @BeforeEach
    void registerOfFour() {
        register = new RegisterClient(http);
        if (database.number("select count(*) from household") > 0) {
            return;
        }
        register.send(
                "hogares",
                "A,050101,Alto,POBRE,2023-01-01,2025-12-31,,,",
                "B,050102,Alto,POBRE,2023-01-01,,,,",
                "C,050102,Alto,POBRE,2023-01-01,,,,",
                "D,050102,Alto,NO_POBRE,2023-01-01,,,,");
        register.send(
                "personas",
                "A,A1,10000001,Quispe,Huamán,Rosa,F,1980-05-05,JEFE,,PRIMARIA,S",
                "A,A2,,Quispe,Huamán,Leo,M,2018-09-02,HIJO,,PRIMARIA,N",
                "B,B1,10000002,Quispe,Huamán,Ana,F,1980-05-05,JEFE,,PRIMARIA,S",
                "B,B2,,Quispe,Huamán,Sol,F,2018-09-02,HIJO,,PRIMARIA,N",
                "C,C1,10000003,Quispe,Huamán,Eva,F,1970-05-05,JEFE,,PRIMARIA,S",
                "C,C2,,Quispe,Huamán,Luz,F,1998-09-02,HIJO,,SECUNDARIA_COMPLETA,N",
                "C,C3,,Quispe,Huamán,Sami,F,2020-09-02,NIETO,,INICIAL,N",
                "D,D1,10000004,Quispe,Huamán,Ida,F,1980-05-05,JEFE,,PRIMARIA,S");
        register.send(
                "asamblea", "X1,050101,Alto,2024-02-01,40,A,VALIDADO,", "X1,050102,Alto,2024-02-01,40,C,VALIDADO,");
        register.send("convenios", "A,2024-03-01,VENTANILLA,,P1", "C,2024-03-01,VENTANILLA,,P1");
        register.send("adscripciones", "A2,E-0123456,2024-04-10", "C3,E-0123456,2024-04-10");
        register.assess(LocalDate.of(2026, 6, 30));
    }

    @Test
    void eligibility_is_answered_on_a_date_with_reasons_policy_and_hash_and_leaves_a_trace() {
        String path = "/affiliation/households/" + code("A") + "/eligibility";
        String before = register.get(path + "?on=2025-12-31", AUDITOR);
        assertThat(JsonPath.<Boolean>read(before, "$.eligible")).isTrue();
        assertThat(JsonPath.<List<String>>read(before, "$.reasons")).isEmpty();
        String after = register.get(path + "?on=2026-01-01", AUDITOR);
        assertThat(JsonPath.<Boolean>read(after, "$.eligible")).isFalse();
        assertThat(JsonPath.<List<String>>read(after, "$.reasons[*].code")).containsExactly("CLASS_NOT_VALID");
        assertThat(JsonPath.<List<String>>read(after, "$.reasons[*].rule")).containsExactly("TGT-2");
        assertThat(JsonPath.<String>read(after, "$.policy")).contains("affiliation-2005", "membership-2020");
        assertThat(register.get(path + "?on=2026-01-01", AUDITOR)).isEqualTo(after);
        assertThat(JsonPath.<String>read(register.get(path, AUDITOR), "$.on"))
                .as("today")
                .isEqualTo("2026-06-30");
        assertThat(database.number(
                        "select count(*) from file_access where subject = 'ana' and household = '" + code("A") + "'"))
                .isEqualTo(4);
    }

    @Test
    void a_second_family_is_named_by_codes_only() {
        String answer = register.get("/affiliation/households/" + code("C") + "/eligibility", TWO);
        assertThat(JsonPath.<List<String>>read(answer, "$.secondNucleus"))
                .isEqualTo(database.texts("select member from member where external_id = 'C3'"));
        assertThat(answer).doesNotContain("Quispe", "2020-09-02");
    }

    @Test
    void eligibility_stays_in_the_territory_and_is_refused_before_any_policy_and_to_others() {
        String path = "/affiliation/households/" + code("A") + "/eligibility";
        get(path, TWO).expectStatus().isNotFound();
        get("/affiliation/households/HNONE/eligibility", AUDITOR).expectStatus().isNotFound();
        get(path, TestTokens.bearer("minsa", "INSTITUTION")).expectStatus().isForbidden();
        get(path + "?on=2005-04-06", AUDITOR)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("NO_POLICY_ON_DATE");
    }

    @Test
    void leakage_and_under_coverage_are_counted_by_district_in_the_territory() {
        String report = report("2026-06-30");
        String all = register.get("/affiliation/targeting/coverage/" + report, AUDITOR);
        assertThat(counts(all)).containsExactly("050101:1,0,1,0,0", "050102:1,2,0,1,1");
        assertThat(JsonPath.<Map<String, Integer>>read(all, "$.leakage")).isEqualTo(Map.of("CLASS_NOT_VALID", 1));
        assertThat(JsonPath.<Map<String, Integer>>read(all, "$.underCoverage"))
                .isEqualTo(Map.of("LISTED", 1, "NOT_VISITED", 1, "SECOND_NUCLEUS", 1));
        String two = register.get("/affiliation/targeting/coverage/" + report, TWO);
        assertThat(counts(two)).containsExactly("050102:1,2,0,1,1");
        assertThat(JsonPath.<Map<String, Integer>>read(two, "$.leakage")).isEmpty();
        assertThat(counts(register.get("/affiliation/targeting/coverage/" + report, THREE)))
                .isEmpty();
    }

    @Test
    void a_report_is_of_its_day() {
        assertThat(counts(register.get("/affiliation/targeting/coverage/" + report("2025-12-31"), AUDITOR)))
                .contains("050101:1,1,0,0,0");
        assertThat(counts(register.get("/affiliation/targeting/coverage/" + report("2024-04-09"), AUDITOR)))
                .as("the day before the affiliation")
                .contains("050101:0,1,0,1,0");
    }

    @Test
    void findings_are_listed_in_pages_and_exported_in_the_territory() {
        String path = "/affiliation/targeting/coverage/" + report("2026-06-30") + "/households";
        assertThat(externals(path, AUDITOR)).containsExactlyInAnyOrder("A", "B", "C");
        assertThat(externals(path + "?kind=LEAKAGE", AUDITOR)).containsExactly("A");
        assertThat(externals(path + "?reason=SECOND_NUCLEUS", AUDITOR)).containsExactly("C");
        assertThat(externals(path + "?district=050101", AUDITOR)).containsExactly("A");
        assertThat(externals(path, TWO)).containsExactlyInAnyOrder("B", "C");
        assertThat(externals(path + "?kind=LEAKAGE", TWO)).isEmpty();
        assertThat(externals(path, THREE)).isEmpty();
        String page = register.get(path + "?limit=2", AUDITOR);
        String rest = register.get(path + "?limit=2&cursor=" + JsonPath.read(page, "$.next"), AUDITOR);
        assertThat(JsonPath.<List<String>>read(rest, "$.items[*].externalId")).hasSize(1);
        assertThat(register.get(path + ".csv", TWO).lines())
                .containsExactlyInAnyOrder(
                        "hogar_id,ubigeo,tipo,motivos",
                        "B,050102,UNDER_COVERAGE,LISTED|NOT_VISITED",
                        "C,050102,UNDER_COVERAGE,SECOND_NUCLEUS");
        assertThat(register.get(path + ".csv", THREE).lines()).hasSize(1);
    }

    @Test
    void the_same_register_on_the_same_day_is_the_same_report_and_a_changed_one_another() {
        String report = report("2026-06-29");
        assertThat(report("2026-06-29")).isEqualTo(report);
        register.send("visitas", "B,2024-01-10,G1,VERIFICADO");
        String other = report("2026-06-29");
        assertThat(other).isNotEqualTo(report);
        String list = register.get("/affiliation/targeting/coverage", AUDITOR);
        assertThat(JsonPath.<List<String>>read(list, "$[?(@.on == '2026-06-29')].report"))
                .containsExactly(other);
        assertThat(database.number("select count(*) from coverage_finding where report = '" + report + "'"))
                .isZero();
    }

    @Test
    void orders_and_reports_are_refused_with_their_codes() {
        order(AUDITOR, Map.of())
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("COVERAGE_INVALID");
        order(AUDITOR, Map.of("on", "2005-04-06"))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("NO_POLICY_ON_DATE");
        order(TWO, Map.of("on", "2026-06-30")).expectStatus().isForbidden();
        String unfinished = "00000000-0000-0000-0000-000000000001";
        database.execute("insert into coverage_report (id, day, policy, ordered_by) values ('" + unfinished
                + "', '2026-06-28', 'x', 'ana') on conflict do nothing");
        for (String path : List.of("", "/households", "/households.csv")) {
            get("/affiliation/targeting/coverage/00000000-0000-0000-0000-000000000009" + path, AUDITOR)
                    .expectStatus()
                    .isNotFound();
            get("/affiliation/targeting/coverage/" + unfinished + path, AUDITOR)
                    .expectStatus()
                    .isEqualTo(409)
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("REPORT_NOT_READY");
            get("/affiliation/targeting/coverage/" + unfinished + path, TestTokens.bearer("x", "PARTNER"))
                    .expectStatus()
                    .isForbidden();
        }
    }

    private String report(String on) {
        String answer = order(AUDITOR, Map.of("on", on))
                .expectStatus()
                .isAccepted()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        String report = JsonPath.read(answer, "$.report");
        Await.until(() -> assertThat(database.number(
                        "select count(*) from coverage_report where finished and id = '" + report + "'"))
                .isOne());
        return report;
    }

    private static List<String> counts(String answer) {
        return JsonPath.<List<Map<String, Object>>>read(answer, "$.districts[*]").stream()
                .map(d -> d.get("district") + ":" + d.get("affiliated") + "," + d.get("eligible") + ","
                        + d.get("leakage") + "," + d.get("underCoverage") + "," + d.get("secondNucleus"))
                .toList();
    }

    private List<String> externals(String path, String token) {
        return JsonPath.read(register.get(path, token), "$.items[*].externalId");
    }

    private ResponseSpec order(String token, Object body) {
        return http.post()
                .uri("/affiliation/targeting/coverage")
                .header("Authorization", token)
                .bodyValue(body)
                .exchange();
    }

    private ResponseSpec get(String path, String token) {
        return http.get().uri(path).header("Authorization", token).exchange();
    }

    private String code(String externalId) {
        return database.texts("select household from household where external_id = '" + externalId + "'")
                .getFirst();
    }
}
