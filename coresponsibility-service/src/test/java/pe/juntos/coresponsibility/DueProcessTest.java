package pe.juntos.coresponsibility;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.coresponsibility.Programme.code;
import static pe.juntos.coresponsibility.Programme.month;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.ContractCheck;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.TestClock;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** VER-5, POL-2: a breach from its notice over the family's request to the corrected verdict. */
@ProgrammeTest
class DueProcessTest {
    private static final String NOTICES = "/coresponsibility/periods/2026-3/notices";
    private static final String REQUESTS = "/coresponsibility/reconsiderations";
    private static final List<String> NEIGHBOUR = List.of("0502");
    private static final List<String> OWN = List.of("0501");
    private static String request = "";

    @Autowired
    private WebTestClient web;

    @Autowired
    private EventProbe probe;

    @Autowired
    private TestDatabase database;

    @Autowired
    private TestClock clock;

    @Autowired
    private Programme programme;

    @Test
    @Order(1)
    void every_breach_has_its_notice_with_its_verdict_and_nothing_else_has() {
        programme.registerEstablishments();
        for (var household : List.of("A", "B", "C", "MET", "SILENT")) {
            programme.household(household, "2025-01-01");
            programme.child("p" + household, household, "2015-01-01", Programme.SCHOOL);
        }
        programme.open("2026-3");
        programme.education(
                month("a", "pA", 20, 16, 0),
                month("b", "pB", 20, 16, 0),
                month("c", "pC", 20, 16, 0),
                month("m", "pMET", 20, 17, 0));
        clock.moveTo(LocalDate.of(2026, 7, 6));
        programme.close("2026-3");
        assertThat(database.texts("select household || ' ' || version from verdict_notice order by 1"))
                .containsExactly(code("A") + " 1", code("B") + " 1", code("C") + " 1");
        database.execute("delete from verdict_notice where household = '" + code("C") + "'");
        programme.consolidate("2026-3");
        answers("/coresponsibility/periods/2026-3/certify", "cesar", "CERTIFIER", Map.of(), 409, "NOTICES_MISSING");
        assertThat(posted(NOTICES, "carlos", "REGIONAL_COORDINATOR", NEIGHBOUR, Map.of()))
                .containsEntry("created", 0);
        assertThat(posted(NOTICES, "carlos", "REGIONAL_COORDINATOR", OWN, Map.of()))
                .containsEntry("created", 1)
                .containsEntry("states", Map.of("WAITING", 3));
        assertThat(posted(NOTICES, "carlos", "REGIONAL_COORDINATOR", OWN, Map.of()))
                .containsEntry("created", 0);
        programme.certify("2026-3");
    }

    @Test
    @Order(2)
    void gestores_take_lists_and_letters_of_their_territory() {
        var lines = programme.file("/coresponsibility/periods/2026-3/notices.csv", "05");
        assertThat(lines)
                .hasSize(3)
                .allSatisfy(line -> assertThat(line)
                        .contains(
                                "ATTENDANCE_BELOW_MINIMUM",
                                "No le corresponde el abono de mayo y junio de 2026",
                                "PENDING")
                        .contains("se faltó más de lo permitido", "10 días hábiles"));
        assertThat(programme.file("/coresponsibility/periods/2026-3/notices.csv", "08"))
                .isEmpty();
        assertThat(programme.file("/coresponsibility/periods/2026-3/notices.csv?district=050102"))
                .isEmpty();
        var letters = programme
                .tryGet("/coresponsibility/periods/2026-3/notices.html", "rosa", "GESTOR", OWN)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(letters.split("<article>")).hasSize(4);
        assertThat(letters).contains("lang=\"quz\"", "Firma o huella").doesNotContain("{{");
        assertThat(programme
                        .tryGet("/coresponsibility/periods/2026-3/notices.html", "rosa", "GESTOR", NEIGHBOUR)
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody())
                .doesNotContain("<article>");
        programme
                .tryGet(NOTICES, "rosa", "GESTOR", NEIGHBOUR)
                .expectBodyList(Map.class)
                .hasSize(0);
        programme
                .tryGet(NOTICES, "rosa", "GESTOR", OWN)
                .expectBodyList(Map.class)
                .hasSize(3);
        for (var role : List.of("INSTITUTION", "PARTNER", "ESTABLISHMENT_HEAD")) {
            for (var path : List.of(NOTICES, NOTICES + ".csv", NOTICES + ".html")) {
                programme
                        .tryGet(path, "otro", role, TestTokens.NATIONAL)
                        .expectStatus()
                        .isForbidden();
            }
        }
        programme
                .tryPost(NOTICES, "rosa", "GESTOR", OWN, Map.of())
                .expectStatus()
                .isForbidden();
    }

