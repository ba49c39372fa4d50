package pe.juntos.coresponsibility.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.coresponsibility.Programme;
import pe.juntos.coresponsibility.ProgrammeTest;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.Consumed;
import pe.juntos.platform.test.ContractCheck;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ReceivedEvent;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** What a period's evidence says of the establishments, and who is silent from which day on. */
@ProgrammeTest
class ScorecardsTest {
    private static final String TOPIC = "juntos.coresponsibility.establishment.v1";
    private static final String CARDS = "/coresponsibility/periods/2026-3/scorecards";
    private static final Consumed CASES = new Consumed("affiliation", "case");
    private static final List<String> HERE = List.of("050101");
    private static final List<String> NEIGHBOUR = List.of("050102");

    @Autowired
    private WebTestClient web;

    @Autowired
    private EventProbe probe;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Programme programme;

    @Test
    @Order(1)
    void counts_what_came_what_was_late_and_what_was_refused() {
        programme.registerEstablishments();
        programme.household("A", "2025-01-01");
        programme.child("A1", "A", "2025-01-01", Programme.POST);
        programme.child("A2", "A", "2024-12-01", Programme.POST);
        programme.child("A3", "A", "2015-01-01", Programme.SCHOOL);
        programme.household("B", "2025-01-01", 1, "050102", false);
        programme.child("B1", "B", "2025-01-01", Programme.OTHER_POST);
        programme.open("2026-3");
        programme.health(
                Programme.visit("h1", "A1", "ASISTIO"),
                signedOn("h2", "A1", "2026-07-10"), // the due day
                signedOn("h3", "A1", "2026-07-11"), // the day after
                "h4,2026-3," + Programme.POST + ",A2,2026-05-10,CRED,ASISTIO,,,",
                "h5,2026-3," + Programme.POST + ",nobody,2026-05-10,CRED,ASISTIO,F1,2026-05-10,");
        programme.health( // sent again, whole
                "h4,2026-3," + Programme.POST + ",A2,2026-05-10,CRED,ASISTIO,,,",
                "h5,2026-3," + Programme.POST + ",nobody,2026-05-10,CRED,ASISTIO,F1,2026-05-10,",
                "h6,2026-3,S-99999999,A2,2026-05-10,CRED,ASISTIO,F1,2026-05-10,");
        compute("2026-07-10");
        assertThat(database.texts("select establishment || ' ' || unsigned || ' ' || refused from scorecard"
                        + " where refused > 0"))
                .containsExactly(Programme.POST + " 1 2");
        assertThat(figures())
                .containsExactly(
                        Programme.SCHOOL + " 1 0 0 0 true",
                        Programme.POST + " 2 1 3 1 false",
                        Programme.OTHER_POST + " 1 0 0 0 true");
    }

    private static String signedOn(String id, String person, String day) {
        return id + ",2026-3," + Programme.POST + "," + person + ",2026-06-30,CRED,ASISTIO,F1," + day + ",";
    }

    private List<String> figures() {
        return database.texts(
                "select establishment || ' ' || expected || ' ' || reported || ' ' || records || ' ' || late"
                        + " || ' ' || silent from scorecard where period = '2026-3' order by 1");
    }

    @Test
    @Order(2)
    void tells_the_scorecard_of_each_establishment_once() {
        compute("2026-07-10");
        var told = Await.value(() -> told("scorecard-updated"), events -> events.size() >= 3);
        assertThat(told).hasSize(3).allSatisfy(e -> ContractCheck.validate("establishment", e.json()));
        assertThat(told)
                .extracting(ReceivedEvent::key)
                .containsExactlyInAnyOrder(Programme.SCHOOL, Programme.POST, Programme.OTHER_POST);
    }

