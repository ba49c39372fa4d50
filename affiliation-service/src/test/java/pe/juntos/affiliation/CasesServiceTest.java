package pe.juntos.affiliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.observe.Measures;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.ContractCheck;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ReceivedEvent;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestClock;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** The user service (USR-1, MEM-3) over HTTP, to its events. */
@ServiceTest
class CasesServiceTest {
    private static final String TOPIC = "juntos.affiliation.case.v1";
    private static final String CASES = "/affiliation/cases";
    private static final String GESTOR = TestTokens.bearer("rosa", List.of("GESTOR"), List.of("0501"));
    private static final String REGION = TestTokens.bearer("carlos", List.of("REGIONAL_COORDINATOR"), List.of("05"));
    private static final String NEIGHBOUR = TestTokens.bearer("nora", List.of("REGIONAL_COORDINATOR"), List.of("0502"));
    private static final String MANAGER = TestTokens.bearer("irma", "INFORMATION_MANAGER");
    private static final String AUDITOR = TestTokens.bearer("ana", "AUDITOR");
    private static final String PORTAL = TestTokens.bearer("portal", "INSTITUTION");
    private static final String MEDICINE = """
            {"channel":"WEB","type":"COMPLAINT","category":"MEDICINE","source":"OTHER_PERSON","district":"050101",
             "establishment":"S-00001234","person":{"name":"Eva Ejemplo","contact":"999"},"text":"No hay jarabe"}
            """;
    private static final String DEMAND = """
            {"channel":"PHONE","district":"050101","against":"LOCAL","demanded":"GARDEN","text":"Un biohuerto o nada"}
            """;

    @Autowired
    WebTestClient http;

    @Autowired
    TestDatabase database;

    @Autowired
    EventProbe probe;

    @Autowired
    TestClock clock;

    @Autowired
    MeterRegistry meters;

    @Autowired
    Measures measures;

    @BeforeEach
    void noCases() {
        clock.reset();
        database.execute("truncate case_file, case_told, case_step, case_resolution, case_access, case_quarter,"
                + " case_quarter_line, job cascade");
    }

    @Test
    void a_complaint_is_opened_routed_and_resolved_and_told_in_codes_only() {
        String code = open(MEDICINE, PORTAL);
        String resolution = "{\"result\":\"UPHELD\",\"answer\":\"Llegará el lunes\"}";
        String line = call("POST", at(code, "resolve"), REGION, resolution, 200);
        assertThat(JsonPath.<String>read(line, "$.state")).isEqualTo("RESOLVED");
        assertThat(JsonPath.<Boolean>read(line, "$.onTime")).isTrue();
        call("POST", at(code, "resolve"), REGION, resolution, 200);
        List<ReceivedEvent> told = Await.value(() -> probe.received(TOPIC, code), events -> events.size() == 3);
        assertThat(told)
                .extracting(ReceivedEvent::type)
                .containsExactly(
                        "pe.juntos.affiliation.case.opened.v1",
                        "pe.juntos.affiliation.case.routed.v1",
                        "pe.juntos.affiliation.case.resolved.v1");
        assertThat(told).allSatisfy(event -> {
            ContractCheck.validate("case", event.json());
            assertThat(event.json()).doesNotContain("Eva", "999", "jarabe", "lunes");
        });
        assertThat(told.getLast().json())
                .contains("\"S-00001234\"", "\"UPHELD\"", "\"attention-2026\"")
                .contains("\"limitOn\":\"2026-07-21\"");
        assertThat(database.number("select count(*) from case_resolution")).isEqualTo(1);
    }

    @Test
    void names_and_words_are_for_the_office_that_has_it_and_each_reading_is_recorded() {
        String code = open(MEDICINE, PORTAL);
        assertThat(call("GET", at(code, ""), REGION, "", 200)).contains("Eva Ejemplo", "jarabe");
        assertThat(call("GET", at(code, ""), GESTOR, "", 200)).doesNotContain("Eva", "jarabe");
        assertThat(call("GET", CASES, REGION, "", 200)).contains(code).doesNotContain("Eva", "jarabe");
        assertThat(database.texts("select subject || with_person from case_access order by id"))
                .containsExactly("carlostrue", "rosafalse");
    }

