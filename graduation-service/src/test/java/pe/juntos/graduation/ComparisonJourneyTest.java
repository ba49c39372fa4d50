package pe.juntos.graduation;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.graduation.GraduationScenario.code;

import com.jayway.jsonpath.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** GRA-9 and GRA-10 from files and forms to the answers for one household and the counts of the register. */
@ServiceTest
class ComparisonJourneyTest {

    private static final String PROFILE = "/graduation/comparisons/profile";
    private static final String COUNTS = "/graduation/comparisons/2026-06-30?by=district";
    private static final String OPERATOR = TestTokens.bearer("oscar", "OPERATOR");
    private static final String GESTOR = TestTokens.bearer("rosa", List.of("GESTOR"), List.of("0504"));
    private static final String ABROAD = TestTokens.bearer("olga", List.of("GESTOR"), List.of("0505"));

    @Autowired
    WebTestClient web;

    @Autowired
    EventProbe events;

    @Autowired
    TestDatabase database;

    private GraduationScenario juntos;

    @BeforeEach
    void scenario() {
        juntos = new GraduationScenario(web, events, database);
    }

    @Test
    void theRegisterIsComparedAndEachHouseholdExplained() {
        refused(get(GESTOR, COUNTS), 409, "COMPARISON_NOT_READY");
        juntos.household(1, "X1", "050401");
        juntos.household(2, "X2", "050501");
        juntos.send("g1", GraduationScenario.G1 + "X1,2026-06-02,39,SECUNDARIA,7,1.99,5,,,,\n");
        juntos.send(
                "perfil",
                "hogar_id,fecha,dato,valor\nX1,2026-06-01,MENORES_DE_18,2\nX1,2026-06-01,MESES_FUERA,0\n"
                        + "X1,2026-06-01,CREDITO_FORMAL,N\nX1,2026-06-01,SEGUNDA_VIVIENDA,N\nX1,2026-06-01,EMPLEO_FORMAL,S\n"
                        + "X1,2026-06-10,EMPLEO_FORMAL,N\nX1,2026-07-01,EMPLEO_FORMAL,S\nX1,2026-06-01,MADRE_SOLA,S\n");

        String compared = juntos.get("/graduation/households/" + code(1) + "/comparison?on=2026-06-30", GESTOR);
        assertThat(model(compared, "MGEP", "takes")).isEqualTo("YES");
        assertThat(model(compared, "CHILE_SOLIDARIO", "takes")).isEqualTo("NO");
        assertThat(model(compared, "CHILE_SOLIDARIO", "inside")).isEqualTo("GRADUATE");
        assertThat(model(compared, "CLM", "takes")).isEqualTo("UNKNOWN");
        assertThat(because(compared, "CHILE_SOLIDARIO", "takes")).containsExactly("EXTREME_POVERTY");
        assertThat(because(compared, "CHILE_SOLIDARIO", "inside")).containsExactly("TWO_YEARS");
        assertThat(because(compared, "CLM", "takes")).containsExactly("WOMAN", "TOO_POOR_FOR_CREDIT");
        assertThat(JsonPath.<List<Object>>read(compared, "$.models")).hasSize(7);
        refused(get(ABROAD, "/graduation/households/" + code(1) + "/comparison"), 404, "NOT_FOUND");
        refused(get(ABROAD, "/graduation/households/" + code(1) + "/risk"), 404, "NOT_FOUND");

        String risk = juntos.get("/graduation/households/" + code(1) + "/risk?on=2026-06-30", GESTOR);
        assertThat(JsonPath.<List<String>>read(risk, "$.raised"))
                .containsExactly("HOLDER_OVER_AGE", "FEW_ASSETS", "LONE_MOTHER");
        assertThat(JsonPath.<List<String>>read(risk, "$.unknown"))
                .containsExactly("FAR_FROM_ROAD_OR_MARKET", "DISASTER_HIT");
        assertThat(database.number("select count(*) from file_access where household = '" + code(1) + "'"))
                .isEqualTo(2);

        compare();
        var counts = juntos.get(COUNTS, GESTOR);
        assertThat(count(counts, "MGEP", "TAKES")).containsExactly("050401/YES/1");
        assertThat(count(counts, "OPORTUNIDADES", "TAKES")).containsExactly("050401/NO/1");
        assertThat(count(juntos.get(COUNTS, GraduationScenario.AUDITOR), "MGEP", "TAKES"))
                .contains("050401/YES/1", "050501/UNKNOWN/1");
        String listed = "/graduation/comparisons/2026-06-30/households?model=MGEP&takes=";
        assertThat(JsonPath.<List<String>>read(juntos.get(listed + "YES", GESTOR), "$.items[*].household"))
                .containsExactly(code(1));
        assertThat(JsonPath.<List<Object>>read(juntos.get(listed + "UNKNOWN", GESTOR), "$.items"))
                .isEmpty();
        assertThat(JsonPath.<List<Object>>read(juntos.get(listed + "YES", ABROAD), "$.items"))
                .isEmpty();
        refused(get(GESTOR, listed.replace("06-30", "06-29")), 409, "COMPARISON_NOT_READY");
        refused(get(GESTOR, listed.replace("MGEP", "UTOPIA")), 400, "BAD_REQUEST");
        refused(get(TestTokens.bearer("x", "PARTNER"), listed + "YES"), 403, "FORBIDDEN");
        long rows = database.number("select count(*) from comparison_result");
        compare();
        assertThat(database.number("select count(*) from comparison_result")).isEqualTo(rows);
    }

