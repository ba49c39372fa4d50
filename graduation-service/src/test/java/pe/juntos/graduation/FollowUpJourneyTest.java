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
import pe.juntos.platform.test.Consumed;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** GRA-8: whom to visit after the exit, what is recorded, and the request of who relapsed. Today is 30 June 2026. */
@ServiceTest
class FollowUpJourneyTest {

    private static final String TOPIC = "juntos.graduation.followup.v1";
    private static final String PATH = "/graduation/followups";
    private static final Consumed HOUSEHOLD = new Consumed("affiliation", "household");
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
    void whoIsDueIsOnTheListUntilMetAndARelapseAsksToComeBack() {
        exited(1, "050401", "2025-12-30", "GRADUATED");
        exited(2, "050401", "2026-01-01", "GRADUATED");
        exited(3, "050501", "2025-06-30", "TERM_REACHED");
        exited(4, "050401", "2024-06-01", "MOVED_OUT");

        assertThat(due(GESTOR, "")).containsExactly(code(1) + "/6");
        assertThat(due(GESTOR, "?asOf=2026-06-29")).isEmpty();
        assertThat(due(ABROAD, "")).containsExactly(code(3) + "/6", code(3) + "/12");
        assertThat(due(GraduationScenario.AUDITOR, "?limit=1&cursor=" + code(3) + "/006"))
                .containsExactly(code(3) + "/12");

        sent(GESTOR, visit("V-1", 1, 6, "2026-06-30", "NOT_FOUND")).isEqualTo(201);
        assertThat(due(GESTOR, "")).containsExactly(code(1) + "/6");
        sent(GESTOR, visit("V-2", 1, 6, "2026-06-30", "STABLE")).isEqualTo(201);
        sent(GESTOR, visit("V-2", 1, 6, "2026-06-30", "STABLE")).isEqualTo(200);
        assertThat(due(GESTOR, "")).isEmpty();
        refused(GESTOR, visit("V-2", 1, 6, "2026-06-30", "WORSE"), 409, "ID_CONFLICT");
        refused(GESTOR, visit("V-3", 1, 6, "2026-06-30", "WORSE"), 409, "ALREADY_RECORDED");

        String relapse = visit("V-4", 3, null, "2026-06-15", "RELAPSED");
        refused(ABROAD, relapse, 422, "CAUSES_REQUIRED");
        refused(GESTOR, relapse, 404, "NOT_FOUND");
        relapse = relapse.replace("}", ",\"causes\":[\"ILLNESS_OR_DEATH\",\"DEBT\"]}");
        sent(ABROAD, relapse).isEqualTo(201);
        sent(ABROAD, relapse).isEqualTo(200);
        assertThat(due(ABROAD, "")).isEmpty();
        assertThat(received(ABROAD)).containsExactly(false);
        assertThat(received(GESTOR)).isEmpty();
        var told = Await.value(() -> events.received(TOPIC, code(3)), found -> found.size() == 1)
                .getFirst();
        assertThat(told.type()).isEqualTo("pe.juntos.graduation.followup.relapsed.v1");
        assertThat(told.json()).doesNotContain("ILLNESS").doesNotContain("DEBT");
        Await.until(() -> assertThat(events.received(TOPIC, code(1))).hasSize(2));

        state(3, "050501", "listed", "LISTED", null, null, 3);
        Await.value(() -> received(ABROAD), found -> found.equals(List.of(true)));
        String history = juntos.get("/graduation/households/" + code(3) + "/followups", ABROAD);
        assertThat(JsonPath.<List<String>>read(history, "$.visits[*].result")).containsExactly("RELAPSED");
        assertThat(JsonPath.<List<String>>read(history, "$.visits[0].causes"))
                .containsExactly("ILLNESS_OR_DEATH", "DEBT");
        web.get()
                .uri("/graduation/households/" + code(3) + "/followups")
                .header(HttpHeaders.AUTHORIZATION, GESTOR)
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void everyRefusalHasItsCodeAndChangesNothing() {
        exited(11, "050401", "2025-12-30", "GRADUATED");
        exited(12, "050401", "2025-12-30", "DECEASED_ALL");
        juntos.household(13, "X13", "050401");
        refused(GESTOR, "{}", 400, "INCOMPLETE");
        refused(GESTOR, visit("V", 13, 6, "2026-06-30", "STABLE"), 409, "NOT_LEFT");
        refused(GESTOR, visit("V", 12, 6, "2026-06-30", "STABLE"), 409, "NOT_FOLLOWED_UP");
        refused(GESTOR, visit("V", 11, 6, "2026-07-01", "STABLE"), 422, "IN_FUTURE");
        refused(GESTOR, visit("V", 11, null, "2025-12-29", "STABLE"), 422, "BEFORE_EXIT");
        refused(GESTOR, visit("V", 11, 5, "2026-06-30", "STABLE"), 422, "MONTHS_UNKNOWN");
        refused(GESTOR, visit("V", 11, 6, "2026-06-29", "STABLE"), 422, "TOO_EARLY");
        refused(
                GESTOR,
                visit("V", 11, 6, "2026-06-30", "STABLE").replace("}", ",\"causes\":[\"DEBT\"]}"),
                422,
                "CAUSES_NOT_EXPECTED");
        refused(GESTOR, visit("V", 99, 6, "2026-06-30", "STABLE"), 404, "NOT_FOUND");
        for (String role : List.of("REGIONAL_COORDINATOR", "AUDITOR", "INFORMATION_MANAGER", "PARTNER")) {
            refused(TestTokens.bearer("x", role), visit("V", 11, 6, "2026-06-30", "STABLE"), 403, "FORBIDDEN");
        }
        assertThat(database.number("select count(*) from followup_visit where id = 'V'"))
                .isZero();
    }

    @Test
    void whatAPhoneKeptIsTakenLineByLine() {
        exited(21, "050401", "2025-12-30", "GRADUATED");
        String batch = "{\"visits\":["
                + String.join(
                        ",",
                        visit("B-1", 21, 6, "2026-06-30", "STABLE"),
                        visit("B-1", 21, 6, "2026-06-30", "STABLE"),
                        "{\"id\":\"B-2\"}",
                        visit("B-3", 99, 6, "2026-06-30", "STABLE"))
                + "]}";
        String answer = juntos.post(GESTOR, PATH + "/batch", batch)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(JsonPath.<List<String>>read(answer, "$.results[*].state"))
                .containsExactly("ACCEPTED", "REPEATED", "REFUSED", "REFUSED");
        assertThat(JsonPath.<List<String>>read(answer, "$.results[*].code"))
                .containsExactly(null, null, "INCOMPLETE", "UNKNOWN_HOUSEHOLD");
        String many = "{\"visits\":[" + "{},".repeat(500) + "{}]}";
        juntos.post(GESTOR, PATH + "/batch", many)
                .expectStatus()
                .isEqualTo(413)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("TOO_MANY");
    }

    private void exited(int number, String district, String on, String reason) {
        state(number, district, "exited", "EXITED", on, reason, 2);
    }

    private void state(
            int number, String district, String event, String state, String exitedOn, String reason, long version) {
        var values = new java.util.HashMap<String, Object>(
                Map.of("household", code(number), "externalId", "X" + number, "district", district, "state", state));
        values.put("exitedOn", exitedOn);
        values.put("reason", reason);
        HOUSEHOLD.tell(events, event, code(number), version, values);
        Await.value(
                () -> database.number("select count(*) from household where household = '" + code(number)
                        + "' and version = " + version),
                found -> found == 1);
    }

    private static String visit(String id, int household, Integer months, String on, String result) {
        return "{\"id\":\"%s\",\"household\":\"%s\",\"months\":%s,\"visitedOn\":\"%s\",\"result\":\"%s\"}"
                .formatted(id, code(household), months, on, result);
    }

    private List<String> due(String token, String query) {
        return JsonPath.<List<Map<String, Object>>>read(juntos.get(PATH + query, token), "$.items").stream()
                .filter(item -> !item.get("household").equals(code(11)))
                .filter(item -> !item.get("household").equals(code(21)))
                .map(item -> item.get("household") + "/" + item.get("months"))
                .toList();
    }

    private List<Boolean> received(String token) {
        return JsonPath.read(juntos.get("/graduation/reentries", token), "$.items[*].received");
    }

    private org.assertj.core.api.AbstractIntegerAssert<?> sent(String token, String visit) {
        return assertThat(juntos.post(token, PATH, visit)
                .expectBody()
                .returnResult()
                .getStatus()
                .value());
    }

    private void refused(String token, String visit, int status, String code) {
        juntos.post(token, PATH, visit)
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }
}