    @Test
    void the_neighbours_cases_are_in_no_list_clock_export_or_file() {
        String code = open(MEDICINE, PORTAL);
        call("GET", at(code, ""), NEIGHBOUR, "", 404);
        assertThat(codes(CASES, NEIGHBOUR)).isEmpty();
        assertThat(JsonPath.<List<String>>read(call("GET", CASES + "/clock", NEIGHBOUR, "", 200), "$.items"))
                .isEmpty();
        assertThat(call("GET", CASES + ".csv", NEIGHBOUR, "", 200)).doesNotContain(code);
        assertThat(call("GET", CASES + ".csv", REGION, "", 200)).contains(code);
        call("POST", at(code, "resolve"), NEIGHBOUR, "{\"result\":\"UPHELD\",\"answer\":\"x\"}", 404);
        call("POST", at(code, "route"), NEIGHBOUR, "{\"office\":\"HEADQUARTERS\",\"reason\":\"x\"}", 404);
        call("POST", at(code, "reopen"), NEIGHBOUR, "{\"reason\":\"x\"}", 404);
        call("POST", CASES, NEIGHBOUR, MEDICINE, 404);
        call("POST", "/affiliation/undue-demands", NEIGHBOUR, DEMAND, 404);
        call("POST", "/affiliation/occurrences", NEIGHBOUR, sheet("SUPPLY", "Plaza", "2026-06-30", "x", "Ana"), 404);
    }

    @Test
    void a_gestor_with_places_sees_only_their_cases() {
        database.execute(
                "insert into gestor_assignment (gestor, district, since) values ('zoe', '050102', '2026-01-01')");
        String code = open(MEDICINE, PORTAL);
        String other = open(MEDICINE.replace("050101", "050102"), PORTAL);
        String zoe = TestTokens.bearer("zoe", List.of("GESTOR"), List.of("05"));
        assertThat(codes(CASES, zoe)).containsExactly(other);
        call("GET", at(code, ""), zoe, "", 404);
    }

    @Test
    void what_is_reported_of_an_office_is_invisible_to_its_role_and_handled_above_it() {
        String code = JsonPath.read(call("POST", "/affiliation/undue-demands", PORTAL, DEMAND, 201), "$.caseCode");
        call("GET", at(code, ""), GESTOR, "", 404);
        assertThat(codes(CASES, GESTOR)).isEmpty();
        assertThat(call("GET", CASES + ".csv", GESTOR, "", 200)).doesNotContain(code);
        assertThat(JsonPath.<List<String>>read(call("GET", CASES + "/clock", GESTOR, "", 200), "$.items"))
                .isEmpty();
        String file = call("GET", at(code, ""), REGION, "", 200);
        assertThat(JsonPath.<String>read(file, "$.office")).isEqualTo("REGIONAL");
        assertThat(JsonPath.<String>read(file, "$.source")).isEqualTo("ANONYMOUS");
        assertThat(JsonPath.<String>read(file, "$.demanded")).isEqualTo("GARDEN");
        refused(at(code, "route"), REGION, "{\"office\":\"LOCAL\",\"reason\":\"x\"}", 409, "OFFICE_ACCUSED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"demanded\":\"CRED\";422;DEMAND_IS_OFFICIAL",
                "\"demanded\":\"DANZA\";422;DEMAND_UNKNOWN",
                "\"demanded\":null;422;DEMAND_REQUIRED",
            })
    void an_undue_demand_is_refused_with_a_code(String demanded, int status, String code) {
        refused(
                "/affiliation/undue-demands",
                PORTAL,
                DEMAND.replace("\"demanded\":\"GARDEN\"", demanded),
                status,
                code);
    }

