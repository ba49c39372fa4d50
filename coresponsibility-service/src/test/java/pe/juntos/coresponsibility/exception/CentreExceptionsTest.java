package pe.juntos.coresponsibility.exception;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.coresponsibility.Programme.DISTRICT;
import static pe.juntos.coresponsibility.Programme.month;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.coresponsibility.Programme;
import pe.juntos.coresponsibility.ProgrammeTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** VER-1 for populated centres: a road cut there excuses who lives there, and nobody of the centre beside it. */
@ProgrammeTest
class CentreExceptionsTest {
    private static final String EXCEPTIONS = "/coresponsibility/exceptions";
    private static final String NEIGHBOUR = "050102";
    private static final List<String> HERE = List.of("0501");

    @Autowired
    private WebTestClient web;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Programme programme;

    @Test
    @Order(1)
    void a_centre_is_named_with_its_district_as_the_register_has_it() {
        programme.registerEstablishments();
        programme.householdOf("HIGH", DISTRICT, "Quebrada Alta");
        programme.householdOf("LOW", DISTRICT, "Quebrada Baja");
        programme.householdOf("SAMENAME", NEIGHBOUR, "Quebrada Alta");
        programme.householdOf("PUNA", DISTRICT, "Puna");
        programme.householdOf("COMES", DISTRICT, "Quebrada Baja");
        programme.householdOf("AWAY", "080101", "Lejos");
        programme.open("2026-3");
        programme.education(Stream.of("high", "low", "samename", "puna", "comes", "away")
                .map(child -> month("e-" + child, child, 20, 0, 0))
                .toArray(String[]::new));
        refused(422, "COVERAGE");
        refused(422, "COVERAGE", centre("Quebrada", "Alta"));
        refused(422, "COVERAGE", centre(DISTRICT, " "));
        refused(422, "COVERAGE", centre(DISTRICT, null));
        refused(422, "COVERAGE", centre(DISTRICT, "Quebrada\u0000Alta"));
        refused(422, "COVERAGE", centre(DISTRICT, "x".repeat(201)));
        refused(422, "COVERAGE", new Map[] {null});
        refused(404, "NOT_FOUND", centre(DISTRICT, "Quebrada Media"));
        refused(404, "NOT_FOUND", centre(NEIGHBOUR, "Puna"));
        refused(404, "NOT_FOUND", centre("080101", "Lejos")); // of a neighbour's region
        refused(404, "NOT_FOUND", centre(DISTRICT, "Puna"), centre("080101", "Lejos"));
    }

    @Test
    @Order(2)
    void it_excuses_whom_the_frozen_lists_expect_there_and_no_neighbour() {
        var shown = proposed(201, centre(DISTRICT, "Quebrada Alta"));
        assertThat(shown).containsEntry("members", 1);
        var exception = (Map<String, Object>) shown.get("exception");
        assertThat(exception)
                .containsEntry("coverage", "CENTRES")
                .containsEntry("places", List.of(DISTRICT + "/Quebrada Alta"))
                .containsEntry("districts", List.of(DISTRICT));
        approve(exception.get("id"));
        programme.householdOf("COMES", 2, DISTRICT, "Quebrada Alta"); // moves there before the lists are frozen
        programme.close("2026-3");
        assertThat(outcomes())
                .containsExactly(
                        "AWAY NOT_MET", "COMES MET", "HIGH MET", "LOW NOT_MET", "PUNA NOT_MET", "SAMENAME NOT_MET");
    }

