package pe.juntos.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.partner.PartnerScenario.FONCODES;
import static pe.juntos.partner.PartnerScenario.code;
import static pe.juntos.partner.PartnerScenario.offer;

import com.jayway.jsonpath.JsonPath;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.Consumed;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.NeighbourTest;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** Every endpoint of the service, tried from a neighbouring province. */
@ServiceTest
class NeighbourDistrictServiceTest extends NeighbourTest {
    private static final List<String> ROLES = List.of(
            "GESTOR",
            "REGIONAL_COORDINATOR",
            "INFORMATION_MANAGER",
            "CERTIFIER",
            "UAS",
            "SPECIALIST",
            "AUDITOR",
            "OPERATOR");
    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    private static final String CARLOS = TestTokens.bearer("carlos", List.of("REGIONAL_COORDINATOR"), List.of("08"));
    private static final String ENTERPRISE = """
            {"household":"$first","member":%d,"track":"ENTERPRISE","on":"2026-04-10","line":"CRAFTS","idea":false,
            "gap":"MANAGEMENT","businessPlan":false,"digital":1,"logistics":0,"monthlyIncome":400}""";
    private static final String DAY = "{\"on\":\"2026-06-20\"}";

    /** What says nothing of any place, is of one institution alone, or is an order for the whole country. */
    private static final Set<String> NATIONAL = Set.of(
            "DELETE /partner/webhooks/{id}",
            "GET /partner/access",
            "GET /partner/access/keys",
            "GET /partner/access/refusals",
            "GET /partner/access/usage",
            "GET /partner/eligibility/rules",
            "GET /partner/offers/{id}",
            "GET /partner/programmes",
            "GET /partner/programmes/{code}",
            "GET /partner/public/.well-known/oauth-authorization-server",
            "GET /partner/public/.well-known/openid-configuration",
            "GET /partner/public/certificates/{code}",
            "GET /partner/public/emprende",
            "GET /partner/public/emprende/{id}/picture",
            "GET /partner/public/jwks.json",
            "GET /partner/public/openapi.yaml",
            "GET /partner/public/raffles/{period}",
            "GET /partner/public/registry/jwks.json",
            "GET /partner/public/terms",
            "GET /partner/webhooks",
            "GET /partner/webhooks/deliveries/{id}",
            "GET /partner/webhooks/types",
            "GET /partner/webhooks/{id}",
            "GET /partner/webhooks/{id}/deliveries",
            "GET /partner/webhooks/{id}/secret",
            "POST /partner/access/keys",
            "POST /partner/access/keys/{kid}/retire",
            "POST /partner/access/terms",
            "POST /partner/agreements/notices",
            "POST /partner/eligibility/evaluations",
            "POST /partner/eligibility/runs",
            "POST /partner/expirations",
            "POST /partner/issuer/rotate",
            "POST /partner/offers",
            "POST /partner/offers/batch",
            "POST /partner/public/registrations",
            "POST /partner/public/token",
            "POST /partner/raffles/repetitions",
            "POST /partner/reminders",
            "POST /partner/webhooks",
            "POST /partner/webhooks/deliveries/{id}/replay",
            "POST /partner/webhooks/{id}/ping",
            "POST /partner/webhooks/{id}/replay",
            "POST /partner/webhooks/{id}/rotate",
            "POST /partner/registry-keys/rotate",
            "POST /registry/search",
            "POST /registry/subscribe",
            "POST /registry/sync/enrolled",
            "POST /registry/sync/search",
            "POST /registry/sync/txn/status",
            "POST /registry/txn/status",
            "POST /registry/unsubscribe",
            "PUT /partner/offers/{id}/child-care",
            "PUT /partner/offers/{id}/place",
            "PUT /partner/offers/{id}/places",
            "PUT /partner/webhooks/{id}");

    /** Each line is held to its sender's territory, as {@code MatchingJourneyTest} shows; pictures as {@code PlanJourneyTest}. */
    private static final Set<String> FILES = Set.of(
            "POST /partner/imports/distritos",
            "POST /partner/imports/elegibilidad",
            "POST /partner/imports/preferencias",
            "PUT /partner/grants/{id}/photo",
            "PUT /partner/products/{id}/picture");

