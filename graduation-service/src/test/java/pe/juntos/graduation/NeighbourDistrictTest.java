package pe.juntos.graduation;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.graduation.GraduationScenario.COORDINATOR;
import static pe.juntos.graduation.GraduationScenario.G1;
import static pe.juntos.graduation.GraduationScenario.code;

import com.jayway.jsonpath.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.NeighbourTest;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;

/** Every endpoint of the service, tried from a neighbouring province. */
@ServiceTest
class NeighbourDistrictTest extends NeighbourTest {

    private static final List<String> ROLES =
            List.of("GESTOR", "REGIONAL_COORDINATOR", "INFORMATION_MANAGER", "CERTIFIER", "AUDITOR", "OPERATOR");
    private static final String HOUSEHOLD = "/graduation/households/{code}";

    /** Whose answer is the same for everybody: orders that compute for the whole country, and what says nothing of any place. */
    private static final Set<String> NATIONAL = Set.of(
            "POST /graduation/comparisons",
            "POST /graduation/comparisons/profile",
            "POST /graduation/exit-simulations",
            "POST /graduation/forecasts",
            "POST /graduation/reviews",
            "POST /graduation/risks",
            "POST /graduation/supply/assessments");

    /** Files: each line is held to its sender's territory, as the last test shows. */
    private static final Set<String> FILES = Set.of(
            "POST /graduation/imports/g1",
            "POST /graduation/imports/g2",
            "POST /graduation/imports/perfil",
            "POST /graduation/imports/recertificacion");

    /** Lists of what this household is not in yet: read by both, and shown to the neighbour without it. */
    private static final Set<String> EMPTY = Set.of(
            "GET /graduation/bonus-targets",
            "GET /graduation/exit-cases",
            "GET /graduation/followups",
            "GET /graduation/forecasts/{from}/calendar",
            "GET /graduation/forecasts/{from}/households",
            "GET /graduation/reentries",
            "GET /graduation/supply/alerts");

    private static final Map<String, String> WRITES = Map.ofEntries(
            Map.entry("POST /graduation/coordination/{district}/steps", """
                    {"step":"FORMS_APPLIED","on":"2026-06-20","support":"Acta 1"}"""),
            Map.entry(
                    "POST /graduation/exit-cases/{id}/decision",
                    "{\"outcome\":\"UPHELD\",\"reasons\":[\"FORM_MISTAKEN\"]}"),
            Map.entry("POST /graduation/followups", """
                    {"id":"f1","household":"$code","months":6,"visitedOn":"2026-06-20","result":"STABLE"}"""),
            Map.entry("POST /graduation/followups/batch", """
                    {"visits":[{"id":"f2","household":"$code","months":6,"visitedOn":"2026-06-20","result":"STABLE"}]}"""),
            Map.entry("POST /graduation/forms", """
                    {"g1":[{"household":"$code","on":"2026-06-25","holderAge":40}],"g2":[]}"""),
            Map.entry("POST " + HOUSEHOLD + "/appeals", "{\"on\":\"2026-06-20\",\"reasons\":[\"FORM_MISTAKEN\"]}"),
            Map.entry(
                    "POST " + HOUSEHOLD + "/bonus-delivery", "{\"on\":\"2026-06-20\",\"reasons\":[\"FORM_MISTAKEN\"]}"),
            Map.entry("POST " + HOUSEHOLD + "/exit-notices/told", """
                    {"kind":"TERM_REACHED","exit":"2027-06-20","on":"2026-06-20"}"""),
            Map.entry("POST " + HOUSEHOLD + "/typology-review", """
                    {"capacity":"LOW","reasons":["SEEN_AT_VISIT"]}"""),
            Map.entry("POST " + HOUSEHOLD + "/typology-review/confirmation", """
                    {"id":1,"outcome":"CONFIRMED"}"""),
            Map.entry("POST " + HOUSEHOLD + "/withdrawals", """
                    {"on":"2026-06-20","reasons":["FORM_MISTAKEN"]}"""));

    /** Where the answer is not 404. */
    private static final Map<String, String> OTHERWISE = Map.of(
            "POST /graduation/followups/batch", "200 UNKNOWN_HOUSEHOLD",
            "POST /graduation/forms", "200 UNKNOWN_HOUSEHOLD");