    @Test
    void theFlagsOfTheRegisterAreCountedAndListed() {
        String counts = "/graduation/risks/2026-05-31";
        refused(get(GESTOR, counts), 409, "RISK_NOT_READY");
        refused(get(GESTOR, counts + "/households"), 409, "RISK_NOT_READY");
        juntos.household(11, "X11", "110101");
        juntos.household(12, "X12", "110201");
        juntos.send(
                "perfil",
                "hogar_id,fecha,dato,valor\nX11,2026-05-01,MADRE_SOLA,S\nX11,2026-05-01,EDAD_TITULAR,36\n"
                        + "X12,2026-05-01,MADRE_SOLA,N\nX12,2026-05-01,EDAD_TITULAR,35\n");
        String here = TestTokens.bearer("rosa", List.of("GESTOR"), List.of("1101"));
        String there = TestTokens.bearer("olga", List.of("GESTOR"), List.of("1102"));
        await("/graduation/risks", "2026-05-31");
        assertThat(flags(here, counts)).contains("110101/LONE_MOTHER/YES/1", "110101/HOLDER_OVER_AGE/YES/1");
        assertThat(flags(here, counts)).allMatch(one -> one.startsWith("110101/"));
        assertThat(flags(there, counts)).noneMatch(one -> one.contains("LONE_MOTHER") || one.contains("OVER_AGE"));
        String list = counts + "/households?flag=LONE_MOTHER&atLeast=";
        assertThat(JsonPath.<List<String>>read(juntos.get(list + 2, here), "$.items[*].household"))
                .containsExactly(code(11));
        assertThat(JsonPath.<List<Object>>read(juntos.get(list + 3, here), "$.items"))
                .isEmpty();
        assertThat(JsonPath.<List<Object>>read(juntos.get(list + 1, there), "$.items"))
                .isEmpty();
        for (String role : List.of("PARTNER", "INSTITUTION", "CERTIFIER")) {
            refused(get(TestTokens.bearer("x", role), counts), 403, "FORBIDDEN");
            refused(get(TestTokens.bearer("x", role), list + 1), 403, "FORBIDDEN");
        }
        refused(juntos.post(GESTOR, "/graduation/risks", "{\"on\":\"2026-05-31\"}"), 403, "FORBIDDEN");
        refused(juntos.post(OPERATOR, "/graduation/risks", "{}"), 400, "DAY_INVALID");
        refused(juntos.post(OPERATOR, "/graduation/risks", "{\"on\":\"1999-01-01\"}"), 400, "DAY_INVALID");
        refused(get(here, "/graduation/households/" + code(11) + "/risk?on=1999-01-01"), 400, "DAY_INVALID");
    }