    /** Of what fewer than five families said nothing is shown. */
    private static final Set<String> EMPTY = Set.of("GET /partner/feedback");

    private static final Map<String, String> ASKED = Map.of(
            "GET /partner/course-calls", "days=7&on=2026-04-24",
            "GET /partner/courses", "on=2026-05-01",
            "GET /partner/eligibility/runs/{run}/households", "rule=SAVINGS_RAFFLE&answer=YES",
            "GET /partner/plan/indicators", "on=2026-06-30",
            "GET /partner/raffles/{id}/lots", "district=080501",
            "GET /partner/reminders", "asOf=2026-05-22",
            "GET /partner/supply-and-demand", "on=2026-06-30",
            "GET /partner/tasks", "asOf=2026-05-20",
            "GET /partner/tasks/compliance", "asOf=2026-05-20",
            "GET /partner/agreements/compliance", "asOf=2026-05-31");

    private static final String STEP = "{\"on\":\"2026-06-20\",\"until\":\"2026-12-01\"}";

    private static final Map<String, String> WRITES = Map.ofEntries(
            Map.entry("POST /partner/agreements", """
                    {"code":"N-1","kind":"EDUCATION","region":"08","counterpart":"Gobierno","validFrom":"2026-01-01",
                    "validUntil":"2027-12-31","commitments":[
                    {"id":"a","party":"JUNTOS","duty":"Capacita","indicator":"personas","area":"0805","target":10,"dueOn":"2026-05-01"},
                    {"id":"b","party":"COUNTERPART","duty":"Capacita","indicator":"personas","area":"0805","target":10,
                    "dueOn":"2026-05-01"}]}"""),
            Map.entry("POST /partner/agreements/{agreement}/commitments/{commitment}/evidence", """
                    {"id":"e9","on":"2026-05-01","value":5,"document":"Oficio"}"""),
            Map.entry("POST /partner/agreements/{id}/ratify", "{\"on\":\"2026-02-01\",\"act\":\"RER-1\"}"),
            Map.entry("POST /partner/agreements/{id}/sign", DAY),
            Map.entry("POST /partner/certificates", """
                    {"participant":"$ana","course":"F1","on":"2026-06-02"}"""),
            Map.entry("POST /partner/certificates/{code}/revocation", "{\"on\":\"2026-06-30\",\"reason\":\"Error\"}"),
            Map.entry("POST /partner/committees", """
                    {"id":"C9","agreement":"$agreement","kind":"TECHNICAL","institutions":["JUNTOS","GDS"],"since":"2026-03-01"}"""),
            Map.entry("POST /partner/committees/{committee}/minutes", """
                    {"id":"A1","on":"2026-03-10","attended":["JUNTOS","GDS"],"agreed":["Se revisan"],"tasks":[
                    {"id":"A1-1","party":"COUNTERPART","institution":"GDS","what":"Capacita","area":"0805","dueOn":"2026-04-10"}]}"""),
            Map.entry("POST /partner/confidential-referrals", """
                    {"id":"$confidential","household":"$first","matter":"VIOLENCE","service":"CEM","on":"2026-06-01"}"""),
            Map.entry("POST /partner/confidential-referrals/{id}/{step}", STEP),
            Map.entry("POST /partner/courses", """
                    {"id":"F1","kind":"FINANCIAL_LITERACY","district":"080501","startsOn":"2026-05-01","endsOn":"2026-05-31",
                    "sessions":1,"hours":10}"""),
            Map.entry("POST /partner/courses/{course}/calls", """
                    {"participant":"$ana","on":"2026-04-25","means":"CALL"}"""),
            Map.entry("POST /partner/courses/{id}/attendance", """
                    {"session":1,"on":"2026-05-05","present":["$ana"]}"""),
            Map.entry("POST /partner/courses/{id}/completion", DAY),
            Map.entry("POST /partner/fairs", """
                    {"id":"FE1","name":"Feria","district":"080501","on":"2026-06-14","spaces":1}"""),
            Map.entry("POST /partner/fairs/{fair}/stands", "{\"participant\":\"$ana\",\"sales\":10}"),
            Map.entry("POST /partner/grants", """
                    {"id":"G9","participant":"$ana","kind":"ASSET","amount":900,"purpose":"Telar","on":"2026-06-05"}"""),
            Map.entry("POST /partner/grants/{id}/verification", "{\"on\":\"2026-06-25\",\"use\":\"AS_DECLARED\"}"),
            Map.entry("POST /partner/households/{code}/withdrawals", "{\"on\":\"2026-06-20\"}"),
            Map.entry(
                    "POST /partner/institutions/{code}/accept", "{\"territory\":[\"0805\"],\"fields\":[\"DISTRICT\"]}"),
            Map.entry("POST /partner/institutions/{code}/{act}", "{\"reason\":\"Visto\"}"),
            Map.entry("POST /partner/mentorings", """
                    {"id":"M1","mentor":"$ana","mentee":"$bea","from":"2026-06-01","until":"2026-09-01"}"""),
            Map.entry("POST /partner/mentorings/{id}/end", DAY),
            Map.entry("POST /partner/minutes/{id}/confirmation", DAY),
            Map.entry("POST /partner/participants", """
                    {"household":"$first","member":3,"track":"EMPLOYABILITY","on":"2026-04-11"}"""),
            Map.entry("POST /partner/products", """
                    {"id":"00000000-0000-4000-8000-0000000000bb","participant":"$ana","line":"CRAFTS","name":"Chompa","price":85.5,
                    "unit":"pieza","monthlyCapacity":12,"on":"2026-06-10","consentUntil":"2026-12-31"}"""),
            Map.entry("POST /partner/products/{id}/withdrawal", DAY),
            Map.entry("POST /partner/raffles", "{\"period\":\"2026-4\",\"on\":\"2026-06-20\",\"seed\":\"LOTERIA-1\"}"),
            Map.entry("POST /partner/rankings", """
                    {"id":"J9","community":"Alto","district":"080501","on":"2026-06-10","poverty":"POOR","facilitators":3,
                    "households":50,"ranked":[{"household":"$first","category":"LEAST"}]}"""),
            Map.entry("POST /partner/rankings/{id}/review", "{\"on\":\"2026-06-12\",\"removals\":{}}"),
            Map.entry("POST /partner/referrals/renewals", "{\"ids\":[\"$referral\"],\"on\":\"2026-06-20\"}"),
            Map.entry("POST /partner/referrals/{id}/renew", DAY),
            Map.entry("POST /partner/referrals/{id}/{step}", STEP),
            Map.entry("POST /partner/referrals/{referral}/feedback", """
                    {"id":"f0","on":"2026-06-10","rating":5,"remarks":["USEFUL"]}"""),
            Map.entry("POST /partner/referrals/{steps}", """
                    {"ids":["$referral"],"on":"2026-06-20","until":"2026-12-01"}"""),
            Map.entry("POST /partner/specialists", """
                    {"subject":"nora","area":"0805","from":"2026-06-01","until":"2026-12-31"}"""),
            Map.entry("POST /partner/state-purchases", """
                    {"id":"P9","participant":"$ana","process":"AS-12","entity":"Municipalidad","on":"2026-06-20","amount":300}"""),
            Map.entry("POST /partner/tasks/{id}/done", "{\"on\":\"2026-05-02\",\"document\":\"Oficio\"}"),
            Map.entry("POST /partner/travel-times", """
                    {"times":[{"from":"080501","to":"080502","minutes":45}]}"""),
            Map.entry("POST /partner/work-plans", """
                    {"id":"P1","agreement":"$agreement","year":2026,"tasks":[
                    {"id":"P1-1","party":"JUNTOS","institution":"JUNTOS","what":"Capacita","area":"0805","dueOn":"2026-05-01"},
                    {"id":"P1-2","party":"COUNTERPART","institution":"GDS","what":"Capacita","area":"0805","dueOn":"2026-05-15"}]}"""),
            Map.entry("POST /partner/work-plans/{id}/approval", DAY),
            Map.entry("PUT /partner/certificates/{code}/paper", "{\"name\":\"Ana Quispe\"}"));

