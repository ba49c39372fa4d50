package pe.juntos.coresponsibility.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.coresponsibility.Programme.visit;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.coresponsibility.Programme;
import pe.juntos.coresponsibility.ProgrammeTest;
import pe.juntos.platform.test.TestTokens;

/** Compliance by every dimension and the gender indicators, each with numerator and denominator, by territory. */
@ProgrammeTest
class IndicatorTest {
    private static final String INDICATORS = "/coresponsibility/indicators/2026-3";

    @Autowired
    private WebTestClient web;

    @Autowired
    private Programme programme;

    /** All persons are girls, as in the register's sample event. */
    @Test
    @Order(1)
    void a_period_that_is_not_decided_has_no_rates() {
        programme.registerEstablishments();
        programme.household("A", "2025-01-01");
        programme.child("A1", "A", "2025-05-02", Programme.POST); // eleven months on the first of May: MET
        programme.child("A2", "A", "2025-05-01", Programme.POST); // a year: NOT_MET
        programme.child("A3", "A", "2013-06-01", Programme.SCHOOL); // twelve: MET
        programme.household("B", "2025-01-01");
        programme.child("B1", "B", "2015-01-01", Programme.SCHOOL); // silence
        programme.household("C", "2026-05-20");
        programme.child("C1", "C", "2015-01-01", Programme.SCHOOL); // waived
        programme.household("K", "2025-01-01", 1, "080101", false);
        programme.child("K1", "K", "2015-01-01", Programme.OTHER_SCHOOL); // NOT_MET
        programme.expectant("K2", "K", "2026-08-01", Programme.OTHER_POST); // silence
        programme.open("2026-3");
        refused("/compliance", 409, "PERIOD_NOT_CLOSED");
        refused("/gender", 409, "PERIOD_NOT_CLOSED");
        programme.health(visit("a1", "A1", "ASISTIO"), visit("a2", "A2", "NO_ASISTIO"));
        programme.education(
                Programme.month("a3", "A3", 20, 20, 0),
                "k1,2026-3," + Programme.OTHER_SCHOOL + ",K1,2026-05,20,0,0,D2,2026-06-01,");
        programme.close("2026-3");
    }

    @ParameterizedTest
    @Order(2)
    @CsvSource(
            delimiter = '|',
            value = {
                "| 2,2,2,0,1,2,4,50.0,S",
                "axis| EDUCATION,1,1,1,0,1,1,2,50.0,S; HEALTH,1,1,1,0,0,1,2,50.0,S",
                "condition| CRED,1,1,0,0,0,1,2,50.0,S; PRENATAL,0,0,1,0,0,0,0,,N; SCHOOL,1,1,1,0,1,1,2,50.0,S",
                "district| 050101,2,1,1,0,1,2,3,66.7,S; 080101,0,1,1,0,0,0,1,0.0,S",
                "ageBand| 0-11 meses,1,0,0,0,0,1,1,100.0,S; 12-14 años,1,0,0,0,0,1,1,100.0,S; 12-23 meses,0,1,0,0,0,0,1,0.0,S; 20 años y más,0,0,1,0,0,0,0,,N; 6-11 años,0,1,1,0,1,0,1,0.0,S",
                "sex| F,2,2,2,0,1,2,4,50.0,S",
                "establishment| E-0000001,1,0,1,0,1,1,1,100.0,S; E-0000002,0,1,0,0,0,0,1,0.0,S; S-00000001,1,1,0,0,0,1,2,50.0,S; S-00000002,0,0,1,0,0,0,0,,N",
                "district,axis| 050101,EDUCATION,1,0,1,0,1,1,1,100.0,S; 050101,HEALTH,1,1,0,0,0,1,2,50.0,S; 080101,EDUCATION,0,1,0,0,0,0,1,0.0,S; 080101,HEALTH,0,0,1,0,0,0,0,,N"
            })
    void compliance_counts_those_found_and_tells_the_others_apart(String by, String lines) {
        assertThat(programme.file(INDICATORS + "/cumplimiento.csv?by=" + (by == null ? "" : by)))
                .containsExactly(lines.split("; "));
    }

