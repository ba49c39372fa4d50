package pe.juntos.graduation;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.graduation.GraduationScenario.AUDITOR;
import static pe.juntos.graduation.GraduationScenario.G1;
import static pe.juntos.graduation.GraduationScenario.code;

import com.jayway.jsonpath.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** GRA-1: each of the four versions of the exit, put in force by two persons, is what the next reviews follow. */
@ServiceTest
class AnyVersionInForceTest {

    private static final String EXIT = "/graduation/policies/exit";
    private static final String AUTHOR = TestTokens.bearer("irma", "INFORMATION_MANAGER");
    private static final String APPROVER = TestTokens.bearer("cesar", "CERTIFIER");

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
    }

    /** Affiliated on 1 March 2026, recertified as poor on 1 June 2029, of quadrant III. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "1,exit-2005-v1,2030-01-01,2030-2,2033-06-01,TERM_REACHED,-,2030-03-01",
                "2,exit-2010-v2,2031-01-01,2031-1,2035-06-01,-,-,-",
                "3,exit-2011-v3,2032-01-01,2032-1,2033-06-01,GRADUAL,-,-",
                "4,exit-2011-v4,2033-01-01,2033-1,2033-06-01,-,PRODUCTIVE,-",
                "5,exit-2011-v3-v4,2034-01-01,2034-1,2033-06-01,GRADUAL,PRODUCTIVE,-"
            })
    void isWhatAForecastAndAReviewFollow(
            int number,
            String version,
            String from,
            String period,
            String due,
            String stay,
            String bonus,
            String graduated) {
        inForce(version, version + "-again", from);
        juntos.household(number, "X" + number, "050401", "2026-03-01");
        assertThat(forecastPolicies(number, from.substring(0, 7))).contains(version + "-again");
        juntos.send("recertificacion", "hogar_id,fecha,resultado\nX" + number + ",2029-06-01,POBRE\n");
        juntos.send("g1", G1 + "X" + number + ",2029-06-02,39,SECUNDARIA,7,1.99,5,,,,\n");
        juntos.review(period);
        assertThat(standing(number, "dueOn")).isEqualTo(due);
        assertThat(standing(number, "stay")).isEqualTo(stay);
        assertThat(standing(number, "bonus")).isEqualTo(bonus);
        assertThat(standing(number, "graduatedOn")).isEqualTo(graduated);
        assertThat(database.texts("select distinct policy from standing where household = '" + code(number) + "'"))
                .allSatisfy(policy -> assertThat(policy).startsWith(version + "-again+"));
    }

    private void inForce(String version, String as, String from) {
        Map<String, Object> parameters = JsonPath.read(juntos.get(EXIT + "/" + version, AUDITOR), "$.parameters");
        var document = Map.of(
                "id",
                as,
                "effectiveFrom",
                from,
                "legalBasis",
                "Resolución de Dirección Ejecutiva inventada",
                "source",
                "rules.md GRA-1",
                "status",
                "ASSUMED",
                "parameters",
                parameters);
        juntos.post(AUTHOR, EXIT, document).expectStatus().isCreated();
        juntos.post(AUTHOR, EXIT + "/" + as + "/publish", "{}")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("SAME_PERSON");
        juntos.post(APPROVER, EXIT + "/" + as + "/publish", "{}").expectStatus().isOk();
    }

    private String standing(int number, String field) {
        return JsonPath.read(juntos.get("/graduation/households/" + code(number), AUDITOR), "$.standing." + field);
    }

    private List<String> forecastPolicies(int number, String month) {
        String policies = JsonPath.read(
                juntos.get("/graduation/households/" + code(number) + "/forecast?from=" + month, AUDITOR), "$.policy");
        return List.of(policies.split("\\+"));
    }
}