    private static final String NATIONAL_ONLY = "403 NATIONAL_ONLY";

    private static final Map<String, String> OTHERWISE = Map.ofEntries(
            Map.entry("GET /partner/institutions", NATIONAL_ONLY),
            Map.entry("POST /partner/institutions/{code}/accept", NATIONAL_ONLY),
            Map.entry("POST /partner/institutions/{code}/{act}", NATIONAL_ONLY),
            Map.entry("POST /partner/raffles", NATIONAL_ONLY),
            Map.entry("POST /partner/referrals/renewals", "200 NOT_FOUND"),
            Map.entry("POST /partner/referrals/{steps}", "200 NOT_FOUND"));

    @Autowired
    WebTestClient web;

    @Autowired
    EventProbe events;

    @Autowired
    TestDatabase database;

    private PartnerScenario juntos;

    @Override
    protected Neighbourhood neighbourhood() {
        return new Neighbourhood(ROLES, "0805", "0601", NATIONAL, FILES, EMPTY, ASKED, WRITES, OTHERWISE);
    }

    @Override
    protected Set<String> ignored() {
        return Set.of("job", "job_chunk", "import_file", "import_refusal");
    }

    @Override
    protected String partOfStory() {
        return "GET /partner/households/{code}/referrals";
    }

    @Override
    protected Set<String> marks() {
        return Set.of(code(1), code(2), "080501", "S-00001234", "ana-x", ids.get("$ana"), ids.get("$referral"), "Alto");
    }

