package pe.juntos.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.partner.PartnerScenario.code;

import com.jayway.jsonpath.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.Consumed;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** PAR-3 from events and files to the reasons for one household, the counts of the register and a draft's reach. */
@ServiceTest
class EligibilityJourneyTest {

    private static final Consumed HOUSEHOLD = new Consumed("affiliation", "household");
    private static final String OPERATOR = TestTokens.bearer("oscar", "OPERATOR");
    private static final String GESTOR = TestTokens.bearer("rosa", List.of("GESTOR"), List.of("0504"));
    private static final String ABROAD = TestTokens.bearer("olga", List.of("GESTOR"), List.of("0505"));
    private static final String PARTNER = TestTokens.partner("FONCODES", List.of("*"));
    private static final String RUNS = "/partner/eligibility/runs";
    private static final String HEADER = "hogar_id,miembro,fecha,dato,valor\n";

    @Autowired
    WebTestClient web;

    @Autowired
    EventProbe events;

    @Autowired
    TestDatabase database;

    private PartnerScenario juntos;

    @BeforeEach
    void scenario() {
        juntos = new PartnerScenario(web, events);
    }

    @Test
    void aHouseholdIsToldWhichProgrammesWouldTakeItAndTheRegisterIsCounted() {
        household(1, "X1", "050401", "AFFILIATED", 1);
        household(2, "X2", "050501", "SUSPENDED", 1);
        send("distritos", "ubigeo,fecha,dato,valor\n050401,2026-01-01,QUINTIL,2\n050401,2026-06-01,QUINTIL,1\n");
        send(
                "elegibilidad",
                HEADER + "X1,,2026-06-01,RURAL,S\nX1,,2026-06-01,SALDO_AHORRO,50\nX2,,2026-06-01,SALDO_AHORRO,50\n"
                        + "X1,1,2026-06-01,FECHA_NACIMIENTO,2011-07-01\nX1,2,2026-06-01,FECHA_NACIMIENTO,2016-06-30\n"
                        + "X1,3,2026-06-01,FECHA_NACIMIENTO,1986-01-01\nX1,3,2026-06-01,ANALFABETO,S\n"
                        + "X1,3,2026-06-01,QUIERE_PARTICIPAR,N\nX1,4,2026-06-01,FECHA_NACIMIENTO,2026-05-01\n");

        var path = "/partner/households/" + code(1) + "/eligibility?on=2026-06-30";
        var told = text(GESTOR, path);
        assertThat(answer(told, "MI_CHACRA_PRODUCTIVA")).isEqualTo("YES");
        assertThat(JsonPath.<List<Boolean>>read(told, "$.rules[?(@.rule=='MI_CHACRA_PRODUCTIVA')].running"))
                .containsExactly(false);
        assertThat(answer(told, "HAKU_WINAY")).isEqualTo("YES");
        assertThat(answer(told, "SAVINGS_RAFFLE")).isEqualTo("YES");
        assertThat(answer(told, "AFLATOUN_RURAL")).isEqualTo("YES");
        assertThat(answer(told, "MGEP_HOUSEHOLD")).isEqualTo("NO");
        assertThat(answer(told, "BECA_18")).isEqualTo("UNKNOWN");
        assertThat(JsonPath.<List<String>>read(told, "$.rules[?(@.rule=='MGEP_HOUSEHOLD')].deciding"))
                .containsExactly("TERRITORY");
        assertThat(JsonPath.<List<String>>read(told, "$.rules[?(@.rule=='PRONAMA')].deciding"))
                .containsExactly("WILLING");
        assertThat(JsonPath.<List<Integer>>read(told, "$.rules[?(@.rule=='AFLATOUN_RURAL')].member"))
                .containsExactly(2);
        assertThat(JsonPath.<List<Object>>read(told, "$.rules[?(@.rule=='WARI')]"))
                .isEmpty();
        assertThat(answer(text(GESTOR, path.replace("06-30", "05-31")), "MI_CHACRA_PRODUCTIVA"))
                .isEqualTo("NO");
        assertThat(answer(text(ABROAD, path.replace(code(1), code(2))), "SAVINGS_RAFFLE"))
                .isEqualTo("NO");
        assertThat(database.number(
                        "select count(*) from file_access where household = '" + code(1) + "' and subject = 'rosa'"))
                .isEqualTo(2);
        refused(juntos.get(ABROAD, path), 404, "NOT_FOUND");
        refused(juntos.get(PARTNER, path), 403, "FORBIDDEN");
        refused(juntos.get(GESTOR, path + "&rule=NONE"), 400, "RULE_UNKNOWN");
        refused(juntos.get(GESTOR, path.replace("2026", "1999")), 400, "DAY_INVALID");

        var run = run(Map.of("on", "2026-06-30"));
        assertThat(counts(GESTOR, run, "MI_CHACRA_PRODUCTIVA")).containsExactly("050401/YES/null/1");
        assertThat(counts(OPERATOR, run, "SAVINGS_RAFFLE"))
                .contains("050401/YES/null/1", "050501/NO/NOT_SUSPENDED_LAST_MONTH/1");
        assertThat(counts(ABROAD, run, "MI_CHACRA_PRODUCTIVA")).containsExactly("050501/NO/EXTREME_POOR/1");

        var list = RUNS + "/" + run + "/households?rule=SAVINGS_RAFFLE&answer=";
        assertThat(JsonPath.<List<String>>read(text(GESTOR, list + "YES"), "$.items[*].household"))
                .containsExactly(code(1));
        assertThat(JsonPath.<List<Object>>read(text(GESTOR, list + "NO"), "$.items"))
                .isEmpty();
        assertThat(JsonPath.<List<String>>read(text(ABROAD, list + "NO"), "$.items[*].told.deciding"))
                .containsExactly("NOT_SUSPENDED_LAST_MONTH");
        refused(juntos.get(GESTOR, list.replace("SAVINGS_RAFFLE", "WARI") + "YES"), 400, "RULE_UNKNOWN");

        household(1, "X1", "050501", "AFFILIATED", 2);
        assertThat(JsonPath.<List<Object>>read(text(GESTOR, list + "YES"), "$.items"))
                .isEmpty();
    }