    @Test
    @Order(3)
    void nobody_is_silent_up_to_the_due_day_and_whoever_sent_nothing_is_on_the_next() {
        start("/coresponsibility/silences", "OPERATOR", Map.of("asOf", "2026-07-10"))
                .expectStatus()
                .isAccepted()
                .expectBody()
                .jsonPath("$.jobs.length()")
                .isEqualTo(0);
        assertThat(database.number("select count(*) from silent_establishment")).isZero();
        var opening = "update job set state = '%s' where id = (select opening_job from period where period = '2026-3')";
        database.execute(opening.formatted("RUNNING"));
        start("/coresponsibility/silences", "OPERATOR", Map.of("asOf", "2026-07-11"))
                .expectBody()
                .jsonPath("$.jobs.length()")
                .value(jobs ->
                        assertThat(jobs).as("its expected lists are not whole").isEqualTo(0));
        database.execute(opening.formatted("FINISHED"));
        for (var day : List.of("2026-07-11", "2026-07-11", "2026-07-12")) {
            start("/coresponsibility/silences", "OPERATOR", Map.of("asOf", day))
                    .expectStatus()
                    .isAccepted();
            programme.settle();
        }
        assertThat(database.texts("select establishment || ' ' || expected || ' ' || due_on || ' ' || found_as_of"
                        + " from silent_establishment order by 1"))
                .containsExactly(
                        Programme.SCHOOL + " 1 2026-07-10 2026-07-11",
                        Programme.OTHER_POST + " 1 2026-07-10 2026-07-11");
        var told = Await.value(() -> told("silent"), events -> events.size() >= 2);
        assertThat(told).hasSize(2).allSatisfy(e -> ContractCheck.validate("establishment", e.json()));
        assertThat(told).allSatisfy(e -> assertThat(e.json()).contains("\"dueOn\": \"2026-07-10\""));
    }

    @Test
    @Order(4)
    void an_establishment_that_speaks_after_all_is_told_as_silent_no_longer() {
        programme.education(Programme.month("e1", "A3", 20, 20, 0));
        compute("2026-07-12");
        assertThat(figures()).contains(Programme.SCHOOL + " 1 1 1 0 false");
        var last = Await.value(
                () -> probe.received(TOPIC, Programme.SCHOOL).getLast(),
                e -> e.json().contains("\"silence\":null"));
        assertThat(last.type()).endsWith("scorecard-updated.v1");
        assertThat(database.number(
                        "select count(*) from silent_establishment where establishment = '" + Programme.SCHOOL + "'"))
                .as("that it was silent on the due day stays")
                .isEqualTo(1);
    }

    @Test
    @Order(5)
    void complaints_of_the_period_count_unless_they_had_no_ground() {
        complaint("C000000000000000A", "opened", 1, "COMPLAINT", Programme.POST, "2026-05-01", null);
        complaint("C000000000000000B", "opened", 1, "COMPLAINT", Programme.POST, "2026-06-30", null);
        complaint("C000000000000000D", "opened", 1, "COMPLAINT", Programme.POST, "2026-04-30", null);
        complaint("C000000000000000E", "opened", 1, "COMPLAINT", Programme.POST, "2026-07-01", null);
        complaint("C000000000000000F", "opened", 1, "QUERY", Programme.POST, "2026-06-01", null);
        complaint("C000000000000000G", "resolved", 2, "COMPLAINT", Programme.POST, "2026-06-01", "NOT_UPHELD");
        complaint("C000000000000000G", "opened", 1, "COMPLAINT", Programme.POST, "2026-06-01", null); // late, older
        complaint("C000000000000000H", "resolved", 2, "COMPLAINT", Programme.POST, "2026-06-01", "UPHELD");
        complaint("C000000000000000J", "opened", 1, "COMPLAINT", null, "2026-06-01", null);
        Await.until(() ->
                assertThat(database.number("select count(*) from complaint")).isEqualTo(8));
        compute("2026-07-12");
        assertThat(database.number("select complaints from scorecard where establishment = '" + Programme.POST + "'"))
                .isEqualTo(3);
    }

    private void complaint(
            String code, String event, long version, String type, String establishment, String opened, String result) {
        var values = new java.util.HashMap<String, Object>(Map.of("caseCode", code, "type", type, "openedOn", opened));
        values.put("establishment", establishment);
        values.put("result", result);
        CASES.tell(probe, event, code, version, values);
    }

    @Test
    @Order(6)
    void the_stimulus_list_says_who_has_earned_it_and_what_is_against_the_others() {
        assertThat(programme.file("/coresponsibility/periods/2026-3/stimulus.csv"))
                .containsExactly(
                        "2026-3," + Programme.SCHOOL + ",050101,1,1,S,,scorecard-2005",
                        "2026-3," + Programme.POST
                                + ",050101,2,1,N,MEMBERS_NOT_REPORTED|RECORDS_REFUSED|RECORDS_LATE|COMPLAINTS,scorecard-2005",
                        "2026-3," + Programme.OTHER_POST + ",050102,1,0,N,SILENT|MEMBERS_NOT_REPORTED,scorecard-2005");
        assertThat(programme.file("/coresponsibility/periods/2026-3/stimulus.csv", "050102"))
                .hasSize(1);
    }