    @Test
    @Order(3)
    void json_says_the_same_in_pages_with_its_note() {
        var all = programme.get(INDICATORS + "/compliance?by=establishment", "rosa", "GESTOR");
        assertThat(all.get("note").toString()).contains("Numerador", "no la publique");
        assertThat((List<?>) all.get("cells")).hasSize(4);
        var page = programme.get(INDICATORS + "/compliance?by=establishment&limit=1&cursor=2", "rosa", "GESTOR");
        assertThat(page.get("cells").toString())
                .isEqualTo("[{key=[S-00000001], met=1, notMet=1, notVerifiable=0, exempt=0, waived=0,"
                        + " rate={numerator=1, denominator=2}, percent=50.0, smallNumber=true}]");
        assertThat(programme
                        .get(INDICATORS + "/compliance?by=condition", "rosa", "GESTOR")
                        .get("cells")
                        .toString())
                .contains("key=[PRENATAL], met=0, notMet=0, notVerifiable=1, exempt=0, waived=0,"
                        + " rate={numerator=0, denominator=0}, percent=null");
    }

    @Test
    @Order(4)
    void the_gender_indicators_say_what_is_missing_and_never_zero_for_it() {
        var lines = programme.file(INDICATORS + "/genero.csv");
        assertThat(lines).hasSize(7);
        assertThat(line(lines, 1)).contains(",NO_DATA,,,,,,,");
        assertThat(line(lines, 2)).contains(",PARTIAL,F,SCHOOL,1,1,100.0,S,");
        assertThat(line(lines, 3)).contains(",COMPUTED,F,,1,2,50.0,S,");
        assertThat(line(lines, 4)).contains(",NO_DATA,,,,,,,");
        assertThat(line(lines, 5)).contains(",NO_DATA,,,,,,,").contains("no se ha ejecutado");
        assertThat(line(lines, 6)).contains(",NO_DATA,,,,,,,");
        assertThat(line(lines, 7)).contains(",NO_DATA,,,,,,,");
        assertThat(genders("*"))
                .allSatisfy(told -> assertThat("NO_DATA".equals(told.get("status")))
                        .isEqualTo(((List<?>) told.get("figures")).isEmpty()));
        programme.post("/coresponsibility/monitoring/2026-3", "irma", "INFORMATION_MANAGER", Map.of());
        programme.settle();
        assertThat(genders("*").get(4).toString()).contains("status=COMPUTED, missing=null");
    }

    private static String line(List<String> lines, int number) {
        return lines.stream()
                .filter(line -> line.startsWith(number + ","))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Order(5)
    void a_neighbour_counts_its_own_districts_only() {
        assertThat(programme.file(INDICATORS + "/cumplimiento.csv?by=district", "08"))
                .containsExactly("080101,0,1,1,0,0,0,1,0.0,S");
        assertThat(programme.file(INDICATORS + "/cumplimiento.csv", "08")).containsExactly("0,1,1,0,0,0,1,0.0,S");
        assertThat(line(programme.file(INDICATORS + "/genero.csv", "05"), 3)).contains(",1,2,50.0,");
        assertThat(genders("08").get(2).get("figures")).isEqualTo(List.of());
        programme
                .tryGet(INDICATORS + "/compliance?by=district", "rosa", "GESTOR", List.of("08"))
                .expectBody()
                .jsonPath("$.cells.length()")
                .isEqualTo(1);
    }

    @Test
    @Order(6)
    void what_cannot_be_counted_is_refused_with_its_code() {
        refused("/compliance?by=name", 422, "UNKNOWN_DIMENSION");
        refused("/cumplimiento.csv?by=axis,sex,district,condition", 422, "UNKNOWN_DIMENSION");
        for (var path : List.of("/compliance", "/cumplimiento.csv", "/gender", "/genero.csv")) {
            refused("/coresponsibility/indicators/2026-2", path, 404, "NOT_FOUND");
            refused("/coresponsibility/indicators/2026-0", path, 422, "NOT_A_PERIOD");
        }
    }

    @ParameterizedTest
    @Order(7)
    @ValueSource(strings = {"INSTITUTION", "PARTNER", "ESTABLISHMENT_HEAD"})
    void figures_are_for_the_programme_s_own(String role) {
        for (var path : List.of("/compliance", "/cumplimiento.csv", "/gender", "/genero.csv")) {
            programme
                    .tryGet(INDICATORS + path, "somebody", role, TestTokens.NATIONAL)
                    .expectStatus()
                    .isForbidden();
        }
    }

    private List<Map<String, Object>> genders(String territory) {
        return (List<Map<String, Object>>) (List<?>) programme
                .tryGet(INDICATORS + "/gender", "rosa", "GESTOR", List.of(territory))
                .expectStatus()
                .isOk()
                .expectBodyList(Map.class)
                .returnResult()
                .getResponseBody();
    }

    private void refused(String path, int status, String code) {
        refused(INDICATORS, path, status, code);
    }

    private void refused(String of, String path, int status, String code) {
        programme
                .tryGet(of + path, "rosa", "GESTOR", TestTokens.NATIONAL)
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }
}