    @Test
    void aDraftRuleSaysHowManyItWouldReach() {
        household(3, "X3", "110101", "AFFILIATED", 1);
        household(4, "X4", "110102", "AFFILIATED", 1);
        send("elegibilidad", HEADER + "X3,,2026-06-01,RURAL,S\n");
        var draft = rule("DRAFT", "HOUSEHOLD", "RURAL", "IS", null);
        var run = run(Map.of("on", "2026-06-30", "rules", List.of(draft)));
        var ica = TestTokens.bearer("rosa", List.of("GESTOR"), List.of("11"));
        assertThat(counts(ica, run, "DRAFT")).containsExactly("110101/YES/null/1", "110102/UNKNOWN/RURAL/1");
        assertThat(run(Map.of("on", "2026-06-30", "rules", List.of(draft)))).isEqualTo(run);

        var order = (java.util.function.Function<Object, WebTestClient.ResponseSpec>)
                rules -> juntos.post(OPERATOR, RUNS, Map.of("on", "2026-06-30", "rules", rules));
        refused(order.apply(List.of()), 400, "RULE_INVALID");
        refused(order.apply("RURAL"), 400, "RULE_INVALID");
        refused(order.apply(List.of(Map.of("code", "X"))), 400, "RULE_INVALID");
        refused(order.apply(List.of(rule("X", "HOUSEHOLD", "SHOE_SIZE", "AT_LEAST", 40))), 400, "RULE_INVALID");
        refused(order.apply(List.of(rule("X", "HOUSEHOLD", "RURAL", "AT_LEAST", 1))), 400, "RULE_INVALID");
        refused(order.apply(List.of(draft, draft)), 400, "RULE_INVALID");
        refused(
                order.apply(List.of(rule("X", "GROUP", "GROUP_MEMBERS", "AT_LEAST", 10))),
                422,
                "RULE_NOT_OF_HOUSEHOLDS");
        refused(juntos.post(OPERATOR, RUNS, Map.of("on", "1999-01-01")), 400, "DAY_INVALID");
        for (var token : List.of(GESTOR, PARTNER, TestTokens.bearer("x", "AUDITOR"))) {
            refused(juntos.post(token, RUNS, Map.of("on", "2026-06-30")), 403, "FORBIDDEN");
        }
        refused(juntos.get(PARTNER, RUNS + "/" + run), 403, "FORBIDDEN");
        refused(juntos.get(GESTOR, RUNS + "/00000000-0000-0000-0000-000000000000"), 404, "NOT_FOUND");
        database.execute("update eligibility_run set finished_at = null where id = '" + run + "'");
        refused(juntos.get(GESTOR, RUNS + "/" + run), 409, "RUN_NOT_READY");
        refused(juntos.get(GESTOR, RUNS + "/" + run + "/households?rule=DRAFT"), 409, "RUN_NOT_READY");
    }