    @Test
    @Order(3)
    void deliveries_are_noted_one_by_one_and_refused_with_a_code() {
        var told = delivered(
                OWN,
                delivery("A", "VISIT", "2026-07-06"),
                delivery("B", "RADIO", "2026-07-06"),
                delivery("B", "VISIT", "2026-07-05"),
                delivery("B", "VISIT", "2026-07-07"),
                delivery("MET", "VISIT", "2026-07-06"));
        assertThat(told)
                .containsEntry("accepted", 1)
                .containsEntry(
                        "refused",
                        List.of(
                                Map.of("household", code("B"), "code", "UNKNOWN_CHANNEL"),
                                Map.of("household", code("B"), "code", "DELIVERED_BEFORE_VERDICT"),
                                Map.of("household", code("B"), "code", "DELIVERED_IN_FUTURE"),
                                Map.of("household", code("MET"), "code", "UNKNOWN_NOTICE")));
        assertThat(delivered(NEIGHBOUR, delivery("B", "VISIT", "2026-07-06")).toString())
                .contains("UNKNOWN_NOTICE");
        assertThat(delivered(OWN, delivery("A", "VISIT", "2026-07-06"))).containsEntry("accepted", 1);
        assertThat(delivered(OWN, delivery("A", "PHONE", "2026-07-06")).toString())
                .contains("ALREADY_DELIVERED");
        answers(NOTICES + "/deliveries", "rosa", "GESTOR", Map.of("items", List.of()), 422, "DELIVERIES_COUNT");
        programme
                .tryPost(NOTICES + "/deliveries", "ana", "AUDITOR", OWN, Map.of("items", List.of()))
                .expectStatus()
                .isForbidden();
        assertThat(programme.file(NOTICES + ".csv?state=DELIVERED"))
                .singleElement()
                .asString()
                .endsWith("VISIT,2026-07-06,,2026-07-20");
    }

    @Test
    @Order(4)
    void a_request_is_refused_with_a_code_or_taken() {
        answers(REQUESTS, "rosa", "GESTOR", asked("requestedBy", "VECINO"), 422, "UNKNOWN_REQUESTER");
        answers(REQUESTS, "rosa", "GESTOR", asked("requestedOn", null), 422, "DATE_MISSING");
        answers(REQUESTS, "rosa", "GESTOR", asked("requestedOn", "2026-07-07"), 422, "REQUESTED_IN_FUTURE");
        answers(REQUESTS, "rosa", "GESTOR", asked("reasons", ""), 422, "REASONS_MISSING");
        answers(REQUESTS, "rosa", "GESTOR", asked("household", code("MET")), 409, "NOT_A_BREACH");
        answers(REQUESTS, "rosa", "GESTOR", asked("period", "2026-9"), 404, "NOT_FOUND");
        programme
                .tryPost(REQUESTS, "rosa", "GESTOR", NEIGHBOUR, asked("reasons", "Sí fue."))
                .expectStatus()
                .isNotFound();
        programme
                .tryPost(REQUESTS, "ana", "AUDITOR", OWN, asked("reasons", "Sí fue."))
                .expectStatus()
                .isForbidden();
        clock.moveTo(LocalDate.of(2026, 7, 21));
        answers(REQUESTS, "rosa", "GESTOR", asked("requestedOn", "2026-07-21"), 409, "WINDOW_CLOSED");
        var taken = posted(REQUESTS, "rosa", "GESTOR", OWN, asked("requestedOn", "2026-07-20"));
        assertThat(taken).containsEntry("late", false).containsEntry("state", "OPEN");
        request = taken.get("id").toString();
        answers(REQUESTS, "rosa", "GESTOR", asked("requestedOn", "2026-07-20"), 409, "ALREADY_OPEN");
        assertThat(database.number("select count(*) from reconsideration")).isEqualTo(1);
    }