    @Autowired
    WebTestClient web;

    @Autowired
    EventProbe events;

    @Autowired
    TestDatabase database;

    private GraduationScenario juntos;

    @Override
    protected Neighbourhood neighbourhood() {
        var asked = Map.of("GET /graduation/comparisons/{on}/households", "model=MGEP");
        return new Neighbourhood(ROLES, "0504", "0601", NATIONAL, FILES, EMPTY, asked, WRITES, OTHERWISE);
    }

    @Override
    protected Set<String> ignored() {
        return Set.of("job", "job_chunk", "import_file", "import_refusal", "supply_due");
    }

    @Override
    protected String partOfStory() {
        return "GET /graduation/households/{code}";
    }

    @Override
    protected Set<String> marks() {
        return Set.of(code(1), "\"050401\"", ",050401,", "\"A\"", ",A,");
    }

    @Override
    protected void oneOfEachThing() {
        ids.putAll(
                Map.of("code", code(1), "$code", code(1), "district", "050401", "from", "2026-07", "on", "2026-06-30"));
        juntos = new GraduationScenario(web, events, database);
        juntos.household(1, "A", "050401", "2005-11-29");
        juntos.send("g1", G1 + "A,2026-06-02,45,SECUNDARIA,7,1.99,5,,,,\n");
        juntos.review("2026-3");
        juntos.post(
                        COORDINATOR,
                        HOUSEHOLD.replace("{code}", code(1)) + "/typology-review",
                        "{\"capacity\":\"LOW\",\"reasons\":[\"SEEN_AT_VISIT\"]}")
                .expectStatus()
                .isOk();
        computed("/graduation/forecasts", "{\"from\":\"2026-07\"}");
        computed("/graduation/risks", "{\"on\":\"2026-06-30\"}");
        computed("/graduation/comparisons", "{\"on\":\"2026-06-30\"}");
        ids.put("exit-simulations/id", computed("/graduation/exit-simulations", "{\"period\":\"2026-3\"}"));
    }

    /** Answers the id of what was computed, where it has one. */
    private String computed(String path, String order) {
        var started = ask(HttpMethod.POST, path, country(), order);
        assertThat(started.status()).as(path + " " + started.body()).isEqualTo(202);
        Await.until(() -> assertThat(database.number("select count(*) from job where state <> 'FINISHED'"))
                .isZero());
        Map<String, Object> answer = JsonPath.read(started.body(), "$");
        return String.valueOf(answer.get("id"));
    }

    @Test
    void a_file_keeps_to_the_sender_s_territory() {
        var facts = "select count(*) from form_g1";
        var before = database.number(facts);
        Map<String, String> files = Map.of(
                "g1", G1 + "A,2026-06-09,45,SECUNDARIA,7,1.99,5,,,,\n",
                "g2", "hogar_id,fecha,persona_id,preferencia,expectativa\nA,2026-06-09,A1,EFECTIVO,\n",
                "perfil", "hogar_id,fecha,dato,valor\nA,2026-06-09,HECTAREAS,3\n",
                "recertificacion", "hogar_id,fecha,resultado\nA,2026-06-09,NO_POBRE\n");
        files.forEach((kind, csv) -> {
            var sent = web.post()
                    .uri("/graduation/imports/" + kind)
                    .header(HttpHeaders.AUTHORIZATION, neighbour())
                    .contentType(MediaType.parseMediaType("text/csv"))
                    .bodyValue(csv)
                    .exchange()
                    .expectStatus()
                    .isAccepted()
                    .expectBody(String.class)
                    .returnResult()
                    .getResponseBody();
            String id = JsonPath.read(sent, "$.id");
            Await.value(
                    () -> juntos.get("/graduation/imports/" + id, neighbour()),
                    state -> "APPLIED".equals(JsonPath.<String>read(state, "$.state")));
            assertThat(database.texts("select code from import_refusal where import_id = '" + id + "'"))
                    .as(kind)
                    .containsExactly("UNKNOWN_HOUSEHOLD");
        });
        assertThat(database.number(facts)).isEqualTo(before);
        assertThat(database.number("select count(*) from recertification")).isZero();
    }
}