    @Test
    void aGroupIsEvaluatedFromWhatItBrings() {
        var asked = Map.of(
                "on", "2026-06-30",
                "rule", "WARI",
                "district", "050401",
                "inputs",
                        Map.of(
                                "GROUP_MEMBERS",
                                10,
                                "LOAN",
                                600.5,
                                "PROVINCIAL_CAPITAL",
                                false,
                                "DURATION_MONTHS",
                                6,
                                "INITIAL_SAVING",
                                10,
                                "BUREAU_RECORD",
                                false));
        var answer = body(juntos.post(PARTNER, "/partner/eligibility/evaluations", asked));
        assertThat(answer(answer, "WARI")).isEqualTo("NO");
        assertThat(JsonPath.<String>read(answer, "$.rules[0].deciding")).isEqualTo("LOAN_200_TO_600");

        var persons =
                Map.of("on", "2026-06-30", "rule", "PROJOVEN", "memberCount", 1, "members", List.of(Map.of("AGE", 25)));
        assertThat(answer(body(juntos.post(GESTOR, "/partner/eligibility/evaluations", persons)), "PROJOVEN"))
                .isEqualTo("NO");
        assertThat(JsonPath.<List<Object>>read(text(GESTOR, "/partner/eligibility/rules?on=2026-06-30"), "$.rules"))
                .hasSizeGreaterThan(15);

        var evaluate = (java.util.function.Function<Object, WebTestClient.ResponseSpec>)
                inputs -> juntos.post(PARTNER, "/partner/eligibility/evaluations", Map.of("inputs", inputs));
        refused(evaluate.apply(Map.of("SHOE_SIZE", 40)), 400, "INPUT_UNKNOWN");
        refused(evaluate.apply(Map.of("LOAN", -1)), 400, "VALUE_INVALID");
        refused(evaluate.apply(Map.of("LOAN", "much")), 400, "VALUE_INVALID");
        refused(evaluate.apply(Map.of("RURAL", 2)), 400, "VALUE_INVALID");
        refused(
                juntos.post(
                        GESTOR,
                        "/partner/eligibility/evaluations",
                        Map.of("members", java.util.Collections.nCopies(100, Map.of()))),
                413,
                "TOO_MANY");
        refused(
                juntos.post(TestTokens.bearer("x", "CERTIFIER"), "/partner/eligibility/evaluations", Map.of()),
                403,
                "FORBIDDEN");
    }

    @Test
    void aLineThatCannotBeTakenIsRefusedWithItsCode() {
        household(9, "X9", "060101", "AFFILIATED", 1);
        send(
                "elegibilidad",
                HEADER
                        + "X9,,2026-06-01,SALDO_AHORRO,2.50\nX9,,2026-06-01,SALDO_AHORRO,2.5\nX9,,2026-06-01,SALDO_AHORRO,3\n"
                        + "X9,,2026-06-01,SALDO_AHORRO,-1\nX9,,2026-06-01,QUINTIL,1\nX9,,2026-06-01,RURAL,1\n"
                        + "X9,,2026-06-01,FECHA_NACIMIENTO,2010-01-01\nX9,1,2026-06-01,RURAL,S\n"
                        + "X9,100,2026-06-01,ANALFABETO,S\nX9,1,2026-06-01,FECHA_NACIMIENTO,31/12/2010\n"
                        + "NADIE,,2026-06-01,RURAL,S\n");
        assertThat(refusals())
                .containsExactly(
                        "4 CONFLICT",
                        "5 NEGATIVE",
                        "6 UNKNOWN_CODE",
                        "7 UNKNOWN_CODE",
                        "8 REQUIRED",
                        "9 MEMBER_NOT_EXPECTED",
                        "10 OUT_OF_RANGE",
                        "11 NOT_A_DATE",
                        "12 UNKNOWN_HOUSEHOLD");
        database.execute("delete from import_refusal");
        send(
                "distritos",
                "ubigeo,fecha,dato,valor\n060101,2026-06-01,QUINTIL,1\n060101,2026-06-01,QUINTIL,2\n0601,2026-06-01,QUINTIL,1\n"
                        + "060101,2026-06-01,RURAL,S\n");
        assertThat(refusals()).containsExactly("3 CONFLICT", "4 BAD_UBIGEO", "5 UNKNOWN_CODE");
        for (var kind : List.of("elegibilidad", "distritos")) {
            refused(upload(PARTNER, kind, "x"), 403, "FORBIDDEN");
        }
        refused(upload(GESTOR, "distritos", "x"), 403, "FORBIDDEN");
    }

