package pe.juntos.graduation;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.graduation.GraduationScenario.code;

import com.jayway.jsonpath.JsonPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.Consumed;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** GRA-7 from the events of affiliation to the calendar, the notice and its telling. */
@ServiceTest
class ForecastJourneyTest {

    private static final String TOPIC = "juntos.graduation.forecast.v1";
    private static final Consumed MEMBER = new Consumed("affiliation", "member");
    private static final String GESTOR = TestTokens.bearer("rosa", List.of("GESTOR"), List.of("0504"));
    private static final String ABROAD = TestTokens.bearer("olga", List.of("GESTOR"), List.of("0505"));
    private static final String CALENDAR = "/graduation/forecasts/2026-07/calendar?by=district";
    private static final String HOUSEHOLDS = "/graduation/forecasts/2026-07/households";

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
    void aHouseholdIsForecastToldAndForecastAgainTheSame() {
        refused(juntosGet(GESTOR, CALENDAR), 409, "FORECAST_NOT_READY");
        juntos.household(1, "X1", "050401", "2025-01-01");
        juntos.household(2, "X2", "050501", "2025-01-01");
        child(1, 1, "2010-03-31", "registered", 1);
        child(1, 2, "2011-03-31", "registered", 1);
        child(2, 3, "2010-03-31", "registered", 1);
        child(1, 2, "2011-03-31", "left", 2);

        forecast();

        assertThat(calendar(GESTOR))
                .containsExactly("050401/2027-01/LAST_CHILD_COMPLETES/1", "050401/2028-05/CLASS_EXPIRES/1");
        assertThat(calendar(GraduationScenario.AUDITOR)).hasSize(4);
        assertThat(events.awaitReceived(TOPIC, 2)).hasSize(2);
        String told = events.received(TOPIC, code(1)).getFirst().json();
        assertThat(JsonPath.<String>read(told, "$.kind")).isEqualTo("LAST_CHILD_COMPLETES");
        assertThat(JsonPath.<String>read(told, "$.on")).isEqualTo("2027-01-01");
        assertThat(JsonPath.<String>read(told, "$.basis")).isEqualTo("SCHOOL_YEARS");

        var first = database.texts("select string_agg(f::text, ';' order by household, kind) from exit_forecast f");
        database.execute("delete from job_chunk where job_id in (select id from job where kind = 'forecast-exits')");
        database.execute("delete from job where kind = 'forecast-exits'");
        forecast();
        assertThat(database.texts("select string_agg(f::text, ';' order by household, kind) from exit_forecast f"))
                .isEqualTo(first);
        assertThat(database.number("select count(*) from exit_notice")).isEqualTo(2);

        String ahead = juntos.get("/graduation/households/" + code(1) + "/forecast?from=2026-07", GESTOR);
        assertThat(JsonPath.<List<Object>>read(ahead, "$.months")).hasSize(24);
        assertThat(JsonPath.<String>read(ahead, "$.months[6].exits[0].kind")).isEqualTo("LAST_CHILD_COMPLETES");
        refused(juntosGet(ABROAD, "/graduation/households/" + code(1) + "/forecast"), 404, "NOT_FOUND");

        String tell = "{\"kind\":\"LAST_CHILD_COMPLETES\",\"exit\":\"2027-01-01\",\"on\":\"2026-06-20\"}";
        String path = "/graduation/households/" + code(1) + "/exit-notices";
        assertThat(JsonPath.<List<Object>>read(juntos.get(HOUSEHOLDS + "?toTell=true", GESTOR), "$.items"))
                .hasSize(1);
        refused(juntos.post(ABROAD, path + "/told", tell), 404, "NOT_FOUND");
        refused(juntos.post(GraduationScenario.AUDITOR, path + "/told", tell), 403, "FORBIDDEN");
        refused(juntos.post(GESTOR, path + "/told", tell.replace("2026-06-20", "2026-07-01")), 422, "IN_FUTURE");
        refused(juntos.post(GESTOR, path + "/told", "{}"), 400, "INCOMPLETE");
        changed(juntos.post(GESTOR, path + "/told", tell), true);
        changed(juntos.post(GESTOR, path + "/told", tell), false);
        assertThat(JsonPath.<List<Object>>read(juntos.get(HOUSEHOLDS + "?toTell=true", GESTOR), "$.items"))
                .isEmpty();
        assertThat(JsonPath.<String>read(juntos.get(path, GESTOR), "$[0].toldOn"))
                .isEqualTo("2026-06-20");
        refused(juntosGet(ABROAD, path), 404, "NOT_FOUND");
        assertThat(JsonPath.<List<String>>read(
                        juntos.get(HOUSEHOLDS + "?month=2027-01&kind=LAST_CHILD_COMPLETES", ABROAD),
                        "$.items[*].household"))
                .containsExactly(code(2));
    }

    @Test
    void onlyThoseWhoMayRunItDoAndOnlyForAMonth() {
        for (String role : List.of("GESTOR", "REGIONAL_COORDINATOR", "CERTIFIER", "AUDITOR", "PARTNER")) {
            refused(order(TestTokens.bearer("x", role), "2026-07"), 403, "FORBIDDEN");
        }
        for (String month : List.of("", "2026-13", "2026", "1999-01", "july")) {
            refused(order(TestTokens.bearer("oscar", "OPERATOR"), month), 400, "MONTH_INVALID");
        }
        refused(juntosGet(TestTokens.bearer("x", "PARTNER"), CALENDAR), 403, "FORBIDDEN");
        refused(juntosGet(TestTokens.bearer("x", "PARTNER"), HOUSEHOLDS), 403, "FORBIDDEN");
    }

    private void child(int household, int member, String born, String event, long version) {
        var values = new HashMap<String, Object>(
                Map.of("member", "M%016d".formatted(member), "household", code(household), "birthDate", born));
        MEMBER.tell(events, event, code(household), version, values);
        Await.value(
                () -> database.number("select count(*) from member where member = 'M%016d' and version = %d"
                        .formatted(member, version)),
                found -> found == 1);
    }

    private void forecast() {
        String job = JsonPath.read(
                new String(
                        order(TestTokens.bearer("oscar", "OPERATOR"), "2026-07")
                                .expectStatus()
                                .isAccepted()
                                .expectBody()
                                .returnResult()
                                .getResponseBodyContent(),
                        java.nio.charset.StandardCharsets.UTF_8),
                "$.job");
        Await.value(
                () -> juntos.get("/graduation/jobs/" + job, TestTokens.bearer("oscar", "OPERATOR")),
                state -> "FINISHED".equals(JsonPath.<String>read(state, "$.state")));
    }

    private WebTestClient.ResponseSpec order(String token, String month) {
        return juntos.post(token, "/graduation/forecasts", "{\"from\":\"" + month + "\"}");
    }

    private List<String> calendar(String token) {
        return JsonPath.<List<Map<String, Object>>>read(juntos.get(CALENDAR, token), "$.counts").stream()
                .map(count -> count.get("district") + "/" + count.get("month") + "/" + count.get("kind") + "/"
                        + count.get("households"))
                .toList();
    }

    private WebTestClient.ResponseSpec juntosGet(String token, String path) {
        return web.get().uri(path).header(HttpHeaders.AUTHORIZATION, token).exchange();
    }

    private static void changed(WebTestClient.ResponseSpec answer, boolean expected) {
        answer.expectStatus().isOk().expectBody().jsonPath("$.changed").isEqualTo(expected);
    }

    private static void refused(WebTestClient.ResponseSpec answer, int status, String code) {
        answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
    }
}