    @Test
    @Order(5)
    void another_person_decides_and_an_upheld_request_corrects_the_verdict() {
        var decide = REQUESTS + "/" + request + "/decide";
        var upheld = Map.of("outcome", "UPHELD", "reasons", "El cuaderno de asistencia lo muestra.");
        answers(decide, "carlos", "REGIONAL_COORDINATOR", Map.of("outcome", "PERHAPS"), 422, "UNKNOWN_OUTCOME");
        answers(decide, "carlos", "REGIONAL_COORDINATOR", Map.of("outcome", "UPHELD"), 422, "REASONS_MISSING");
        for (var involved : List.of("rosa", "irma", "cesar")) {
            answers(decide, involved, "REGIONAL_COORDINATOR", upheld, 409, "SAME_PERSON");
        }
        programme.tryPost(decide, "rosa", "GESTOR", OWN, upheld).expectStatus().isForbidden();
        programme
                .tryPost(decide, "carlos", "REGIONAL_COORDINATOR", NEIGHBOUR, upheld)
                .expectStatus()
                .isNotFound();
        assertThat(programme.verdict("A")).isEqualTo("[NOT_MET false ATTENDANCE_BELOW_MINIMUM v1]");
        posted(decide, "carlos", "REGIONAL_COORDINATOR", OWN, upheld);
        answers(decide, "carlos", "REGIONAL_COORDINATOR", upheld, 409, "ALREADY_DECIDED");
        programme.settle();
        assertThat(programme.verdict("A")).isEqualTo("[MET true RECONSIDERATION_UPHELD v2]");
        var corrected = Await.value(
                () -> probe.received("juntos.coresponsibility.verdict.v1", code("A")), events -> events.size() >= 2);
        assertThat(corrected.getLast().type()).endsWith("corrected.v1");
        assertThat(corrected.getLast().json())
                .as("what payment compensates in the next round")
                .contains(
                        "\"outcome\":\"MET\"",
                        "\"payable\":true",
                        "\"reasons\":[\"RECONSIDERATION_UPHELD\"]",
                        "\"previousOutcome\":\"NOT_MET\"");
        ContractCheck.validate("verdict", corrected.getLast().json());
    }

    @Test
    @Order(6)
    void a_rejected_request_leaves_the_verdict_and_is_made_again_with_evidence_only() {
        var asked = asked("household", code("B"));
        var open = posted(REQUESTS, "rosa", "GESTOR", OWN, asked).get("id");
        posted(
                REQUESTS + "/" + open + "/decide",
                "carlos",
                "REGIONAL_COORDINATOR",
                OWN,
                Map.of("outcome", "REJECTED", "reasons", "El registro es claro."));
        programme.settle();
        assertThat(programme.verdict("B")).isEqualTo("[NOT_MET false ATTENDANCE_BELOW_MINIMUM v1]");
        answers(REQUESTS, "rosa", "GESTOR", asked, 409, "REJECTED_BEFORE");
        asked.put("evidence", List.of("Constancia de la directora"));
        assertThat(posted(REQUESTS, "rosa", "GESTOR", OWN, asked)).containsEntry("late", true);
        programme
                .tryGet(REQUESTS + "?state=REJECTED", "ana", "AUDITOR", OWN)
                .expectBodyList(Map.class)
                .hasSize(1);
        programme
                .tryGet(REQUESTS, "rosa", "GESTOR", NEIGHBOUR)
                .expectBodyList(Map.class)
                .hasSize(0);
        programme
                .tryGet(REQUESTS + "/" + open, "rosa", "GESTOR", NEIGHBOUR)
                .expectStatus()
                .isNotFound();
        programme
                .tryGet(REQUESTS + "/" + open, "rosa", "GESTOR", OWN)
                .expectStatus()
                .isOk();
        programme.tryGet(REQUESTS, "otro", "INSTITUTION", OWN).expectStatus().isForbidden();
    }