    @Test
    @Order(7)
    void are_read_in_the_own_territory_only() {
        assertThat(text(CARDS, "GESTOR", NEIGHBOUR))
                .contains(Programme.OTHER_POST)
                .doesNotContain(Programme.POST);
        assertThat(text(CARDS + "?silent=true", "AUDITOR", TestTokens.NATIONAL))
                .contains(Programme.OTHER_POST)
                .doesNotContain(Programme.POST, Programme.SCHOOL);
        assertThat(text(CARDS + "?district=08", "AUDITOR", TestTokens.NATIONAL)).contains("\"items\":[]");
        assertThat(text("/coresponsibility/establishments/" + Programme.POST + "/scorecards", "GESTOR", HERE))
                .contains("\"complaints\":3");
        get("/coresponsibility/establishments/" + Programme.POST + "/scorecards", "GESTOR", NEIGHBOUR)
                .expectStatus()
                .isNotFound();
        assertThat(text(CARDS, "ESTABLISHMENT_HEAD", TestTokens.NATIONAL)).contains("\"items\":[]");
        database.execute("update signatory set person = 'delia' where signature = 'F1'");
        assertThat(text(CARDS, "ESTABLISHMENT_HEAD", TestTokens.NATIONAL))
                .contains(Programme.POST)
                .doesNotContain(Programme.OTHER_POST);
    }

    @Test
    @Order(8)
    void for_whom_they_are_and_what_is_refused() {
        for (var uri : List.of(
                CARDS,
                "/coresponsibility/periods/2026-3/stimulus.csv",
                "/coresponsibility/establishments/" + Programme.POST + "/scorecards")) {
            get(uri, "PARTNER", TestTokens.NATIONAL).expectStatus().isForbidden();
        }
        get("/coresponsibility/periods/2026-3/stimulus.csv", "ESTABLISHMENT_HEAD", TestTokens.NATIONAL)
                .expectStatus()
                .isForbidden();
        for (var role : List.of("GESTOR", "AUDITOR", "INSTITUTION", "ESTABLISHMENT_HEAD")) {
            start(CARDS, role, Map.of()).expectStatus().isForbidden();
            start("/coresponsibility/silences", role, Map.of()).expectStatus().isForbidden();
        }
        start("/coresponsibility/periods/2020-1/scorecards", "OPERATOR", Map.of())
                .expectStatus()
                .isNotFound();
        start("/coresponsibility/silences", "OPERATOR", Map.of("asOf", "ayer"))
                .expectStatus()
                .isBadRequest();
        get("/coresponsibility/periods/2020-1/scorecards", "GESTOR", HERE)
                .expectStatus()
                .isNotFound();
        get(CARDS + "?district=x", "GESTOR", HERE)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("FILTER_INVALID");
    }

    @Test
    @Order(9)
    void follow_by_themselves_when_the_period_is_consolidated() {
        database.execute("delete from scorecard");
        programme.close("2026-3");
        programme.consolidate("2026-3");
        Await.until(() ->
                assertThat(database.number("select count(*) from scorecard")).isEqualTo(3));
        programme.settle();
    }

    private void compute(String asOf) {
        start(CARDS, "INFORMATION_MANAGER", Map.of("asOf", asOf)).expectStatus().isAccepted();
        programme.settle();
    }

    private List<ReceivedEvent> told(String event) {
        return probe.received(TOPIC).stream()
                .filter(e -> e.type().endsWith(event + ".v1"))
                .toList();
    }

    private WebTestClient.ResponseSpec start(String uri, String role, Map<String, String> body) {
        return web.post()
                .uri(uri)
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("oscar", role))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private String text(String uri, String role, List<String> territory) {
        return get(uri, role, territory)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private WebTestClient.ResponseSpec get(String uri, String role, List<String> territory) {
        return web.get()
                .uri(uri)
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("delia", List.of(role), territory))
                .exchange();
    }
}