    @Test
    void aProfileAloneIsCompared() {
        String answer = juntos.post(
                        GESTOR,
                        PROFILE,
                        "{\"on\":\"2026-06-30\",\"inputs\":{\"EXTREME_POOR\":true,\"MONTHS_IN_PROGRAMME\":12,"
                                + "\"INCOME_PER_CAPITA_USD\":84.0,\"FORMAL_CREDIT\":null}}")
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(model(answer, "CHILE_SOLIDARIO", "takes")).isEqualTo("YES");
        assertThat(model(answer, "CHILE_SOLIDARIO", "inside")).isEqualTo("KEEP_REDUCED");
        assertThat(model(answer, "BOLSA_FAMILIA", "takes")).isEqualTo("NO");
        assertThat(model(answer, "MGEP", "takes")).isEqualTo("UNKNOWN");
        refused(juntos.post(GESTOR, PROFILE, "{}"), 400, "INPUTS_REQUIRED");
        refused(juntos.post(GESTOR, PROFILE, "{\"inputs\":{\"SHOE_SIZE\":40}}"), 400, "INPUT_UNKNOWN");
        for (String value : List.of("-1", "\"forty\"", "[]")) {
            refused(juntos.post(GESTOR, PROFILE, "{\"inputs\":{\"HOLDER_AGE\":" + value + "}}"), 400, "VALUE_INVALID");
        }
        refused(juntos.post(GESTOR, PROFILE, "{\"inputs\":{\"FORMAL_CREDIT\":2}}"), 400, "VALUE_INVALID");
        refused(
                juntos.post(GESTOR, PROFILE, "{\"on\":\"1999-01-01\",\"inputs\":{\"HOLDER_AGE\":40}}"),
                400,
                "DAY_INVALID");
        refused(juntos.post(TestTokens.bearer("x", "PARTNER"), PROFILE, "{\"inputs\":{}}"), 403, "FORBIDDEN");
        refused(juntos.post(GESTOR, "/graduation/comparisons", "{\"on\":\"2026-06-30\"}"), 403, "FORBIDDEN");
        refused(juntos.post(OPERATOR, "/graduation/comparisons", "{}"), 400, "DAY_INVALID");
        refused(get(TestTokens.bearer("x", "PARTNER"), COUNTS), 403, "FORBIDDEN");
    }

    @Test
    void aLineOfAProfileThatCannotBeTakenIsRefusedWithItsCode() {
        juntos.household(9, "X9", "060101");
        juntos.send(
                "perfil",
                "hogar_id,fecha,dato,valor\nX9,2026-06-01,HECTAREAS,2.50\nX9,2026-06-01,HECTAREAS,2.5\n"
                        + "X9,2026-06-01,HECTAREAS,3\nX9,2026-06-01,HECTAREAS,-1\nX9,2026-06-01,CALZADO,40\n"
                        + "X9,2026-06-01,MADRE_SOLA,1\nX9,2026-06-01,HECTAREAS,\nNADIE,2026-06-01,HECTAREAS,1\n");
        assertThat(database.texts("select line || ' ' || code from import_refusal order by line"))
                .containsExactly(
                        "4 CONFLICT",
                        "5 NEGATIVE",
                        "6 UNKNOWN_CODE",
                        "7 UNKNOWN_CODE",
                        "8 REQUIRED",
                        "9 UNKNOWN_HOUSEHOLD");
        assertThat(database.texts("select value from profile_fact where household = '" + code(9) + "'"))
                .containsExactly("2.5");
    }

    private void compare() {
        await("/graduation/comparisons", "2026-06-30");
    }

    private List<String> flags(String token, String path) {
        return JsonPath.<List<Map<String, Object>>>read(juntos.get(path + "?by=district", token), "$.counts[*]")
                .stream()
                .map(count -> count.get("district") + "/" + count.get("flag") + "/" + count.get("answer") + "/"
                        + count.get("households"))
                .toList();
    }

    private void await(String path, String on) {
        String job = JsonPath.read(
                juntos.post(OPERATOR, path, "{\"on\":\"" + on + "\"}")
                        .expectStatus()
                        .isAccepted()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody(),
                "$.job");
        Await.value(
                () -> juntos.get("/graduation/jobs/" + job, OPERATOR),
                state -> "FINISHED".equals(JsonPath.<String>read(state, "$.state")));
    }

    private static String model(String json, String model, String field) {
        return JsonPath.<List<String>>read(json, "$.models[?(@.model=='" + model + "')]." + field)
                .getFirst();
    }

    private static List<String> because(String json, String model, String question) {
        return JsonPath.<List<List<String>>>read(json, "$.models[?(@.model=='" + model + "')]." + question + "Because")
                .getFirst();
    }

    private static List<String> count(String json, String model, String question) {
        return JsonPath.<List<Map<String, Object>>>read(
                        json, "$.counts[?(@.model=='" + model + "' && @.question=='" + question + "')]")
                .stream()
                .map(count -> count.get("district") + "/" + count.get("answer") + "/" + count.get("households"))
                .toList();
    }

    private WebTestClient.ResponseSpec get(String token, String path) {
        return web.get().uri(path).header(HttpHeaders.AUTHORIZATION, token).exchange();
    }

    private static void refused(WebTestClient.ResponseSpec answer, int status, String code) {
        answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
    }
}
