package pe.juntos.affiliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** {@code seguros.csv}: which health insurance a person has; all are to be in SIS, and nothing is decided by it. */
@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InsuranceServiceTest {
    private static final String HEADER = RegisterClient.HEADERS.get("seguros") + "\n";
    private static final String CENTRES = "/affiliation/identity/centres";
    private static final String CASES = "/affiliation/identity/cases";

    @Autowired
    WebTestClient http;

    @Autowired
    TestDatabase database;

    private RegisterClient register;

    @BeforeAll
    void twoDistricts() {
        register = new RegisterClient(http);
        register.send(
                "hogares",
                "A,050101,Alto,POBRE,2023-01-01,2027-12-31,,,",
                "B,060101,Bajo,POBRE,2023-01-01,2027-12-31,,,");
        register.send(
                "personas",
                "A,A1,10000001,Quispe,Huamán,Rosa,F,1990-05-05,JEFE,,PRIMARIA,S",
                "A,A2,,Quispe,Huamán,Leo,M,2018-09-02,HIJO,,PRIMARIA,N",
                "A,A3,10000002,Quispe,Huamán,Eva,F,2019-09-02,HIJO,,PRIMARIA,N",
                "B,B1,10000019,Quispe,Huamán,Ana,F,1990-05-05,JEFE,,PRIMARIA,S");
        register.assess(LocalDate.of(2026, 5, 31));
        assertThat(cases(CASES)).as("nobody spoke of insurance yet").containsExactly("A2 PENDING false");
    }

    @Test
    void is_taken_by_line_refused_by_code_shown_in_the_file_and_listed_for_the_campaigns() {
        String sent = register.send(
                "seguros",
                "A1,SIS,2015-01-01",
                "A1,SIS,2015-01-01", // repeated
                "A2,SIS,2018-10-01",
                "A2,NINGUNO,2025-03-01", // lost it
                "A3,ESSALUD,2020-01-01",
                "A3,OTRO,2020-01-01", // another on the same day
                "B1,SEGURO,2020-01-01",
                "B1,SIS,2020-02-30",
                "B1,,2020-01-01",
                "Z9,SIS,2020-01-01",
                "B1,SIS");
        assertThat(register.refusals(sent))
                .containsExactlyInAnyOrder(
                        "7:ID_CONFLICT",
                        "8:UNKNOWN_CODE",
                        "9:NOT_A_DATE",
                        "10:REQUIRED",
                        "11:UNKNOWN_PERSON",
                        "12:COLUMN_COUNT");
        String file = register.get("/affiliation/households/" + code("household", "A"));
        assertThat(JsonPath.<List<String>>read(file, "$.members[*].insurance"))
                .as("the latest known of each, by birth")
                .containsExactly("SIS", "NONE", "ESSALUD");
        assertThat(cases(CASES)).containsExactlyInAnyOrder("A2 PENDING true", "A3 NO_SIS true", "B1 NO_SIS true");
        assertThat(cases(CASES + "?issue=NO_SIS&district=0501"))
                .containsExactlyInAnyOrder("A2 PENDING true", "A3 NO_SIS true");
        assertThat(JsonPath.<List<Integer>>read(register.get(CENTRES), "$.items[*].withoutSis"))
                .containsExactly(2, 1);
        assertThat(register.get(CASES + ".csv").lines())
                .anyMatch(line -> line.contains(",A3,NO_SIS,") && line.endsWith(",ESSALUD"));
        String before = stored();
        register.send("seguros", "A1,SIS,2015-01-01", "A2,NINGUNO,2025-03-01", "A3,ESSALUD,2020-01-01");
        assertThat(stored()).as("sent again").isEqualTo(before);
        register.send("seguros", "A3,SIS,2026-01-01");
        assertThat(cases(CASES + "?district=0501")).containsExactly("A2 PENDING true");
    }

    @Test
    void is_of_the_sender_s_territory_and_of_institutions_only() {
        String near = TestTokens.bearer("diresa", List.of("INSTITUTION"), List.of("0601"));
        assertThat(register.refusals(
                        register.upload("seguros", near, HEADER + "A1,NINGUNO,2026-02-02\nB1,NINGUNO,2016-02-02\n")))
                .containsExactly("2:UNKNOWN_PERSON");
        assertThat(database.number("select count(*) from insurance where insurer = 'NONE' and since = '2026-02-02'"))
                .isZero();
        assertThat(register.get(CASES, TestTokens.bearer("ana", List.of("AUDITOR"), List.of("0601"))))
                .doesNotContain("\"A2\"", "\"A3\"");
        http.post()
                .uri("/affiliation/imports/seguros")
                .header("Authorization", TestTokens.bearer("rosa", List.of("GESTOR"), List.of("0501")))
                .contentType(MediaType.parseMediaType("text/csv"))
                .bodyValue(HEADER)
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    private List<String> cases(String path) {
        List<Object> items = JsonPath.read(register.get(path), "$.items[*]");
        return items.stream()
                .map(item -> JsonPath.read(item, "$.externalId") + " " + JsonPath.read(item, "$.issue") + " "
                        + JsonPath.read(item, "$.withoutSis"))
                .toList();
    }

    private String stored() {
        return String.join("\n", database.texts("select i::text from insurance i order by 1"));
    }

    private String code(String table, String id) {
        return database.texts("select " + table + " from " + table + " where external_id = '" + id + "'")
                .getFirst();
    }
}