    @ParameterizedTest
    @CsvSource({
        "SUPPLY,,2026-06-30,x,Ana,422,PLACE_REQUIRED",
        "SUPPLY,Plaza,,x,Ana,422,DATE_REQUIRED",
        "SUPPLY,Plaza,2026-07-01,x,Ana,422,DATE_IN_FUTURE",
        "SUPPLY,Plaza,2026-06-30,,Ana,422,OCCURRENCE_REQUIRED",
        "SUPPLY,Plaza,2026-06-30,x,,422,PERSON_REQUIRED",
        "MEDICINE,Plaza,2026-06-30,x,Ana,422,ESTABLISHMENT_REQUIRED",
        ",Plaza,2026-06-30,x,Ana,400,CASE_INVALID"
    })
    void an_occurrence_sheet_is_refused_with_a_code_and_can_be_sent_again(
            String category, String place, String date, String text, String name, int status, String code) {
        refused("/affiliation/occurrences", GESTOR, sheet(category, place, date, text, name), status, code);
        assertThat(database.number("select count(*) from case_file")).isZero();
        call("POST", "/affiliation/occurrences", GESTOR, sheet("SUPPLY", "Plaza", "2026-06-30", "x", "Ana"), 201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"type\":\"COMPLAINT\";\"type\":\"QUERY\";422;CATEGORY_NOT_OF_TYPE",
                "\"type\":\"COMPLAINT\";\"type\":null;400;CASE_INVALID",
                "\"type\":\"COMPLAINT\";\"type\":\"PARTY\";400;BAD_REQUEST",
                "\"OTHER_PERSON\";\"COMMITTEE\";400;CASE_INVALID",
                "\"OTHER_PERSON\";\"BENEFICIARY\";422;HOUSEHOLD_REQUIRED",
                "\"OTHER_PERSON\";\"ANONYMOUS\";422;ANONYMOUS_WITH_PERSON",
                "\"source\";\"household\":\"H0000000000000000\",\"source\";422;UNKNOWN_HOUSEHOLD",
                "\"050101\";\"5101\";422;DISTRICT_INVALID",
                "S-00001234;S-1;422;ESTABLISHMENT_INVALID",
                "\"No hay jarabe\";\" \";422;TEXT_REQUIRED",
                "\"Eva Ejemplo\";null;422;PERSON_REQUIRED",
                "\"MEDICINE\";\"STAFF_CONDUCT\";422;AGAINST_REQUIRED",
                "jarabe;jarabe\\u0000;422;CONTROL_CHARACTER",
                "Eva Ejemplo;Eva\\u0000;422;CONTROL_CHARACTER",
                "\"source\";\"occurredOn\":\"1899-12-31\",\"source\";422;DATE_INVALID",
            })
    void a_case_is_refused_with_a_code(String what, String instead, int status, String code) {
        refused(CASES, PORTAL, MEDICINE.replace(what, instead), status, code);
        assertThat(database.number("select count(*) from case_file")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"4000,201", "4001,422"})
    void a_text_has_four_thousand_characters_at_most(int length, int status) {
        call("POST", CASES, PORTAL, MEDICINE.replace("No hay jarabe", "x".repeat(length)), status);
    }