    @Override
    protected void oneOfEachThing() {
        juntos = new PartnerScenario(web, events);
        ids.putAll(Map.of(
                "$first",
                code(1),
                "households/code",
                code(1),
                "$confidential",
                "00000000-0000-4000-8000-000000000001"));
        juntos.post(FONCODES, "/partner/offers", offer("own", "0805", 1))
                .expectStatus()
                .isOk();
        ids.put("offers/id", database.texts("select id from offer").getFirst());
        var referral = juntos.proposed(database, 1, "080501", "2026-05-01");
        juntos.household(code(2), "080501", "AFFILIATED", 1);
        juntos.bonus(code(2), "PRODUCTIVE", "2026-05-02");
        juntos.waits(database, 2);
        juntos.step(owner(), referral, "consent", "2026-05-01", "until", "2026-05-28");
        ids.putAll(Map.of("$referral", referral, "referrals/id", referral, "referral", referral));
        ids.putAll(Map.of("confidential-referrals/id", ids.get("$confidential"), "step", "send", "steps", "sends"));
        agreed();
        learnt();
        counted();
        confidential();
        establishment();
        Applicant.of(web, "CARITAS_N").register(Applicant.of(web, "CARITAS_N").wish());
        ids.putAll(Map.of("institutions/code", "CARITAS_N", "act", "refuse"));
    }

    private void agreed() {
        var agreement = made("POST /partner/agreements", "/partner/agreements", "$.id");
        ids.putAll(Map.of("$agreement", agreement, "agreements/id", agreement, "agreements/agreement", agreement));
        ids.putAll(Map.of("commitment", "a", "committee", "C9", "tasks/id", "A1-1", "minutes/id", "A1"));
        done(HttpMethod.POST, "/partner/agreements/" + agreement + "/sign", owner3(), "{\"on\":\"2026-01-15\"}");
        done(
                HttpMethod.POST,
                "/partner/agreements/" + agreement + "/ratify",
                CARLOS,
                "{\"on\":\"2026-02-01\",\"act\":\"RER-1-2026\"}");
        made("POST /partner/committees", "/partner/committees", "$.id");
        made("POST /partner/committees/{committee}/minutes", "/partner/committees/C9/minutes", "$.id");
        made("POST /partner/work-plans", "/partner/work-plans", "$.id");
        ids.put("work-plans/id", "P1");
        done(HttpMethod.POST, "/partner/minutes/A1/confirmation", CARLOS, "{\"on\":\"2026-03-12\"}");
        done(HttpMethod.POST, "/partner/work-plans/P1/approval", CARLOS, "{\"on\":\"2026-03-15\"}");
    }