    @Test
    @Order(7)
    void late_evidence_withdraws_a_notice_that_was_not_delivered() {
        programme.education(month("c2", "pC", 20, 20, 0) + "c");
        assertThat(programme.verdict("C")).isEqualTo("[MET true ATTENDANCE_SUFFICIENT v2]");
        assertThat(delivered(OWN, delivery("C", "VISIT", "2026-07-20")).toString())
                .contains("NOTICE_WITHDRAWN");
        programme.education(month("c3", "pC", 20, 0, 0) + "c2");
        assertThat(database.texts("select version || ' ' || payable || ' ' || (withdrawn_at is not null)"
                        + " from verdict_notice where household = '" + code("C") + "' order by version"))
                .as("the breach that came back is told anew")
                .containsExactly("1 false true", "3 true false");
    }

    @Test
    @Order(8)
    void every_version_is_traced_and_decided_again_to_the_same_hash() {
        var trace = "/coresponsibility/households/" + code("C") + "/verdicts/2026-3/trace";
        for (var version : Map.of(1, "c", 2, "c2", 3, "c3").entrySet()) {
            var told = programme.get(trace + "?version=" + version.getKey(), "rosa", "GESTOR");
            assertThat(told).containsEntry("version", version.getKey());
            assertThat(told.get("again").toString()).contains("equal=true");
            assertThat(told.get("members").toString())
                    .as("names the record that was counted then")
                    .contains("{id=" + version.getValue() + ",");
        }
        var newest = programme.get(trace, "rosa", "GESTOR");
        assertThat(newest).containsEntry("version", 3);
        assertThat(newest.get("sentences").toString()).contains("es-PE", "quz", "PENDING");
        assertThat(newest.get("steps").toString()).contains("CERTIFIED_PAYABLE", "HELD");
        assertThat(programme
                        .get(trace.replace(code("C"), code("A")), "rosa", "GESTOR")
                        .toString())
                .contains("reconsideration=" + request, "equal=true");
        database.execute("update household_verdict set hash = repeat('0', 64) where household = '" + code("C") + "'");
        assertThat(programme.get(trace, "rosa", "GESTOR").get("again").toString())
                .contains("equal=false");
        programme.tryGet(trace, "rosa", "GESTOR", NEIGHBOUR).expectStatus().isNotFound();
        programme
                .tryGet(trace + "?version=9", "rosa", "GESTOR", OWN)
                .expectStatus()
                .isNotFound();
        for (var role : List.of("INSTITUTION", "PARTNER", "ESTABLISHMENT_HEAD")) {
            programme
                    .tryGet(trace, "otro", role, TestTokens.NATIONAL)
                    .expectStatus()
                    .isForbidden();
        }
    }

    private Map<String, Object> delivered(List<String> territory, Map<String, Object>... items) {
        return posted(NOTICES + "/deliveries", "rosa", "GESTOR", territory, Map.of("items", List.of(items)));
    }

    private static Map<String, Object> delivery(String household, String channel, String on) {
        return Map.of("household", code(household), "channel", channel, "on", on);
    }

    private static Map<String, Object> asked(String field, Object value) {
        var asked = new HashMap<String, Object>(Map.of(
                "household", code("A"),
                "period", "2026-3",
                "requestedBy", "HOUSEHOLD",
                "requestedOn", "2026-07-06",
                "reasons", "La niña sí fue a la escuela."));
        asked.put(field, value);
        return asked;
    }

    private Map<String, Object> posted(String uri, String subject, String role, List<String> territory, Object body) {
        return programme
                .tryPost(uri, subject, role, territory, body)
                .expectStatus()
                .is2xxSuccessful()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
    }

    private void answers(String uri, String subject, String role, Object body, int status, String code) {
        programme
                .tryPost(uri, subject, role, TestTokens.NATIONAL, body)
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }
}