    @Test
    void moves_are_refused_with_a_code() {
        String code = open(MEDICINE, PORTAL);
        refused(at(code, "reopen"), REGION, "{\"reason\":\"\\u0000x\"}", 422, "CONTROL_CHARACTER");
        refused(at(code, "resolve"), GESTOR, "{\"result\":\"UPHELD\",\"answer\":\"x\"}", 403, "NOT_RESPONSIBLE");
        refused(at(code, "resolve"), REGION, "{\"result\":\"UPHELD\"}", 422, "ANSWER_REQUIRED");
        refused(at(code, "resolve"), REGION, "{\"answer\":\"x\"}", 400, "CASE_INVALID");
        refused(at(code, "resolve"), REGION, "{\"result\":\"ANSWERED\",\"answer\":\"x\"}", 422, "RESULT_NOT_OF_TYPE");
        refused(at(code, "reopen"), REGION, "{\"reason\":\"x\"}", 409, "NOT_RESOLVED");
        refused(at(code, "reopen"), REGION, "{}", 422, "REASON_REQUIRED");
        refused(at(code, "route"), REGION, "{\"office\":\"HEADQUARTERS\"}", 422, "REASON_REQUIRED");
        refused(at(code, "route"), REGION, "{\"reason\":\"x\"}", 400, "CASE_INVALID");
        refused(at(code, "route"), GESTOR, "{\"office\":\"LOCAL\",\"reason\":\"x\"}", 403, "NOT_RESPONSIBLE");
        call("POST", at(code, "route"), REGION, "{\"office\":\"HEADQUARTERS\",\"reason\":\"x\"}", 200);
        call("POST", at(code, "resolve"), MANAGER, "{\"result\":\"UPHELD\",\"answer\":\"x\"}", 200);
        refused(at(code, "resolve"), MANAGER, "{\"result\":\"NOT_UPHELD\",\"answer\":\"x\"}", 409, "ALREADY_RESOLVED");
        clock.moveTo(LocalDate.of(2026, 7, 15));
        refused(at(code, "reopen"), REGION, "{\"reason\":\"x\"}", 409, "REOPENING_TOO_LATE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PARTNER", "CERTIFIER", "ESTABLISHMENT_HEAD"})
    void roles_without_the_public_have_nothing_to_do_here(String role) {
        String token = TestTokens.bearer("x", role);
        String code = open(MEDICINE, PORTAL);
        call("POST", CASES, token, MEDICINE, 403);
        call("POST", "/affiliation/occurrences", token, sheet("SUPPLY", "P", "2026-06-30", "x", "Ana"), 403);
        call("POST", "/affiliation/undue-demands", token, DEMAND, 403);
        for (String path : List.of(CASES, CASES + ".csv", CASES + "/clock", at(code, ""))) {
            call("GET", path, token, "", 403);
        }
        for (String move : List.of("route", "resolve", "reopen")) {
            call("POST", at(code, move), token, "{}", 403);
        }
        call("POST", CASES + "/escalations", token, "", 403);
        call("PUT", CASES + "/quarters/2026-Q1", token, "", 403);
        call("GET", CASES + "/quarters/2026-Q1.csv", token, "", 403);
        call("GET", CASES, PORTAL, "", 403);
    }

    @Test
    void the_clock_shows_what_is_overdue_the_day_after_its_limit() {
        String code = open(MEDICINE, PORTAL);
        clock.moveTo(LocalDate.of(2026, 7, 21));
        assertThat(codes(CASES + "?overdue=true", REGION)).isEmpty();
        assertThat(JsonPath.<Integer>read(call("GET", at(code, ""), REGION, "", 200), "$.workingDaysLeft"))
                .isZero();
        clock.moveTo(LocalDate.of(2026, 7, 24));
        assertThat(codes(CASES + "?overdue=true", REGION)).containsExactly(code);
        String clocks = call("GET", CASES + "/clock", REGION, "", 200);
        assertThat(JsonPath.<List<Integer>>read(clocks, "$.items[*].overdue")).containsExactly(1);
        assertThat(JsonPath.<List<String>>read(clocks, "$.items[*].district")).containsExactly("050101");
        assertThat(JsonPath.<Integer>read(call("GET", at(code, ""), REGION, "", 200), "$.workingDaysLate"))
                .as("22 and 24 July; the 23rd is a holiday")
                .isEqualTo(2);
    }

    @Test
    void what_is_not_resolved_in_time_goes_to_the_next_office_once() {
        String code = open(MEDICINE, PORTAL);
        clock.moveTo(LocalDate.of(2026, 7, 21));
        escalate();
        assertThat(office(code)).isEqualTo("ROUTED/REGIONAL/0");
        clock.moveTo(LocalDate.of(2026, 7, 22));
        escalate();
        escalate();
        assertThat(office(code)).isEqualTo("ESCALATED/HEADQUARTERS/1");
        database.execute("truncate job cascade");
        escalate();
        assertThat(office(code)).as("a second job of the day").isEqualTo("ESCALATED/HEADQUARTERS/1");
        List<ReceivedEvent> told = Await.value(() -> probe.received(TOPIC, code), events -> events.size() == 3);
        assertThat(told.getLast().type()).isEqualTo("pe.juntos.affiliation.case.escalated.v1");
        ContractCheck.validate("case", told.getLast().json());
        refused(at(code, "resolve"), REGION, "{\"result\":\"UPHELD\",\"answer\":\"x\"}", 403, "NOT_RESPONSIBLE");
        String late = call("POST", at(code, "resolve"), MANAGER, "{\"result\":\"UPHELD\",\"answer\":\"x\"}", 200);
        assertThat(JsonPath.<Boolean>read(late, "$.onTime")).isFalse();
        call("POST", CASES + "/escalations", REGION, "", 403);
    }