    @Test
    @Order(3)
    void a_file_names_centres_or_whole_districts_and_corrects_what_was_decided() {
        assertThat(programme.refusedLines(
                        "excepciones_area",
                        HERE,
                        "a1,2026-3," + DISTRICT + ",Puna,EMERGENCIA,Acta,ana,luis",
                        "a1,2026-3," + DISTRICT + ",Puna,EMERGENCIA,Acta,ana,luis",
                        "a1,2026-3," + DISTRICT + ",Quebrada Baja,EMERGENCIA,Acta,ana,luis",
                        "a2,2026-3," + NEIGHBOUR + ",,LLUVIAS_CAMINO_CORTADO,Acta,ana,luis",
                        "a3,2026-3,080101,Lejos,EMERGENCIA,Acta,ana,luis",
                        "a4,2026-3," + DISTRICT + ",Nadie,EMERGENCIA,Acta,ana,luis",
                        "a5,2026-4," + DISTRICT + ",Puna,EMERGENCIA,Acta,ana,luis",
                        "a6,2026-3," + DISTRICT + ",Puna,EMERGENCIA,Acta,ana,Ana",
                        "a7,2026-3,Ayacucho,Puna,EMERGENCIA,Acta,ana,luis",
                        "a8,2026-3," + DISTRICT + ",Puna,CANSANCIO,Acta,ana,luis",
                        "a9,2026-3," + DISTRICT + "," + "x".repeat(201) + ",EMERGENCIA,Acta,ana,luis"))
                .isEqualTo(Map.of(
                        3, "ID_CONFLICT",
                        5, "UNKNOWN_AREA",
                        6, "UNKNOWN_AREA",
                        7, "PERIOD_NOT_OPEN",
                        8, "SAME_PERSON",
                        9, "DISTRICT_CODE",
                        10, "UNKNOWN_CODE",
                        11, "TOO_LONG"));
        assertThat(outcomes())
                .containsExactly("AWAY NOT_MET", "COMES MET", "HIGH MET", "LOW NOT_MET", "PUNA MET", "SAMENAME MET");
        assertThat(programme.verdict("PUNA")).isEqualTo("[MET true EMERGENCY v2]");
        assertThat(programme.verdict("LOW")).endsWith("v1]");
    }

    @Test
    @Order(3)
    void areas_are_not_excused_by_a_file_of_whoever_proposes_in_the_field() {
        for (var role : List.of("GESTOR", "ESTABLISHMENT_HEAD", "PARTNER", "AUDITOR", "CERTIFIER")) {
            web.post()
                    .uri("/coresponsibility/imports/excepciones_area")
                    .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("rosa", role))
                    .contentType(new MediaType("text", "csv"))
                    .bodyValue("excepcion_id\n")
                    .exchange()
                    .expectStatus()
                    .isForbidden();
        }
    }

    @Test
    @Order(4)
    void who_is_of_another_territory_is_unknown_to_a_file_of_persons_too() {
        assertThat(programme.refusedLines(
                        "excepciones",
                        HERE,
                        "p1,2026-3,away,EMERGENCIA,Acta,ana,luis",
                        "p2,2026-3,low,EMERGENCIA,Acta,ana,luis"))
                .isEqualTo(Map.of(1, "UNKNOWN_PERSON"));
        assertThat(outcomes()).contains("AWAY NOT_MET", "LOW MET");
    }

    @Test
    @Order(5)
    void exceptions_that_overlap_excuse_until_the_last_of_them_is_revoked() {
        var id = ((Map<String, Object>) proposed(201, centre(DISTRICT, "Puna")).get("exception")).get("id");
        approve(id);
        programme.settle();
        assertThat(programme.verdict("PUNA")).contains("MET true");
        revoke(database.texts("select request from exception_request where file_id = 'a1'")
                .getFirst());
        assertThat(outcomes()).contains("PUNA MET");
        revoke(id);
        assertThat(outcomes()).contains("PUNA NOT_MET");
    }

    private List<String> outcomes() {
        return database.texts("select external_id || ' ' || outcome from household_verdict order by 1");
    }

    private static Map<String, Object> centre(String district, String name) {
        var centre = new HashMap<String, Object>(Map.of("district", district));
        centre.put("name", name);
        return centre;
    }

    private void refused(int status, String code, Map<?, ?>... centres) {
        assertThat(proposed(status, centres)).containsEntry("code", code);
    }

    private Map<String, Object> proposed(int status, Map<?, ?>... centres) {
        var body = Map.of(
                "period",
                "2026-3",
                "populatedCentres",
                Collections.unmodifiableList(Arrays.asList(centres)),
                "reason",
                "RAIN_OR_ROAD_CUT",
                "support",
                "Acta 7");
        return (Map<String, Object>) programme
                .tryPost(EXCEPTIONS, "rosa", "GESTOR", HERE, body)
                .expectStatus()
                .isEqualTo(status)
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
    }

    private void approve(Object id) {
        decide(id, "approve");
    }

    private void revoke(Object id) {
        decide(id, "revoke");
        programme.settle();
    }

    private void decide(Object id, String decision) {
        programme
                .tryPost(
                        EXCEPTIONS + "/" + id + "/" + decision,
                        "carlos",
                        "REGIONAL_COORDINATOR",
                        HERE,
                        Map.of("note", "Derrumbe"))
                .expectStatus()
                .isOk();
    }
}