    private void learnt() {
        var ana = JsonPath.<String>read(
                done(HttpMethod.POST, "/partner/participants", owner(), ENTERPRISE.formatted(1))
                        .body(),
                "$.id");
        var bea = JsonPath.<String>read(
                done(HttpMethod.POST, "/partner/participants", owner(), """
                        {"household":"$first","member":2,"track":"EMPLOYABILITY","on":"2026-04-11"}""").body(), "$.id");
        ids.putAll(
                Map.of("$ana", ana, "$bea", bea, "participants/id", ana, "courses/id", "F1", "courses/course", "F1"));
        done(HttpMethod.POST, "/partner/participants", owner(), ENTERPRISE.formatted(4));
        made("POST /partner/courses", "/partner/courses", "$.id");
        for (var kind : List.of("BUSINESS_MANAGEMENT", "TECHNICAL_ASSISTANCE")) {
            var course = WRITES.get("POST /partner/courses").replace("FINANCIAL_LITERACY", kind);
            done(HttpMethod.POST, "/partner/courses", owner(), course.replace("F1", kind.substring(0, 1)));
        }
        for (var course : List.of("F1", "B", "T")) {
            var path = "/partner/courses/" + course;
            done(HttpMethod.POST, path + "/attendance", owner(), WRITES.get("POST /partner/courses/{id}/attendance"));
            done(HttpMethod.POST, path + "/completion", owner(), "{\"on\":\"2026-06-01\"}");
        }
        ids.put("certificates/code", made("POST /partner/certificates", "/partner/certificates", "$.code"));
        made("POST /partner/grants", "/partner/grants", "$.id");
        ids.put("grants/id", "G9");
        web.put()
                .uri("/partner/grants/G9/photo")
                .header(HttpHeaders.AUTHORIZATION, owner())
                .contentType(MediaType.IMAGE_PNG)
                .bodyValue(PNG)
                .exchange()
                .expectStatus()
                .isOk();
        made("POST /partner/products", "/partner/products", "$.id");
        ids.put("products/id", "00000000-0000-4000-8000-0000000000bb");
        made("POST /partner/fairs", "/partner/fairs", "$.id");
        ids.putAll(Map.of("fair", "FE1", "mentorings/id", "M1"));
        made("POST /partner/mentorings", "/partner/mentorings", "$.id");
    }

    private void counted() {
        database.execute(
                "insert into district_fact (district, input, on_day, value) values"
                        + " ('080501', 'JUNTOS_SINCE', '2026-01-01', 2007), ('080501', 'STATE_BANK_BRANCH', '2026-01-01', 1),"
                        + " ('080501', 'WOMEN_RECIPIENTS', '2026-01-01', 5000), ('080501', 'POVERTY_QUINTILE', '2026-01-01', 1)");
        database.execute("insert into eligibility_fact (household, member, input, on_day, bucket, value) values ('"
                + code(1) + "', 0, 'SAVINGS_BALANCE', '2026-06-01', 0, 10)");
        ids.put("run", job("/partner/eligibility/runs", "{\"on\":\"2026-06-30\"}", "$.run"));
        ids.put(
                "raffles/id",
                job(
                        "/partner/raffles",
                        "{\"period\":\"2026-3\",\"on\":\"2026-06-20\",\"seed\":\"LOTERIA-4711\"}",
                        "$.raffle"));
        made("POST /partner/rankings", "/partner/rankings", "$.id");
        ids.putAll(Map.of("rankings/id", "J9", "period", "2026-T2"));
    }

    private String job(String path, String order, String id) {
        var started = done(HttpMethod.POST, path, country(), order);
        Await.until(() -> assertThat(database.number("select count(*) from job where state <> 'FINISHED'"))
                .isZero());
        return JsonPath.read(started.body(), id);
    }

    private void confidential() {
        done(
                HttpMethod.POST,
                "/partner/specialists",
                owner(),
                WRITES.get("POST /partner/specialists").replace("nora", "olga"));
        made("POST /partner/confidential-referrals", "/partner/confidential-referrals", "$.id");
    }

    private void establishment() {
        var establishment = new Consumed("coresponsibility", "establishment");
        events.publish(
                establishment.topic(),
                "S-00001234",
                establishment.type("scorecard-updated"),
                1,
                establishment.sample("scorecard-updated", Map.of("establishment", "S-00001234", "district", "080501")));
        Await.until(() -> assertThat(database.number("select count(*) from establishment"))
                .isOne());
    }

    private String made(String endpoint, String path, String id) {
        return JsonPath.read(
                done(HttpMethod.POST, path, owner3(), body(endpoint)).body(), id);
    }

    /** Agreements are of a whole region. */
    private static String owner3() {
        return TestTokens.bearer("olga", ROLES, List.of("08"));
    }
}