    @Test
    void a_reopened_case_is_looked_at_by_the_office_above_with_the_whole_limit() {
        String code = open(MEDICINE, PORTAL);
        call("POST", at(code, "resolve"), REGION, "{\"result\":\"NOT_UPHELD\",\"answer\":\"No procede\"}", 200);
        clock.moveTo(LocalDate.of(2026, 7, 14));
        String again = call("POST", at(code, "reopen"), GESTOR, "{\"reason\":\"No conforme\"}", 200);
        assertThat(JsonPath.<String>read(again, "$.state")).isEqualTo("ROUTED");
        assertThat(JsonPath.<String>read(again, "$.office")).isEqualTo("HEADQUARTERS");
        assertThat(JsonPath.<String>read(again, "$.limitOn")).isEqualTo("2026-08-10");
        call("POST", at(code, "resolve"), MANAGER, "{\"result\":\"UPHELD\",\"answer\":\"Sí procede\"}", 200);
        assertThat(JsonPath.<List<String>>read(call("GET", at(code, ""), MANAGER, "", 200), "$.told.answers"))
                .containsExactly("No procede", "Sí procede");
        List<ReceivedEvent> told = Await.value(() -> probe.received(TOPIC, code), events -> events.size() == 5);
        assertThat(told.get(3).type()).isEqualTo("pe.juntos.affiliation.case.routed.v1");
        assertThat(told.get(3).json()).contains("\"reopenings\":1");
    }

    @Test
    void a_quarter_is_consolidated_once_after_its_end_by_district_and_in_time() {
        String onTime = open(MEDICINE, PORTAL);
        String late = open(MEDICINE.replace("050101", "050201"), PORTAL);
        open(MEDICINE, PORTAL);
        call("POST", at(onTime, "resolve"), REGION, "{\"result\":\"UPHELD\",\"answer\":\"x\"}", 200);
        clock.moveTo(LocalDate.of(2026, 9, 1));
        call("POST", at(late, "resolve"), REGION, "{\"result\":\"UPHELD\",\"answer\":\"x\"}", 200);
        refused("PUT", CASES + "/quarters/2026-Q3", MANAGER, "", 409, "QUARTER_NOT_ENDED");
        refused("PUT", CASES + "/quarters/tercero", MANAGER, "", 400, "QUARTER_INVALID");
        call("GET", CASES + "/quarters/2026-Q3.csv", MANAGER, "", 404);
        clock.moveTo(LocalDate.of(2026, 10, 1));
        call("PUT", CASES + "/quarters/2026-Q2", MANAGER, "", 200);
        call("PUT", CASES + "/quarters/2026-Q3", MANAGER, "", 200);
        String header =
                "ubigeo,tipo,categoria,abiertos,resueltos_en_plazo,resueltos_fuera_de_plazo,pendientes,vencidos\n";
        assertThat(call("GET", CASES + "/quarters/2026-Q2.csv", REGION, "", 200))
                .isEqualTo(header + "050101,COMPLAINT,MEDICINE,2,1,0,1,0\n050201,COMPLAINT,MEDICINE,1,0,0,1,0\n");
        String third = header + "050101,COMPLAINT,MEDICINE,0,0,0,1,1\n050201,COMPLAINT,MEDICINE,0,0,1,0,0\n";
        assertThat(call("GET", CASES + "/quarters/2026-Q3.csv", REGION, "", 200))
                .isEqualTo(third);
        assertThat(call("GET", CASES + "/quarters/2026-Q3.csv", NEIGHBOUR, "", 200))
                .isEqualTo(header + "050201,COMPLAINT,MEDICINE,0,0,1,0,0\n");
        open(MEDICINE, PORTAL);
        call("PUT", CASES + "/quarters/2026-Q3", MANAGER, "", 200);
        assertThat(call("GET", CASES + "/quarters/2026-Q3.csv", REGION, "", 200))
                .isEqualTo(third);
        call(
                "PUT",
                CASES + "/quarters/2026-Q1",
                TestTokens.bearer("i", List.of("INFORMATION_MANAGER"), List.of("05")),
                "",
                404);
    }

