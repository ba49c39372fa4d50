package pe.juntos.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.partner.Answers.body;
import static pe.juntos.partner.Answers.changed;
import static pe.juntos.partner.Answers.of;
import static pe.juntos.partner.Answers.refused;
import static pe.juntos.partner.Answers.with;
import static pe.juntos.partner.Answers.without;
import static pe.juntos.partner.PartnerScenario.code;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.ContractCheck;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** PAR-5: from the diagnosis to the fair, with the papers, the pictures and the indicators on the way. */
@ServiceTest
class PlanJourneyTest {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1, 2, 3};
    private static final String ROSA = TestTokens.bearer("rosa", List.of("GESTOR"), List.of("0301"));
    private static final String OLGA = TestTokens.bearer("olga", List.of("GESTOR"), List.of("0302"));
    private static final String CARLOS = TestTokens.bearer("carlos", List.of("REGIONAL_COORDINATOR"), List.of("03"));
    private static final String ABROAD = TestTokens.bearer("otto", List.of("REGIONAL_COORDINATOR"), List.of("04"));
    private static final String AUDITOR = TestTokens.bearer("ana", "AUDITOR");
    private static final String PARTNER = TestTokens.partner("CARE", List.of("*"));

    @Autowired
    WebTestClient web;

    @Autowired
    EventProbe events;

    @Autowired
    TestDatabase database;

    private PartnerScenario juntos;

    @Test
    void theRouteIsWalkedInItsOrderAndSeenByItsPeople() throws Exception {
        juntos = new PartnerScenario(web, events);
        juntos.household(code(1), "030101", "AFFILIATED", 1);
        juntos.household(code(2), "030101", "AFFILIATED", 1);
        juntos.household(code(3), "030201", "AFFILIATED", 1);
        Await.until(() -> assertThat(database.number("select count(*) from household where district is not null"))
                .isEqualTo(3));

        String ana = diagnosed();
        phases(ana);
        String certificate = certified(ana);
        granted(ana);
        markets(ana);
        mentored(ana);
        reported(certificate);

        var told = events.awaitReceived("juntos.partner.route.v1", 5);
        told.forEach(event -> ContractCheck.validate("route", event.json()));
        assertThat(told.stream().map(event -> JsonPath.<String>read(event.json(), "$.state")))
                .containsExactly(
                        "FINANCIAL_LITERACY", "BUSINESS_MANAGEMENT", "TECHNICAL_ASSISTANCE", "GRANTED", "USE_VERIFIED");
        assertThat(database.number("select count(*) from route_step where policy = 'plan-2026'"))
                .isEqualTo(5);
    }

    private String diagnosed() {
        var sent = of(
                "household",
                code(1),
                "member",
                1,
                "track",
                "ENTERPRISE",
                "on",
                "2026-04-10",
                "line",
                "CRAFTS",
                "idea",
                false,
                "gap",
                "MANAGEMENT",
                "businessPlan",
                false,
                "digital",
                1,
                "logistics",
                0,
                "monthlyIncome",
                400);
        String path = "/partner/participants";
        for (var field : List.of("household", "member", "track", "on", "line", "gap")) {
            refused(juntos.post(ROSA, path, without(sent, field)), 400, "INCOMPLETE");
        }
        refused(juntos.post(ROSA, path, with(sent, "on", "2999-01-01")), 422, "IN_FUTURE");
        refused(juntos.post(ROSA, path, with(sent, "digital", 4)), 400, "INCOMPLETE");
        refused(juntos.post(ROSA, path, with(sent, "monthlyIncome", -1)), 422, "AMOUNT_INVALID");
        refused(
                juntos.post(ROSA, path, with(sent, "monthlyIncome", new java.math.BigDecimal("1E+999999"))),
                422,
                "AMOUNT_INVALID");
        refused(juntos.post(OLGA, path, sent), 404, "NOT_FOUND");
        refused(juntos.post(AUDITOR, path, sent), 403, "FORBIDDEN");
        String id = JsonPath.read(body(juntos.post(ROSA, path, sent), 201), "$.id");
        changed(juntos.post(ROSA, path, sent), false);
        refused(juntos.post(ROSA, path, with(sent, "gap", "BOTH")), 409, "ID_CONFLICT");
        body(
                juntos.post(
                        ROSA,
                        path,
                        with(with(with(sent, "on", "2026-06-20"), "monthlyIncome", 500), "businessPlan", true)),
                201);

        assertThat(Answers.<Integer>read(juntos.get(ROSA, path + "/" + id), "$.monthlyIncome"))
                .isEqualTo(500);
        refused(juntos.get(OLGA, path + "/" + id), 404, "NOT_FOUND");
        refused(juntos.get(PARTNER, path + "/" + id), 403, "FORBIDDEN");
        assertThat(Answers.<List<String>>read(juntos.get(ROSA, path + "?stage=DIAGNOSED&limit=1"), "$.items[*].id"))
                .containsExactly(id);
        assertThat(Answers.<List<String>>read(juntos.get(OLGA, path), "$.items[*].id"))
                .isEmpty();
        refused(juntos.get(PARTNER, path), 403, "FORBIDDEN");
        return id;
    }

    private void phases(String ana) {
        var sent = of(
                "id",
                "F1",
                "kind",
                "FINANCIAL_LITERACY",
                "district",
                "030101",
                "startsOn",
                "2026-05-01",
                "endsOn",
                "2026-05-31",
                "sessions",
                5,
                "hours",
                10,
                "childCare",
                true);
        for (var field : without(sent, "childCare").keySet()) {
            refused(juntos.post(ROSA, "/partner/courses", without(sent, field)), 400, "INCOMPLETE");
        }
        refused(juntos.post(ROSA, "/partner/courses", with(sent, "endsOn", "2026-04-30")), 422, "BAD_DATES");
        refused(juntos.post(OLGA, "/partner/courses", sent), 404, "NOT_FOUND");
        refused(juntos.post(AUDITOR, "/partner/courses", sent), 403, "FORBIDDEN");
        body(juntos.post(ROSA, "/partner/courses", sent), 201);
        changed(juntos.post(ROSA, "/partner/courses", sent), false);
        refused(juntos.post(ROSA, "/partner/courses", with(sent, "hours", 11)), 409, "ID_CONFLICT");
        course("B1", "BUSINESS_MANAGEMENT");
        course("T1", "TECHNICAL_ASSISTANCE");
        assertThat(Answers.<List<String>>read(juntos.get(ROSA, "/partner/courses?on=2026-05-01"), "$.items[*].id"))
                .containsExactly("B1", "F1", "T1");
        assertThat(Answers.<List<String>>read(juntos.get(OLGA, "/partner/courses?on=2026-05-01"), "$.items[*].id"))
                .isEmpty();
        refused(juntos.get(PARTNER, "/partner/courses"), 403, "FORBIDDEN");

        String calls = "/partner/course-calls?days=7&on=";
        assertThat(called(ROSA, calls + "2026-04-24")).containsExactly("F1");
        assertThat(called(ROSA, calls + "2026-04-23")).as("eight days before").isEmpty();
        assertThat(called(OLGA, calls + "2026-04-24")).isEmpty();
        refused(juntos.get(PARTNER, calls + "2026-04-24"), 403, "FORBIDDEN");
        var call = of("participant", ana, "on", "2026-04-25", "means", "CALL");
        for (var field : call.keySet()) {
            refused(juntos.post(ROSA, "/partner/courses/F1/calls", without(call, field)), 400, "INCOMPLETE");
        }
        refused(juntos.post(OLGA, "/partner/courses/F1/calls", call), 404, "NOT_FOUND");
        refused(juntos.post(AUDITOR, "/partner/courses/F1/calls", call), 403, "FORBIDDEN");
        body(juntos.post(ROSA, "/partner/courses/F1/calls", call), 201);
        changed(juntos.post(ROSA, "/partner/courses/F1/calls", call), false);
        assertThat(Answers.<List<String>>read(juntos.get(ROSA, calls + "2026-04-26"), "$.items[*].called"))
                .containsExactly("2026-04-25");

        assertThat(result(attend("B1", 1, ana))).isEqualTo("PHASE_OUT_OF_ORDER");
        refused(attend("F1", 6, ana), 422, "SESSION_UNKNOWN");
        refused(juntos.post(OLGA, "/partner/courses/F1/attendance", session(1, ana)), 404, "NOT_FOUND");
        refused(juntos.post(AUDITOR, "/partner/courses/F1/attendance", session(1, ana)), 403, "FORBIDDEN");
        refused(
                juntos.post(ROSA, "/partner/courses/F1/attendance", Map.of("session", 1, "on", "2026-05-05")),
                400,
                "INCOMPLETE");
        assertThat(result(attend("F1", 1, "00000000-0000-0000-0000-000000000009")))
                .isEqualTo("NOT_FOUND");
        for (int session = 1; session <= 3; session++) {
            assertThat(result(attend("F1", session, ana))).isNull();
        }
        assertThat(result(complete("F1"))).isEqualTo("ATTENDANCE_BELOW_MINIMUM");
        refused(
                juntos.post(ROSA, "/partner/certificates", of("participant", ana, "course", "F1", "on", "2026-06-01")),
                409,
                "NOT_COMPLETED");
        attend("F1", 4, ana);
        refused(juntos.post(OLGA, "/partner/courses/F1/completion", Map.of("on", "2026-06-01")), 404, "NOT_FOUND");
        assertThat(result(complete("F1"))).isNull();
        assertThat(result(complete("F1"))).as("again").isNull();
        assertThat(called(ROSA, calls + "2026-04-30&limit=1"))
                .as("the next phase")
                .containsExactly("B1");
        refused(grant(CARLOS, ana, "G1", 900), 409, "ROUTE_NOT_FINISHED");
        for (var next : List.of("B1", "T1")) {
            for (int session = 1; session <= 5; session++) {
                attend(next, session, ana);
            }
            assertThat(result(complete(next))).isNull();
        }
    }

    private String certified(String ana) throws Exception {
        var asked = of("participant", ana, "course", "F1", "on", "2026-06-02");
        for (var field : asked.keySet()) {
            refused(juntos.post(ROSA, "/partner/certificates", without(asked, field)), 400, "INCOMPLETE");
        }
        refused(juntos.post(OLGA, "/partner/certificates", asked), 404, "NOT_FOUND");
        refused(juntos.post(PARTNER, "/partner/certificates", asked), 403, "FORBIDDEN");
        String code = JsonPath.read(body(juntos.post(ROSA, "/partner/certificates", asked), 201), "$.code");
        assertThat(Answers.<String>read(juntos.post(ROSA, "/partner/certificates", asked), "$.code"))
                .isEqualTo(code);
        String paper = "/partner/certificates/" + code + "/paper";
        refused(put(ROSA, paper, "{\"name\":\"Ana\"}"), 400, "INCOMPLETE");
        refused(put(OLGA, paper, "{\"name\":\"Ana Quispe\"}"), 404, "NOT_FOUND");
        refused(put(AUDITOR, paper, "{\"name\":\"Ana Quispe\"}"), 403, "FORBIDDEN");
        var pdf = put(ROSA, paper, "{\"name\":\"Flor Ñahui Quispe\"}")
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PDF)
                .expectBody()
                .returnResult()
                .getResponseBody();
        try (var reader = new PdfReader(pdf)) {
            assertThat(new PdfTextExtractor(reader).getTextFromPage(1))
                    .contains("Flor Ñahui Quispe", code, "educación financiera", "10 horas");
        }
        refused(put(ROSA, paper, "{\"name\":\"Otra Persona\"}"), 409, "HOLDER_CONFLICT");
        assertThat(database.texts("select certificate::text from certificate"))
                .noneMatch(row -> row.contains("Quispe"));

        var checked = web.get()
                .uri("/partner/public/certificates/" + code)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(checked).contains("F. Ñ. Q.", "\"valid\":true").doesNotContain("Quispe", code(1), "0301", ana);
        web.get()
                .uri("/partner/public/certificates/0000")
                .exchange()
                .expectStatus()
                .isNotFound();
        return code;
    }

    private void granted(String ana) {
        refused(grant(ROSA, ana, "G1", 900), 403, "FORBIDDEN");
        refused(grant(ABROAD, ana, "G1", 900), 404, "NOT_FOUND");
        refused(grant(CARLOS, ana, "G1", 0), 422, "AMOUNT_INVALID");
        refused(grant(CARLOS, ana, "G1", 10_001), 422, "AMOUNT_INVALID");
        body(grant(CARLOS, ana, "G1", 10_000), 201);
        changed(grant(CARLOS, ana, "G1", 10_000), false);
        refused(grant(CARLOS, ana, "G2", 100), 409, "ALREADY_GRANTED");
        refused(grant(CARLOS, ana, "G1", 100), 409, "ID_CONFLICT");

        String path = "/partner/grants/G1/";
        var use = of("on", "2026-06-25", "use", "AS_DECLARED");
        refused(juntos.post(CARLOS, path + "verification", use), 409, "SAME_PERSON");
        refused(juntos.post(ROSA, path + "verification", use), 409, "EVIDENCE_MISSING");
        refused(juntos.post(OLGA, path + "verification", use), 404, "NOT_FOUND");
        refused(picture(ROSA, path + "photo", "<svg/>".getBytes(StandardCharsets.UTF_8)), 422, "PICTURE_INVALID");
        refused(picture(ROSA, path + "photo", large()), 422, "PICTURE_INVALID");
        refused(picture(OLGA, path + "photo", PNG), 404, "NOT_FOUND");
        refused(picture(AUDITOR, path + "photo", PNG), 403, "FORBIDDEN");
        refused(juntos.get(ROSA, path + "photo"), 404, "NOT_FOUND");
        changed(picture(ROSA, path + "photo", PNG), true);
        assertThat(juntos.get(AUDITOR, path + "photo")
                        .expectStatus()
                        .isOk()
                        .expectHeader()
                        .contentType(MediaType.IMAGE_PNG)
                        .expectBody()
                        .returnResult()
                        .getResponseBody())
                .isEqualTo(PNG);
        refused(juntos.get(OLGA, path + "photo"), 404, "NOT_FOUND");
        refused(juntos.get(PARTNER, path + "photo"), 403, "FORBIDDEN");
        changed(juntos.post(ROSA, path + "verification", use), true);
        changed(juntos.post(ROSA, path + "verification", use), false);
        refused(juntos.post(ROSA, path + "verification", with(use, "use", "OTHERWISE")), 409, "ID_CONFLICT");
        refused(picture(ROSA, path + "photo", PNG), 404, "NOT_FOUND");
    }

    private void markets(String ana) {
        var id = "00000000-0000-4000-8000-0000000000aa";
        var sent = of(
                "id",
                id,
                "participant",
                ana,
                "line",
                "CRAFTS",
                "name",
                "Chompa de alpaca",
                "price",
                85.5,
                "unit",
                "pieza",
                "monthlyCapacity",
                12,
                "on",
                "2026-06-10",
                "consentUntil",
                "2026-12-31");
        for (var field : sent.keySet()) {
            refused(juntos.post(ROSA, "/partner/products", without(sent, field)), 400, "INCOMPLETE");
        }
        refused(juntos.post(ROSA, "/partner/products", with(sent, "name", "Llame 987654321")), 400, "INCOMPLETE");
        for (var price : List.of(0, 0.001, 1_000_000_000)) {
            refused(juntos.post(ROSA, "/partner/products", with(sent, "price", price)), 422, "AMOUNT_INVALID");
        }
        refused(
                juntos.post(ROSA, "/partner/products", with(sent, "consentUntil", "2026-06-09")),
                409,
                "CONSENT_NOT_IN_FORCE");
        refused(juntos.post(OLGA, "/partner/products", sent), 404, "NOT_FOUND");
        refused(juntos.post(AUDITOR, "/partner/products", sent), 403, "FORBIDDEN");
        body(juntos.post(ROSA, "/partner/products", sent), 201);
        changed(juntos.post(ROSA, "/partner/products", sent), false);
        String path = "/partner/products/" + id;
        refused(picture(OLGA, path + "/picture", PNG), 404, "NOT_FOUND");
        changed(picture(ROSA, path + "/picture", PNG), true);
        var shown = shown("?line=CRAFTS&area=0301");
        assertThat(shown).contains("Chompa de alpaca", "85.5", "12", "/picture").doesNotContain(code(1), ana);
        assertThat(shown("?line=FOOD")).doesNotContain("Chompa");
        assertThat(shown("?area=0302")).doesNotContain("Chompa");
        web.get()
                .uri("/partner/public/emprende/" + id + "/picture")
                .exchange()
                .expectStatus()
                .isOk();

        var fair = of(
                "id", "FE1", "name", "De la Chacra a la Olla", "district", "030101", "on", "2026-06-14", "spaces", 1);
        refused(juntos.post(OLGA, "/partner/fairs", fair), 404, "NOT_FOUND");
        refused(juntos.post(AUDITOR, "/partner/fairs", fair), 403, "FORBIDDEN");
        for (var field : fair.keySet()) {
            refused(juntos.post(ROSA, "/partner/fairs", without(fair, field)), 400, "INCOMPLETE");
        }
        body(juntos.post(ROSA, "/partner/fairs", fair), 201);
        body(juntos.post(ROSA, "/partner/fairs", with(with(fair, "id", "FE2"), "on", "2026-07-20")), 201);
        String stands = "/partner/fairs/FE1/stands";
        refused(juntos.post(OLGA, stands, of("participant", ana, "sales", 10)), 404, "NOT_FOUND");
        refused(juntos.post(ROSA, stands, of("participant", ana, "sales", -1)), 422, "AMOUNT_INVALID");
        refused(juntos.post(ROSA, "/partner/fairs/FE2/stands", of("participant", ana)), 422, "IN_FUTURE");
        body(juntos.post(ROSA, stands, of("participant", ana)), 201);
        body(juntos.post(ROSA, stands, of("participant", ana, "sales", 120)), 201);
        changed(juntos.post(ROSA, stands, of("participant", ana, "sales", 120)), false);
        refused(juntos.post(ROSA, stands, of("participant", newcomer(2))), 409, "NO_SPACE");

        var purchase = of(
                "id",
                "P1",
                "participant",
                ana,
                "process",
                "AS-12-2026",
                "entity",
                "Municipalidad",
                "on",
                "2026-06-20",
                "amount",
                300);
        refused(juntos.post(ROSA, "/partner/state-purchases", with(purchase, "amount", 0)), 422, "AMOUNT_INVALID");
        refused(juntos.post(OLGA, "/partner/state-purchases", purchase), 404, "NOT_FOUND");
        refused(juntos.post(AUDITOR, "/partner/state-purchases", purchase), 403, "FORBIDDEN");
        body(juntos.post(ROSA, "/partner/state-purchases", purchase), 201);
        changed(juntos.post(ROSA, "/partner/state-purchases", purchase), false);
        refused(juntos.post(ROSA, "/partner/state-purchases", with(purchase, "amount", 1)), 409, "ID_CONFLICT");

        refused(juntos.post(OLGA, path + "/withdrawal", Map.of("on", "2026-06-28")), 404, "NOT_FOUND");
        changed(juntos.post(ROSA, path + "/withdrawal", Map.of("on", "2026-06-28")), true);
        changed(juntos.post(ROSA, path + "/withdrawal", Map.of("on", "2026-06-28")), false);
        assertThat(shown("")).doesNotContain("Chompa");
        web.get()
                .uri("/partner/public/emprende/" + id + "/picture")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    private void mentored(String ana) {
        String young = newcomer(2);
        var pair = of("id", "M1", "mentor", ana, "mentee", young, "from", "2026-06-01", "until", "2026-09-01");
        refused(juntos.post(ROSA, "/partner/mentorings", with(pair, "mentee", ana)), 422, "SAME_PERSON_TWICE");
        refused(
                juntos.post(ROSA, "/partner/mentorings", with(with(pair, "mentor", young), "mentee", ana)),
                409,
                "NOT_CERTIFIED");
        refused(juntos.post(ROSA, "/partner/mentorings", with(pair, "until", "2026-05-01")), 422, "BAD_DATES");
        refused(juntos.post(OLGA, "/partner/mentorings", pair), 404, "NOT_FOUND");
        refused(juntos.post(AUDITOR, "/partner/mentorings", pair), 403, "FORBIDDEN");
        body(juntos.post(ROSA, "/partner/mentorings", pair), 201);
        changed(juntos.post(ROSA, "/partner/mentorings", pair), false);
        refused(juntos.post(ROSA, "/partner/mentorings", with(pair, "id", "M2")), 409, "ALREADY_MENTORED");
        refused(juntos.post(OLGA, "/partner/mentorings/M1/end", Map.of("on", "2026-06-20")), 404, "NOT_FOUND");
        changed(juntos.post(ROSA, "/partner/mentorings/M1/end", Map.of("on", "2026-06-20")), true);
        changed(juntos.post(ROSA, "/partner/mentorings/M1/end", Map.of("on", "2026-06-20")), false);
    }

    private void reported(String certificate) {
        String path = "/partner/plan/indicators?on=2026-06-30";
        var told = body(juntos.get(ROSA, path), 200);
        assertThat(JsonPath.<List<Integer>>read(told, "$.indicators[*].numerator"))
                .containsExactly(1, 1, 1, 0);
        assertThat(JsonPath.<List<Integer>>read(told, "$.indicators[*].denominator"))
                .containsExactly(1, 1, 1, 0);
        assertThat(JsonPath.<List<Boolean>>read(told, "$.indicators[*].met")).containsExactly(true, false, true, false);
        assertThat(Answers.<List<Integer>>read(juntos.get(OLGA, path), "$.indicators[*].denominator"))
                .as("a neighbour's district")
                .containsExactly(0, 0, 0, 0);
        refused(juntos.get(PARTNER, path), 403, "FORBIDDEN");
        var report = body(juntos.get(ROSA, "/partner/plan/reports/2026-T2"), 200);
        assertThat(JsonPath.<List<Object>>read(report, "$.counts[?(@.what=='SESSIONS_ATTENDED')].count"))
                .containsExactly(14);
        assertThat(JsonPath.<List<Object>>read(report, "$.counts[?(@.what=='FAIR_STANDS')].amount"))
                .containsExactly(120);
        assertThat(JsonPath.<List<String>>read(report, "$.counts[*].what"))
                .contains(
                        "CERTIFICATES",
                        "GRANTED_ASSET",
                        "USE_AS_DECLARED",
                        "STATE_PURCHASES",
                        "MENTORINGS",
                        "PRODUCTS");
        assertThat(Answers.<List<Object>>read(juntos.get(ROSA, "/partner/plan/reports/2026-01"), "$.counts"))
                .isEmpty();
        assertThat(Answers.<List<Object>>read(juntos.get(OLGA, "/partner/plan/reports/2026-T2"), "$.counts"))
                .isEmpty();
        refused(juntos.get(ROSA, "/partner/plan/reports/2026-T5"), 400, "PERIOD_INVALID");
        refused(juntos.get(PARTNER, "/partner/plan/reports/2026-T2"), 403, "FORBIDDEN");

        var revoked = of("on", "2026-06-30", "reason", "Se emitió por error");
        String revoke = "/partner/certificates/" + certificate + "/revocation";
        refused(juntos.post(ROSA, revoke, revoked), 403, "FORBIDDEN");
        refused(juntos.post(ABROAD, revoke, revoked), 404, "NOT_FOUND");
        changed(juntos.post(CARLOS, revoke, revoked), true);
        changed(juntos.post(CARLOS, revoke, revoked), false);
        assertThat(web.get()
                        .uri("/partner/public/certificates/" + certificate)
                        .exchange()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody())
                .contains("\"valid\":false");
    }

    private List<String> called(String token, String path) {
        return Answers.read(juntos.get(token, path), "$.items[*].course");
    }

    private String newcomer(int household) {
        var sent = of("household", code(household), "member", 2, "track", "EMPLOYABILITY", "on", "2026-04-11");
        return JsonPath.read(
                juntos.post(ROSA, "/partner/participants", sent)
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody(),
                "$.id");
    }

    private void course(String id, String kind) {
        body(
                juntos.post(
                        ROSA,
                        "/partner/courses",
                        of(
                                "id",
                                id,
                                "kind",
                                kind,
                                "district",
                                "030101",
                                "startsOn",
                                "2026-05-01",
                                "endsOn",
                                "2026-05-31",
                                "sessions",
                                5,
                                "hours",
                                10)),
                201);
    }

    private static Map<String, Object> session(int session, String who) {
        return of("session", session, "on", "2026-05-05", "present", List.of(who));
    }

    private WebTestClient.ResponseSpec attend(String course, int session, String who) {
        return juntos.post(ROSA, "/partner/courses/" + course + "/attendance", session(session, who));
    }

    private WebTestClient.ResponseSpec complete(String course) {
        return juntos.post(ROSA, "/partner/courses/" + course + "/completion", Map.of("on", "2026-06-01"));
    }

    private static String result(WebTestClient.ResponseSpec answer) {
        return Answers.read(answer, "$.results[0].code");
    }

    private WebTestClient.ResponseSpec grant(String token, String participant, String id, int amount) {
        return juntos.post(
                token,
                "/partner/grants",
                of(
                        "id",
                        id,
                        "participant",
                        participant,
                        "kind",
                        "ASSET",
                        "amount",
                        amount,
                        "purpose",
                        "Telar de pedal",
                        "on",
                        "2026-06-05"));
    }

    private WebTestClient.ResponseSpec put(String token, String path, String json) {
        return web.put()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, token)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(json)
                .exchange();
    }

    private WebTestClient.ResponseSpec picture(String token, String path, byte[] bytes) {
        return web.put()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, token)
                .contentType(MediaType.IMAGE_PNG)
                .bodyValue(bytes)
                .exchange();
    }

    private static byte[] large() {
        return java.util.Arrays.copyOf(PNG, 2_000_001);
    }

    private String shown(String query) {
        return web.get()
                .uri("/partner/public/emprende" + query)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }
}
