package pe.juntos.coresponsibility.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.coresponsibility.Programme.POST;
import static pe.juntos.coresponsibility.conditionality.Messages.message;
import static pe.juntos.coresponsibility.conditionality.Messages.visit;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.coresponsibility.Programme;
import pe.juntos.coresponsibility.ProgrammeTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** MEM-3 wherever something can be named as a condition: it is refused by the catalogue's code, and nothing of it is kept. */
@ProgrammeTest
class Mem3EntriesTest {
    @Autowired
    private WebTestClient web;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Programme programme;

    @BeforeEach
    void open() {
        programme.registerEstablishments();
        programme.household("A", "2025-01-01");
        programme.child("a", "A", "2025-03-01", POST);
        programme.open("2026-3");
    }

    @Test
    void a_condition_of_no_agreement_is_refused_as_that_on_every_way_in() {
        assertThat(programme.refusedLines(
                        "salud",
                        line("1", "GARDEN"),
                        line("2", "BIOHUERTO"),
                        line("3", "REUNION"),
                        line("4", "DESHIERBE"),
                        line("5", "INICIAL"), // a condition, of the other sector
                        line("6", "VACUNA"),
                        line("7", "CRED"),
                        line("8", "GARDEN").replace("2026-05-10,GARDEN", "ayer,GARDEN")))
                .as("salud.csv")
                .isEqualTo(Map.of(
                        1, "UNDUE_DEMAND",
                        2, "UNDUE_DEMAND",
                        3, "UNDUE_DEMAND",
                        4, "NOT_A_CONDITION",
                        5, "UNKNOWN_CODE",
                        8, "NOT_A_DATE"));
        assertThat(programme.refusedLines(
                        "excepciones",
                        "1,2026-3,a,BIOHUERTO,Acta,ana,luis",
                        "2,2026-3,a,GARDEN,Acta,ana,luis",
                        "3,2026-3,a,CANSANCIO,Acta,ana,luis",
                        "4,2026-3,a,ENFERMEDAD,Acta,ana,luis"))
                .as("excepciones.csv: its list is one of grounds")
                .isEqualTo(Map.of(1, "UNDUE_DEMAND", 2, "UNDUE_DEMAND", 3, "UNKNOWN_CODE"));
        assertThat(programme.refusedLines(
                        "excepciones_area",
                        "1,2026-3,050101,,FAENA,Acta,ana,luis",
                        "2,2026-3,050101,,CANSANCIO,Acta,ana,luis"))
                .as("excepciones_area.csv")
                .isEqualTo(Map.of(1, "UNDUE_DEMAND", 2, "UNKNOWN_CODE"));
        assertThat(proposed("GARDEN")).isEqualTo("UNDUE_DEMAND");
        assertThat(proposed("FAENA")).isEqualTo("UNDUE_DEMAND");
        assertThat(proposed("CANSANCIO")).isEqualTo("UNKNOWN_REASON");
        assertThat(received("GARDEN", "LETRINA", "WEEDING", "IDENTITY_DOCUMENT", "VACCINE"))
                .as("the conditionality API")
                .containsExactly("UNDUE_DEMAND", "UNDUE_DEMAND", "NOT_A_CONDITION", "UNKNOWN_CODE", "");
        assertThat(database.texts("select distinct kind from health_evidence where evidence_id <> 'r5'"))
                .containsExactlyInAnyOrder("VACCINE", "CRED");
        assertThat(database.number("select count(*) from approved_exception")).isEqualTo(1);
        assertThat(database.number("select count(*) from exception_request")).isZero();
    }

    private static String line(String id, String kind) {
        return id + ",2026-3," + POST + ",a,2026-05-10," + kind + ",ASISTIO,F1,2026-05-10,";
    }

    private Object proposed(String reason) {
        return programme
                .tryPost(
                        "/coresponsibility/exceptions",
                        "rosa",
                        "GESTOR",
                        TestTokens.NATIONAL,
                        Map.of("period", "2026-3", "person", "a", "reason", reason, "support", "Acta"))
                .expectStatus()
                .isEqualTo(422)
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody()
                .get("code");
    }

    private List<String> received(String... conditions) {
        var records = new ObjectNode[conditions.length];
        for (var i = 0; i < conditions.length; i++) {
            records[i] = visit("r" + (i + 1), "a", "met").put("condition_code", conditions[i]);
        }
        var answer = web.post()
                .uri("/conditionality/v1/evidence")
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("minsa", "INSTITUTION"))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(message("minsa", "mem3", records).toString())
                .exchange()
                .expectStatus()
                .isAccepted()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return JsonMapper.shared().readTree(answer).path("message").path("evidence_ack").values().stream()
                .map((JsonNode ack) -> ack.path("status_reason_code").asString(""))
                .toList();
    }
}