    @Test
    void aFileOfDistrictsKeepsToTheTerritoryOfWhoSendsIt() {
        database.execute("delete from import_refusal");
        var near = TestTokens.bearer("nora", List.of("INFORMATION_MANAGER"), List.of("0504"));
        send(near, "distritos", "ubigeo,fecha,dato,valor\n060101,2026-05-05,QUINTIL,5\n050499,2026-05-05,QUINTIL,5\n");
        assertThat(refusals()).containsExactly("2 DISTRICT_NOT_YOURS");
        assertThat(database.texts("select district from district_fact where on_day = '2026-05-05'"))
                .containsExactly("050499");
        database.execute("delete from import_refusal");
    }

    private void household(int number, String external, String district, String state, long version) {
        HOUSEHOLD.tell(
                events,
                state.equals("AFFILIATED") ? "affiliated" : "suspended",
                code(number),
                version,
                Map.of(
                        "household",
                        code(number),
                        "externalId",
                        external,
                        "district",
                        district,
                        "state",
                        state,
                        "socioEconomicClass",
                        number == 2 ? "POOR" : "EXTREME_POOR",
                        "memberCount",
                        4));
        Await.value(
                () -> database.number("select count(*) from household where household = '" + code(number)
                        + "' and version = " + version),
                found -> found == 1);
    }

    private void send(String kind, String file) {
        send(TestTokens.bearer("irma", "INFORMATION_MANAGER"), kind, file);
    }

    private void send(String token, String kind, String file) {
        var id = JsonPath.<String>read(body(upload(token, kind, file)), "$.id");
        Await.value(
                () -> text(TestTokens.bearer("irma", "INFORMATION_MANAGER"), "/partner/imports/" + id),
                state -> "APPLIED".equals(JsonPath.<String>read(state, "$.state")));
    }

    private WebTestClient.ResponseSpec upload(String token, String kind, String file) {
        return web.post()
                .uri("/partner/imports/" + kind)
                .header(HttpHeaders.AUTHORIZATION, token)
                .contentType(MediaType.parseMediaType("text/csv"))
                .bodyValue(file)
                .exchange();
    }

    private String run(Map<String, Object> order) {
        var started = body(juntos.post(OPERATOR, RUNS, order).expectStatus().isAccepted());
        var job = JsonPath.<String>read(started, "$.job");
        Await.value(
                () -> text(OPERATOR, "/partner/jobs/" + job),
                state -> "FINISHED".equals(JsonPath.<String>read(state, "$.state")));
        return JsonPath.read(started, "$.run");
    }

    private List<String> counts(String token, String run, String rule) {
        return JsonPath.<List<Map<String, Object>>>read(
                        text(token, RUNS + "/" + run + "?by=district"), "$.counts[?(@.rule=='" + rule + "')]")
                .stream()
                .map(one -> one.get("district") + "/" + one.get("answer") + "/" + one.get("criterion") + "/"
                        + one.get("households"))
                .toList();
    }

    private static Map<String, Object> rule(String code, String of, String input, String test, Integer limit) {
        var condition = new java.util.HashMap<String, Object>(Map.of("input", input, "test", test));
        condition.put("limit", limit);
        var rule = new java.util.HashMap<String, Object>(Map.of(
                "code",
                code,
                "of",
                of,
                "territory",
                List.of(),
                "criteria",
                List.of(Map.of("id", input, "source", "draft", "alternatives", List.of(List.of(condition))))));
        rule.put("programme", null);
        return rule;
    }

    private static String answer(String json, String rule) {
        return JsonPath.<List<String>>read(json, "$.rules[?(@.rule=='" + rule + "')].answer")
                .getFirst();
    }

    private List<String> refusals() {
        return database.texts("select line || ' ' || code from import_refusal order by line");
    }

    private String text(String token, String path) {
        return body(juntos.get(token, path).expectStatus().isOk());
    }

    private static String body(WebTestClient.ResponseSpec answer) {
        return answer.expectBody(String.class).returnResult().getResponseBody();
    }

    private static void refused(WebTestClient.ResponseSpec answer, int status, String code) {
        answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
    }
}
