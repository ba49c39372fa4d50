package pe.juntos.coresponsibility;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.coresponsibility.Programme.OTHER_POST;
import static pe.juntos.coresponsibility.Programme.POST;
import static pe.juntos.coresponsibility.Programme.SCHOOL;
import static pe.juntos.coresponsibility.Programme.code;
import static pe.juntos.coresponsibility.Programme.member;
import static pe.juntos.coresponsibility.Programme.month;
import static pe.juntos.coresponsibility.Programme.visit;

import com.jayway.jsonpath.JsonPath;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
import pe.juntos.coresponsibility.conditionality.Messages;
import pe.juntos.platform.test.TestClock;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/**
 * Every endpoint of the service, tried by somebody with all roles in a neighbouring province: nothing of a household, a person, an
 * establishment or a case of district 050101 is shown, counted, exported or written from there. An endpoint that is in no list
 * below fails the test, so that a new one is thought of.
 */
@ProgrammeTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NeighbourDistrictServiceTest {
    private static final List<String> ROLES =
            List.of("GESTOR", "REGIONAL_COORDINATOR", "INFORMATION_MANAGER", "CERTIFIER", "AUDITOR", "OPERATOR");
    private static final String NEIGHBOUR = TestTokens.bearer("nora", ROLES, List.of("0601"));
    private static final String OWNER = TestTokens.bearer("olga", ROLES, List.of("0501"));
    private static final String COUNTRY = TestTokens.bearer("paula", ROLES, TestTokens.NATIONAL);
    private static final String PERIOD = "/coresponsibility/periods/2026-3";

    /** Whose answer is the same for everybody: orders that compute for the whole country, and what says nothing of any place. */
    private static final Set<String> NATIONAL = Set.of(
            "GET /conditionality/v1/openapi.yaml",
            "GET /coresponsibility/conditions",
            "GET /coresponsibility/conditions/{code}",
            "GET /coresponsibility/dead-letters",
            "GET /coresponsibility/imports/{id}",
            "GET /coresponsibility/imports/{id}/refusals.csv",
            "GET /coresponsibility/jobs",
            "GET /coresponsibility/jobs/{id}",
            "GET /coresponsibility/policies",
            "GET /coresponsibility/policies/{book}",
            "GET /coresponsibility/policies/{book}/{id}",
            "GET /coresponsibility/projections",
            "GET /coresponsibility/simulations",
            "POST /coresponsibility/dead-letters/replay",
            "POST /coresponsibility/jobs/{id}/resume",
            "POST /coresponsibility/monitoring/{period}",
            "POST /coresponsibility/periods/{period}/scorecards",
            "POST /coresponsibility/projections/{name}/rebuild",
            "POST /coresponsibility/silences",
            "POST /coresponsibility/simulations");

    /** Files: each line is held to its sender's territory, as the last test shows. */
    private static final Set<String> FILES = Set.of(
            "POST /coresponsibility/imports/educacion",
            "POST /coresponsibility/imports/establecimientos",
            "POST /coresponsibility/imports/excepciones",
            "POST /coresponsibility/imports/excepciones_area",
            "POST /coresponsibility/imports/responsables",
            "POST /coresponsibility/imports/salud");

    /** What a read has to be asked for. */
    private static final Map<String, String> ASKED = Map.ofEntries(
            Map.entry("GET /coresponsibility/exceptions", "state=ALL"),
            Map.entry("GET /coresponsibility/households/{household}/verdicts", "period=2026-3"),
            Map.entry("GET /coresponsibility/indicators/{period}/compliance", "by=district"),
            Map.entry("GET /coresponsibility/indicators/{period}/cumplimiento.csv", "by=district"),
            Map.entry("GET /coresponsibility/periods/{period}/expected", "establishment=" + SCHOOL),
            Map.entry("GET /coresponsibility/periods/{period}/expected.csv", "district=0501"),
            Map.entry("GET /coresponsibility/periods/{period}/expected.html", "establishment=" + POST),
            Map.entry("GET /coresponsibility/reviews", "period=2026-3"),
            Map.entry("GET /coresponsibility/summary", "period=2026-3"));

    /** A body that is right but for the territory, by endpoint. */
    private static final Map<String, String> WRITES = Map.ofEntries(
            Map.entry(
                    "POST /conditionality/v1/evidence",
                    Messages.message("nora", "near", Messages.visit("n1", "baby", "met"))
                            .toString()),
            Map.entry(
                    "POST /conditionality/v1/txn/status",
                    Messages.status("nora", "message_id", "own").toString()),
            Map.entry("POST /coresponsibility/accompaniments", """
                    {"household":"$A","from":"2026-07-01","until":"2026-10-31","ground":"ACCESS_BARRIER","reasons":"El puente"}"""),
            Map.entry("POST /coresponsibility/accompaniments/{id}/approve", "{\"reasons\":\"Visto\"}"),
            Map.entry("POST /coresponsibility/accompaniments/{id}/end", "{\"reasons\":\"Visto\"}"),
            Map.entry("POST /coresponsibility/accompaniments/{id}/reject", "{\"reasons\":\"Visto\"}"),
            Map.entry("POST /coresponsibility/establishments/{code}/representatives", """
                    {"signature":"NN","name":"Nora Norte","from":"2026-01-01"}"""),
            Map.entry(
                    "POST /coresponsibility/establishments/{code}/representatives/{signature}/end",
                    "{\"until\":\"2026-06-01\"}"),
            Map.entry(
                    "POST /coresponsibility/establishments/{code}/supply-assessments",
                    "{\"assessedOn\":\"2026-06-01\"}"),
            Map.entry("POST /coresponsibility/exceptions", """
                    {"period":"2026-3","person":"pupil","reason":"SICKNESS","support":"Acta"}"""),
            Map.entry("POST /coresponsibility/exceptions/{id}/approve", "{\"note\":\"Visto\"}"),
            Map.entry("POST /coresponsibility/exceptions/{id}/reject", "{\"note\":\"Visto\"}"),
            Map.entry("POST /coresponsibility/exceptions/{id}/revoke", "{\"note\":\"Visto\"}"),
            Map.entry("POST /coresponsibility/networks", """
                    {"department":"05","name":"Red Uno","kind":"MICRO_NETWORK"}"""),
            Map.entry("POST /coresponsibility/networks/{code}/representatives", """
                    {"signature":"NN","name":"Nora Norte","from":"2026-01-01"}"""),
            Map.entry(
                    "POST /coresponsibility/networks/{code}/representatives/{signature}/end",
                    "{\"until\":\"2026-06-01\"}"),
            Map.entry("POST /coresponsibility/periods", "{\"period\":\"2026-4\"}"),
            Map.entry("POST /coresponsibility/periods/{period}/certify", "{}"),
            Map.entry("POST /coresponsibility/periods/{period}/close-for-evidence", "{}"),
            Map.entry("POST /coresponsibility/periods/{period}/consolidate", "{}"),
            Map.entry("POST /coresponsibility/periods/{period}/notices", "{}"),
            Map.entry("POST /coresponsibility/periods/{period}/notices/deliveries", """
                    {"items":[{"household":"$A","channel":"VISIT","on":"2026-07-06"}]}"""),
            Map.entry("POST /coresponsibility/policies/{book}", """
                    {"id":"x","effectiveFrom":"2030-01-01","legalBasis":"N","source":"s","status":"ASSUMED","parameters":{}}"""),
            Map.entry("POST /coresponsibility/policies/{book}/{id}/publish", "{}"),
            Map.entry("POST /coresponsibility/reconsiderations", """
                    {"household":"$B","period":"2026-3","requestedBy":"HOUSEHOLD","requestedOn":"2026-07-06","reasons":"Fue"}"""),
            Map.entry(
                    "POST /coresponsibility/reconsiderations/{id}/decide",
                    "{\"outcome\":\"UPHELD\",\"reasons\":\"Visto\"}"),
            Map.entry("POST /coresponsibility/reviews/{period}/{household}/{review}/assign", "{\"to\":\"nora\"}"),
            Map.entry("POST /coresponsibility/reviews/{period}/{household}/{review}/decide", """
                    {"decision":"NO_ACTION","reasons":"Visto","visitedOn":"2026-07-01"}"""),
            Map.entry("PUT /coresponsibility/senders/{sender}", "{\"callback\":null}"));

    /** What is answered where it is not 404 {@code NOT_FOUND}: orders for the country, and bulk that passes over what is out of sight. */
    private static final Map<String, String> OTHERWISE = Map.ofEntries(
            Map.entry("GET /coresponsibility/audit.ndjson", "403 NATIONAL_ONLY"),
            Map.entry("GET /coresponsibility/audit/check", "403 NATIONAL_ONLY"),
            Map.entry("GET /coresponsibility/senders", "403 NATIONAL_ONLY"),
            Map.entry("POST /conditionality/v1/evidence", "202 ESTABLISHMENT_NOT_YOURS"),
            Map.entry("POST /conditionality/v1/txn/status", "404 err.request.not_found"),
            Map.entry("POST /coresponsibility/periods", "403 NOT_NATIONAL"),
            Map.entry("POST /coresponsibility/periods/{period}/certify", "403 NOT_NATIONAL"),
            Map.entry("POST /coresponsibility/periods/{period}/close-for-evidence", "403 NOT_NATIONAL"),
            Map.entry("POST /coresponsibility/periods/{period}/consolidate", "409 NOT_YOUR_REGION"),
            Map.entry("POST /coresponsibility/periods/{period}/notices", "200 \"created\":0"),
            Map.entry("POST /coresponsibility/periods/{period}/notices/deliveries", "200 UNKNOWN_NOTICE"),
            Map.entry("POST /coresponsibility/policies/{book}", "403 NATIONAL_ONLY"),
            Map.entry("POST /coresponsibility/policies/{book}/{id}/publish", "403 NATIONAL_ONLY"),
            Map.entry("PUT /coresponsibility/senders/{sender}", "403 NATIONAL_ONLY"));

    private static final Pattern VARIABLE = Pattern.compile("([\\w-]*)/\\{(\\w+)}");

    @Autowired
    private WebTestClient web;

    @Autowired
    private TestDatabase database;

    @Autowired
    private TestClock clock;

    @Autowired
    private Programme programme;

    @Autowired
    private List<RequestMappingHandlerMapping> mappings;

    private final Map<String, String> ids = new HashMap<>();

    private record Answer(int status, String body) {}

    @BeforeAll
    void oneOfEachThing() {
        programme.registerEstablishments();
        for (var household : List.of("A", "B")) {
            programme.household(household, "2025-01-01");
        }
        programme.child("pupil", "A", "2015-01-01", SCHOOL);
        programme.child("baby", "A", "2025-09-01", POST);
        programme.child("second", "B", "2015-01-01", SCHOOL);
        programme.household("T", "2025-01-01");
        programme.child("teen", "T", "2010-01-01", SCHOOL);
        programme.open("2026-3");
        programme.education(month("e1", "pupil", 20, 1, 0), month("e2", "second", 20, 1, 0));
        programme.education(month("e3", "teen", 20, 20, 0));
        programme.health(visit("h1", "baby", "NO_ASISTIO"));
        programme.exceptions("x0,2026-3,teen,ENFERMEDAD,Acta,ana,luis");
        asked(
                "/conditionality/v1/evidence",
                TestTokens.bearer("minsa", "INSTITUTION"),
                Messages.message("minsa", "own", Messages.visit("m1", "baby", "not_met"))
                        .toString());
        clock.moveTo(LocalDate.of(2026, 7, 6));
        programme.close("2026-3");
        ids.put("$A", code("A"));
        ids.put("$B", code("B"));
        ids.put("household", code("A"));
        ids.put("period", "2026-3");
        ids.put("establishments/code", POST);
        ids.put("networks/code", database.texts("select network from network").getFirst());
        ids.put("signature", "F1");
        ids.put("review", "REPEATED_NOT_MET");
        ids.put("sender", "minsa");
        ids.put("book", "verification");
        ids.put("policies/id", "x");
        decisions();
        computed();
    }

    private void decisions() {
        ids.put("exceptions/id", made("/coresponsibility/exceptions", "$.exception.id"));
        ids.put("accompaniments/id", made("/coresponsibility/accompaniments", "$.id"));
        ids.put("reconsiderations/id", made("/coresponsibility/reconsiderations", "$.id"));
        database.execute(
                "insert into verdict_review (period, household, review, district, raised_at) values ('2026-3', '"
                        + code("A") + "', 'REPEATED_NOT_MET', '050101', now())");
        asked(
                "/coresponsibility/networks/" + ids.get("networks/code") + "/representatives",
                COUNTRY,
                "{\"signature\":\"F1\",\"name\":\"Rita Red\",\"from\":\"2026-01-01\"}");
        asked(
                "/coresponsibility/establishments/" + POST + "/supply-assessments",
                OWNER,
                "{\"assessedOn\":\"2026-06-01\"}");
    }

    private void computed() {
        asked("/coresponsibility/monitoring/2026-3", COUNTRY, "{}");
        asked(PERIOD + "/scorecards", COUNTRY, "{}");
        var simulation = asked(
                "/coresponsibility/simulations", COUNTRY, "{\"period\":\"2026-3\",\"membership\":\"membership-2010\"}");
        ids.put("simulations/id", JsonPath.read(simulation.body(), "$.id"));
        programme.settle();
    }

    private String made(String path, String id) {
        return JsonPath.read(asked(path, OWNER, body("POST " + path)).body(), id);
    }

    @Test
    void nothing_of_a_district_is_shown_or_written_from_another_province() {
        var endpoints = endpoints();
        var thought = Stream.of(NATIONAL, FILES, WRITES.keySet(), ASKED.keySet(), OTHERWISE.keySet())
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
    void a_file_keeps_to_the_sender_s_district() {
        var near = List.of("0601");
        var post = POST + ",SALUD,Otro nombre,060101,,,";
        assertThat(refused(
                        "establecimientos",
                        near,
                        post,
                        "S-00000099,SALUD,Nuevo,050101,,,",
                        "S-00000098,SALUD,Mío,060101,,,"))
                .as("neither one that another has, nor one there")
                .isEqualTo(Map.of(1, "ESTABLISHMENT_NOT_YOURS", 2, "ESTABLISHMENT_NOT_YOURS"));
        assertThat(database.texts("select establishment || ' ' || name || ' ' || district from establishment"
                        + " where establishment in ('" + POST + "', 'S-00000099', 'S-00000098') order by 1"))
                .containsExactly(POST + " Puesto Uno 050101", "S-00000098 Mío 060101");
        assertThat(refused(
                        "responsables",
                        near,
                        POST + ",NN,Nora Norte,2020-01-01,",
                        "S-00000098,NN,Nora Norte,2020-01-01,",
                        "S-00000097,NN,Nora Norte,2020-01-01,"))
                .isEqualTo(Map.of(1, "ESTABLISHMENT_NOT_YOURS", 3, "UNKNOWN_ESTABLISHMENT"));
        assertThat(database.texts("select establishment from signatory where signature = 'NN'"))
                .containsExactly("S-00000098");
        assertThat(refused("salud", near, visit("f1", "baby", "ASISTIO")))
                .isEqualTo(Map.of(1, "ESTABLISHMENT_NOT_YOURS"));
        assertThat(refused("educacion", near, month("f2", "teen", 20, 20, 0) + "e3"))
                .isEqualTo(Map.of(1, "ESTABLISHMENT_NOT_YOURS"));
        assertThat(refused("excepciones", near, "x1,2026-3,pupil,ENFERMEDAD,Acta,ana,luis"))
                .isEqualTo(Map.of(1, "UNKNOWN_PERSON"));
        assertThat(refused("excepciones_area", near, "x2,2026-3,050101,,LLUVIAS_CAMINO_CORTADO,Acta,ana,luis"))
                .isEqualTo(Map.of(1, "UNKNOWN_AREA"));
    }

    private Map<Integer, String> refused(String kind, List<String> territory, String... lines) {
        return programme.refusedLines(kind, territory, lines);
    }

    private List<String> endpoints() {
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(e -> e.getValue().getBeanType().getName().startsWith("pe.juntos."))
                .flatMap(e -> e.getKey().getPatternsCondition().getPatterns().stream()
                        .flatMap(pattern -> e.getKey().getMethodsCondition().getMethods().stream()
                                .flatMap(method -> each(method + " " + pattern.getPatternString()))))
                .sorted()
                .toList();
    }

    /** Of an endpoint of several kinds of things, one for each. */
    private static Stream<String> each(String endpoint) {
        var several = Pattern.compile("\\{\\w+:([a-z]+)\\|([a-z]+)}").matcher(endpoint);
        return several.find()
                ? Stream.of(several.replaceFirst(several.group(1)), several.replaceFirst(several.group(2)))
                : Stream.of(endpoint);
    }

    private void read(String endpoint, Map<String, String> faults) {
        var path = path(endpoint);
        var own = asked(HttpMethod.GET, path, OTHERWISE.containsKey(endpoint) ? COUNTRY : OWNER, "");
        var other = asked(HttpMethod.GET, path, NEIGHBOUR, "");
        if (own.status() != 200 || own.body().equals(other.body())) {
            faults.put(endpoint, "shows nothing to its own district either: " + own);
        } else if (other.status() == 200) {
            marks().stream()
                    .filter(other.body()::contains)
                    .findFirst()
                    .ifPresent(mark -> faults.put(endpoint, "shows " + mark + " to the neighbour: " + other.body()));
        } else if (!as(other, OTHERWISE.getOrDefault(endpoint, "404 \"NOT_FOUND\""))) {
            faults.put(endpoint, "answers the neighbour " + other);
        }
    }

    private void written(String endpoint, Map<String, String> faults) {
        var method = HttpMethod.valueOf(endpoint.substring(0, endpoint.indexOf(' ')));
        var answer = asked(method, path(endpoint), NEIGHBOUR, body(endpoint));
        if (!as(answer, OTHERWISE.getOrDefault(endpoint, "404 \"NOT_FOUND\""))) {
            faults.put(endpoint, "answers the neighbour " + answer);
        }
    }

    private static boolean as(Answer answer, String expected) {
        return answer.status() == Integer.parseInt(expected.substring(0, 3))
                && answer.body().contains(expected.substring(4));
    }

    private Answer asked(String path, String token, String body) {
        var answer = asked(HttpMethod.POST, path, token, body);
        assertThat(answer.status()).as(path + " " + answer.body()).isBetween(200, 299);
        return answer;
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

    /** With the ids of the things of district 050101 in their places. */
    private String path(String endpoint) {
        var path = VARIABLE.matcher(endpoint.substring(endpoint.indexOf(' ') + 1))
                .replaceAll(v -> v.group(1) + "/"
                        + ids.getOrDefault(v.group(1) + "/" + v.group(2), ids.getOrDefault(v.group(2), "x")));
        return ASKED.containsKey(endpoint) ? path + "?" + ASKED.get(endpoint) : path;
    }

    private String body(String endpoint) {
        return WRITES.get(endpoint).replace("$A", code("A")).replace("$B", code("B"));
    }

    /** What stands for a household, a person, an establishment or a place of the district. */
    private static Set<String> marks() {
        return new TreeSet<>(List.of(
                code("A"),
                code("B"),
                code("T"),
                member("pupil"),
                member("baby"),
                "pupil",
                "baby",
                "teen",
                POST,
                OTHER_POST,
                SCHOOL,
                "050101",
                "Puesto Uno",
                "Red Uno",
                "Rita Red"));
    }

    /** All that the service says, but what was asked of it and by whom. */
    private String contents() {
        return database
                .texts("select table_name from information_schema.tables where table_schema = 'public'"
                        + " and table_type = 'BASE TABLE' and table_name not like 'staging%' and table_name not in"
                        + " ('list_read', 'audit_entry', 'audit_link', 'outbox', 'idempotency_key', 'evidence_message', 'evidence_message_refusal',"
                        + " 'evidence_refusal', 'job', 'job_chunk', 'import_file', 'import_refusal') order by 1")
                .stream()
                .map(table -> table + " "
                        + database.texts("select md5(string_agg(t::text, ',' order by t::text)) from " + table + " t")
                                .getFirst())
                .collect(Collectors.joining("\n"));
    }
}