    @Test
    void open_and_overdue_cases_are_gauges_by_type_and_office() {
        open(MEDICINE, PORTAL);
        clock.moveTo(LocalDate.of(2026, 7, 22));
        measures.readAll().block(Await.LONGEST);
        assertThat(meters.get("programme.cases.open")
                        .tags("type", "COMPLAINT", "office", "REGIONAL", "due", "OVERDUE")
                        .gauge()
                        .value())
                .isEqualTo(1);
    }

    @Test
    void the_public_rate_names_no_small_group() {
        for (int i = 0; i < 12; i++) {
            String code = open(MEDICINE, PORTAL);
            if (i < 3) {
                call("POST", at(code, "resolve"), REGION, "{\"result\":\"UPHELD\",\"answer\":\"x\"}", 200);
            }
        }
        open(MEDICINE.replace("050101", "060101"), PORTAL);
        String rates = call("GET", "/affiliation/public/resolution-rate?quarter=2026-Q2", AUDITOR, "", 200);
        assertThat(JsonPath.<List<Double>>read(rates, "$.total[*].resolutionRate"))
                .containsExactly(23.1);
        assertThat(JsonPath.<List<Object>>read(rates, "$.byDepartment[?(@.opened != null)]"))
                .isEmpty();
        assertThat(rates).doesNotContain("Eva", "050101");
        http.get()
                .uri("/affiliation/public/resolution-rate?quarter=2026-Q2")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo(rates);
        http.get().uri(CASES).exchange().expectStatus().isUnauthorized();
        refused("GET", "/affiliation/public/resolution-rate?quarter=x", AUDITOR, "", 400, "QUARTER_INVALID");
    }

    private void escalate() {
        String job = JsonPath.read(call("POST", CASES + "/escalations", MANAGER, "", 202), "$.job");
        Await.until(() -> assertThat(
                        JsonPath.<String>read(call("GET", "/affiliation/jobs/" + job, AUDITOR, "", 200), "$.state"))
                .isEqualTo("FINISHED"));
    }

    private String office(String code) {
        return database.texts("select state || '/' || office || '/' || escalations from case_file where code = '" + code
                        + "'")
                .getFirst();
    }

    private List<String> codes(String path, String token) {
        return JsonPath.read(call("GET", path, token, "", 200), "$.items[*].caseCode");
    }

    private String open(String body, String token) {
        return JsonPath.read(call("POST", CASES, token, body, 201), "$.caseCode");
    }

    private static String at(String code, String move) {
        return CASES + "/" + code + (move.isEmpty() ? "" : "/" + move);
    }

    private static String sheet(String category, String place, String date, String text, String name) {
        return "{\"category\":%s,\"district\":\"050101\",\"place\":%s,\"date\":%s,\"occurrence\":%s,\"person\":{\"name\":%s}}"
                .formatted(json(category), json(place), json(date), json(text), json(name));
    }

    private static String json(String text) {
        return text == null ? "null" : "\"" + text + "\"";
    }

    private void refused(String path, String token, String body, int status, String code) {
        refused("POST", path, token, body, status, code);
    }

    private void refused(String method, String path, String token, String body, int status, String code) {
        assertThat(JsonPath.<String>read(call(method, path, token, body, status), "$.code"))
                .isEqualTo(code);
    }

    private String call(String method, String path, String token, String body, int status) {
        var request = http.method(HttpMethod.valueOf(method)).uri(path).header("Authorization", token);
        if (!body.isEmpty()) {
            request.contentType(MediaType.APPLICATION_JSON).bodyValue(body);
        }
        return request.exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }
}
