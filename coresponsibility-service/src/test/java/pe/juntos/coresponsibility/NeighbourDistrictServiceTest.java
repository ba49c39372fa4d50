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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import pe.juntos.coresponsibility.conditionality.Messages;
import pe.juntos.platform.test.NeighbourTest;
import pe.juntos.platform.test.TestClock;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** Every endpoint of the service, tried from a neighbouring province. */
@ProgrammeTest
class NeighbourDistrictServiceTest extends NeighbourTest {
    private static final List<String> ROLES =
            List.of("GESTOR", "REGIONAL_COORDINATOR", "INFORMATION_MANAGER", "CERTIFIER", "AUDITOR", "OPERATOR");
    private static final String PERIOD = "/coresponsibility/periods/2026-3";

    /** Whose answer is the same for everybody: orders that compute for the whole country, and what says nothing of any place. */
    private static final Set<String> NATIONAL = Set.of(
            "GET /conditionality/v1/openapi.yaml",
            "GET /coresponsibility/conditions",
            "GET /coresponsibility/conditions/{code}",
            "GET /coresponsibility/simulations",
            "POST /coresponsibility/monitoring/{period}",
            "POST /coresponsibility/periods/{period}/scorecards",
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
            Map.entry("GET /coresponsibility/senders", "403 NATIONAL_ONLY"),
            Map.entry("POST /conditionality/v1/evidence", "202 ESTABLISHMENT_NOT_YOURS"),
            Map.entry("POST /conditionality/v1/txn/status", "404 err.request.not_found"),
            Map.entry("POST /coresponsibility/periods", "403 NOT_NATIONAL"),
            Map.entry("POST /coresponsibility/periods/{period}/certify", "403 NOT_NATIONAL"),
            Map.entry("POST /coresponsibility/periods/{period}/close-for-evidence", "403 NOT_NATIONAL"),
            Map.entry("POST /coresponsibility/periods/{period}/consolidate", "409 NOT_YOUR_REGION"),
            Map.entry("POST /coresponsibility/periods/{period}/notices", "200 \"created\":0"),
            Map.entry("POST /coresponsibility/periods/{period}/notices/deliveries", "200 UNKNOWN_NOTICE"),
            Map.entry("PUT /coresponsibility/senders/{sender}", "403 NATIONAL_ONLY"));

    @Autowired
    private TestDatabase database;

    @Autowired
    private TestClock clock;

    @Autowired
    private Programme programme;

    @Override
    protected Neighbourhood neighbourhood() {
        return new Neighbourhood(ROLES, "0501", "0601", NATIONAL, FILES, Set.of(), ASKED, WRITES, OTHERWISE);
    }

    @Override
    protected Set<String> ignored() {
        return Set.of(
                "list_read",
                "evidence_message",
                "evidence_message_refusal",
                "evidence_refusal",
                "job",
                "job_chunk",
                "import_file",
                "import_refusal");
    }

    @Override
    protected void oneOfEachThing() {
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
        done(
                HttpMethod.POST,
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
        done(
                HttpMethod.POST,
                "/coresponsibility/networks/" + ids.get("networks/code") + "/representatives",
                country(),
                "{\"signature\":\"F1\",\"name\":\"Rita Red\",\"from\":\"2026-01-01\"}");
        done(
                HttpMethod.POST,
                "/coresponsibility/establishments/" + POST + "/supply-assessments",
                owner(),
                "{\"assessedOn\":\"2026-06-01\"}");
    }

    private void computed() {
        done(HttpMethod.POST, "/coresponsibility/monitoring/2026-3", country(), "{}");
        done(HttpMethod.POST, PERIOD + "/scorecards", country(), "{}");
        var simulation = done(
                HttpMethod.POST,
                "/coresponsibility/simulations",
                country(),
                "{\"period\":\"2026-3\",\"membership\":\"membership-2010\"}");
        ids.put("simulations/id", JsonPath.read(simulation.body(), "$.id"));
        programme.settle();
    }

    private String made(String path, String id) {
        return JsonPath.read(
                done(HttpMethod.POST, path, owner(), body("POST " + path)).body(), id);
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

    @Override
    protected String partOfStory() {
        return "GET /coresponsibility/households/{household}/verdicts";
    }

    @Override
    protected Set<String> marks() {
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
}
