package pe.juntos.graduation;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.graduation.GraduationScenario.COORDINATOR;
import static pe.juntos.graduation.GraduationScenario.G1;
import static pe.juntos.graduation.GraduationScenario.code;

import com.jayway.jsonpath.JsonPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/**
 * Every endpoint of the service, tried by somebody with all roles in a neighbouring province: nothing of a household of district
 * 050401 is shown, counted, exported or written from there. An endpoint that is in no list below fails the test.
 */
@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NeighbourDistrictTest {

    private static final List<String> ROLES =
            List.of("GESTOR", "REGIONAL_COORDINATOR", "INFORMATION_MANAGER", "CERTIFIER", "AUDITOR", "OPERATOR");
    private static final String NEIGHBOUR = TestTokens.bearer("nora", ROLES, List.of("0601"));
    private static final String OWNER = TestTokens.bearer("olga", ROLES, List.of("0504"));
    private static final String HOUSEHOLD = "/graduation/households/{code}";

    /** Whose answer is the same for everybody: orders that compute for the whole country, and what says nothing of any place. */
    private static final Set<String> NATIONAL = Set.of(
            "GET /graduation/audit.ndjson",
            "GET /graduation/audit/check",
            "GET /graduation/dead-letters",
            "GET /graduation/imports/{id}",
            "GET /graduation/imports/{id}/refusals.csv",
            "GET /graduation/jobs",
            "GET /graduation/jobs/{id}",
            "GET /graduation/policies",
            "GET /graduation/policies/{book}",
            "GET /graduation/policies/{book}/{id}",
            "GET /graduation/projections",
            "POST /graduation/comparisons",
            "POST /graduation/comparisons/profile",
            "POST /graduation/dead-letters/replay",
            "POST /graduation/exit-simulations",
            "POST /graduation/forecasts",
            "POST /graduation/jobs/{id}/resume",
            "POST /graduation/projections/{name}/rebuild",
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
                    {"on":"2026-06-20","reasons":["FORM_MISTAKEN"]}"""),
            Map.entry("POST /graduation/policies/{book}", """
                    {"id":"x","effectiveFrom":"2030-01-01","legalBasis":"N","source":"s","status":"ASSUMED","parameters":{}}"""),
            Map.entry("POST /graduation/policies/{book}/{id}/publish", "{}"));

    /** Where the answer is not 404. */
    private static final Map<String, String> OTHERWISE = Map.of(
            "POST /graduation/followups/batch", "200 UNKNOWN_HOUSEHOLD",
            "POST /graduation/forms", "200 UNKNOWN_HOUSEHOLD",
            "POST /graduation/policies/{book}", "403 NATIONAL_ONLY",
            "POST /graduation/policies/{book}/{id}/publish", "403 NATIONAL_ONLY");

    private static final Pattern VARIABLE = Pattern.compile("([\\w-]*)/\\{(\\w+)}");

    @Autowired
    WebTestClient web;

    @Autowired
    EventProbe events;

    @Autowired
    TestDatabase database;

    @Autowired
    List<RequestMappingHandlerMapping> mappings;

    private GraduationScenario juntos;
    private final Map<String, String> ids = new HashMap<>(Map.of(
            "code",
            code(1),
            "district",
            "050401",
            "from",
            "2026-07",
            "on",
            "2026-06-30",
            "book",
            "exit",
            "policies/id",
            "x"));

    private record Answer(int status, String body) {}

    @BeforeAll
    void household() {
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
        var started = asked(HttpMethod.POST, path, TestTokens.bearer("oscar", ROLES, TestTokens.NATIONAL), order);
        assertThat(started.status()).as(path + " " + started.body()).isEqualTo(202);
        Await.until(() -> assertThat(database.number("select count(*) from job where state <> 'FINISHED'"))
                .isZero());
        Map<String, Object> answer = JsonPath.read(started.body(), "$");
        return String.valueOf(answer.get("id"));
    }

    @Test
    void nothing_of_a_district_is_shown_or_written_from_another_province() {
        var endpoints = endpoints();
        var thought = Stream.of(NATIONAL, FILES, EMPTY, WRITES.keySet(), OTHERWISE.keySet())
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
        assertThat(endpoints).as("every list names endpoints that exist").containsAll(thought);
        var faults = new TreeMap<String, String>();
        for (var endpoint : endpoints) {
            if (NATIONAL.contains(endpoint) || FILES.contains(endpoint) || WRITES.containsKey(endpoint)) {
                continue;
            }
            if (endpoint.startsWith("GET ")) {
                read(endpoint, faults);
            } else {
                faults.put(endpoint, "is in no list of this test");
            }
        }
        var before = contents();
        WRITES.keySet().forEach(endpoint -> written(endpoint, faults));
        assertThat(faults).isEmpty();
        assertThat(contents()).as("nothing was written").isEqualTo(before);
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
                    .header(HttpHeaders.AUTHORIZATION, NEIGHBOUR)
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
                    () -> juntos.get("/graduation/imports/" + id, NEIGHBOUR),
                    state -> "APPLIED".equals(JsonPath.<String>read(state, "$.state")));
            assertThat(database.texts("select code from import_refusal where import_id = '" + id + "'"))
                    .as(kind)
                    .containsExactly("UNKNOWN_HOUSEHOLD");
        });
        assertThat(database.number(facts)).isEqualTo(before);
        assertThat(database.number("select count(*) from recertification")).isZero();
    }

    private List<String> endpoints() {
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(e -> e.getValue().getBeanType().getName().startsWith("pe.juntos."))
                .flatMap(e -> e.getKey().getPatternsCondition().getPatterns().stream()
                        .flatMap(pattern -> e.getKey().getMethodsCondition().getMethods().stream()
                                .map(method -> method + " " + pattern.getPatternString())))
                .sorted()
                .toList();
    }

    private void read(String endpoint, Map<String, String> faults) {
        var own = asked(HttpMethod.GET, path(endpoint), OWNER, "");
        var other = asked(HttpMethod.GET, path(endpoint), NEIGHBOUR, "");
        if (own.status() != 200 || !EMPTY.contains(endpoint) && own.body().equals(other.body())) {
            faults.put(endpoint, "shows nothing to its own district either: " + own);
        } else if (other.status() == 200 ? shows(other) : !notFound(other)) {
            faults.put(endpoint, "answers the neighbour " + other);
        }
    }

    private static boolean shows(Answer answer) {
        return Stream.of(code(1), "\"050401\"", ",050401,", "\"A\"", ",A,").anyMatch(answer.body()::contains);
    }

    private static boolean notFound(Answer answer) {
        return answer.status() == 404 && answer.body().contains("\"NOT_FOUND\"");
    }

    private void written(String endpoint, Map<String, String> faults) {
        var answer = asked(
                HttpMethod.POST, path(endpoint), NEIGHBOUR, WRITES.get(endpoint).replace("$code", code(1)));
        var expected = OTHERWISE.get(endpoint);
        var right = expected == null
                ? notFound(answer)
                : answer.status() == Integer.parseInt(expected.substring(0, 3))
                        && answer.body().contains(expected.substring(4));
        if (!right) {
            faults.put(endpoint, "answers the neighbour " + answer);
        }
    }

    private Answer asked(HttpMethod method, String path, String token, String body) {
        var answer = web.method(method)
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, token)
                .accept(MediaType.ALL)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectBody(String.class)
                .returnResult();
        return new Answer(answer.getStatus().value(), answer.getResponseBody() == null ? "" : answer.getResponseBody());
    }

    private String path(String endpoint) {
        var asked = endpoint.equals("GET /graduation/comparisons/{on}/households") ? "?model=MGEP" : "";
        return VARIABLE.matcher(endpoint.substring(endpoint.indexOf(' ') + 1))
                        .replaceAll(v -> v.group(1) + "/"
                                + ids.getOrDefault(
                                        v.group(1) + "/" + v.group(2),
                                        ids.getOrDefault(v.group(2), "00000000-0000-0000-0000-000000000001")))
                + asked;
    }

    /** All that the service says, but who read it. */
    private String contents() {
        return database
                .texts("select table_name from information_schema.tables where table_schema = 'public'"
                        + " and table_type = 'BASE TABLE' and table_name not like 'staging%' and table_name not in"
                        + " ('file_access', 'audit_entry', 'audit_link', 'outbox', 'idempotency_key', 'job',"
                        + " 'job_chunk', 'import_file', 'import_refusal') order by 1")
                .stream()
                .map(table -> table + " "
                        + database.texts("select md5(string_agg(t::text, ',' order by t::text)) from " + table + " t")
                                .getFirst())
                .collect(Collectors.joining("\n"));
    }
}
