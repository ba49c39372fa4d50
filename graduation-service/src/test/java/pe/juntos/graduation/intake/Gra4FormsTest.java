package pe.juntos.graduation.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.graduation.GraduationScenario.code;

import com.jayway.jsonpath.JsonPath;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.graduation.GraduationScenario;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** GRA-3, GRA-4: forms G1 and G2, typed, gathered offline or in a file; kept with who and when. */
@ServiceTest
class Gra4FormsTest {

    private static final String GESTORA = TestTokens.bearer("rosa", List.of("GESTOR"), List.of("0504"));
    private static final String PATH = "/graduation/forms";

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
        database.execute("delete from form_g1");
        database.execute("delete from form_g2");
        database.execute("delete from household");
        juntos.household(1, "A", "050401");
        juntos.household(2, "B", "080101");
    }

    @Test
    void aBatchIsAnsweredFormByFormAndItsRepetitionChangesNothing() {
        String batch = """
                {"g1":[{"household":"%1$s","on":"2026-06-02","holderAge":39,"holderLevel":"SECONDARY","holderSchooling":7,
                "land":1.990,"largeAnimals":5},
                {"household":"%2$s","on":"2026-06-02"},{"household":"%1$s","on":"2026-06-03","land":-1},
                {"household":"%1$s","on":"2026-07-01"},{"on":"2026-06-01"}],
                "g2":[{"household":"%1$s","on":"2026-06-02","member":"A1","preference":"CASH"},
                {"household":"%1$s","on":"2026-06-02","member":"A2","preference":"EDUCATIONAL","expectation":"TECHNICAL_STUDY"},
                {"household":"%1$s","on":"2026-06-02","member":"A1","preference":"PRODUCTIVE"},
                {"household":"%1$s","on":"2026-06-02","member":"A3"}]}""".formatted(code(1), code(2));
        assertThat(results(batch))
                .containsExactly(
                        "ACCEPTED",
                        "UNKNOWN_HOUSEHOLD",
                        "NEGATIVE",
                        "DAY_IN_FUTURE",
                        "INCOMPLETE",
                        "ACCEPTED",
                        "ACCEPTED",
                        "CONFLICT",
                        "INCOMPLETE");
        assertThat(results(batch))
                .startsWith("KNOWN")
                .contains("KNOWN", "KNOWN")
                .doesNotContain("ACCEPTED");
        assertThat(database.number("select count(*) from form_g1")).isOne();
        assertThat(database.number("select count(*) from form_g2")).isEqualTo(2);

        String forms = juntos.get("/graduation/households/" + code(1) + "/forms", GESTORA);
        assertThat(JsonPath.<String>read(forms, "$.g1[0].recordedBy")).isEqualTo("rosa");
        assertThat(JsonPath.<String>read(forms, "$.g1[0].recordedAt")).startsWith("2026-06-30");
        assertThat(JsonPath.<List<String>>read(forms, "$.g2[*].preference")).containsExactly("CASH", "EDUCATIONAL");
        refused(GESTORA, "/graduation/households/" + code(2) + "/forms", 404);
        refused(TestTokens.bearer("x", "PARTNER"), "/graduation/households/" + code(1) + "/forms", 403);
    }

    @Test
    void aFileOfFormsSaysTheSameAsThoseTyped() {
        assertThat(results("{\"g2\":[{\"household\":\"" + code(1)
                        + "\",\"on\":\"2026-06-02\",\"member\":\"A1\",\"preference\":\"CASH\"}]}"))
                .containsExactly("ACCEPTED");
        juntos.send(
                "g2",
                "hogar_id,fecha,persona_id,preferencia,expectativa\n"
                        + "A,2026-06-02,A1,EFECTIVO,\n"
                        + "A,2026-06-02,A1,EDUCATIVO,\n"
                        + "A,2026-06-02,A2,PRODUCTIVO,GANADERIA\n"
                        + "Z,2026-06-02,Z1,PRODUCTIVO,\n"
                        + "A,2026-06-02,A3,AMBOS,\n"
                        + "B,2026-06-02,B1,NINGUNO,OTRO\n");
        assertThat(database.texts("select member || ' ' || preference from form_g2 order by member"))
                .containsExactly("A1 CASH", "A2 PRODUCTIVE", "B1 NONE");
        assertThat(database.texts("select line || ' ' || code from import_refusal order by line"))
                .containsExactly("3 CONFLICT", "5 UNKNOWN_HOUSEHOLD", "6 UNKNOWN_CODE");
    }

    @Test
    void onlyGestoresAndTheOfficeSendFormsAndNeverNone() {
        for (String role : List.of("AUDITOR", "PARTNER", "OPERATOR", "INSTITUTION")) {
            juntos.post(TestTokens.bearer("x", role), PATH, "{\"g1\":[]}")
                    .expectStatus()
                    .isForbidden();
        }
        juntos.post(GESTORA, PATH, "{\"g1\":[]}")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("FORMS_COUNT");
    }

    /** Of each form: the refusal's code, or what became of it. */
    private List<String> results(String batch) {
        String answer = juntos.post(GESTORA, PATH, batch)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return JsonPath.<List<java.util.Map<String, String>>>read(answer, "$.results").stream()
                .map(one -> one.get("code") == null ? one.get("result") : one.get("code"))
                .toList();
    }

    private void refused(String token, String path, int status) {
        web.get()
                .uri(path)
                .header("Authorization", token)
                .exchange()
                .expectStatus()
                .isEqualTo(status);
    }
}
