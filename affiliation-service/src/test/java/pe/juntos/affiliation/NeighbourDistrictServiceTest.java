package pe.juntos.affiliation;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.affiliation.EntryClient.GESTOR;
import static pe.juntos.affiliation.EntryClient.MANAGER;
import static pe.juntos.affiliation.EntryClient.OFFICE;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.NeighbourTest;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** Every endpoint of the service, tried from a neighbouring province. */
@ServiceTest(properties = "juntos.reniec.url=http://127.0.0.1:1")
class NeighbourDistrictServiceTest extends NeighbourTest {

    private static final List<String> ROLES = List.of(
            "GESTOR", "REGIONAL_COORDINATOR", "INFORMATION_MANAGER", "CERTIFIER", "AUDITOR", "OPERATOR", "INSTITUTION");

    /** Whose answer is the same for everybody: orders on the whole register, and what says nothing of any place. */
    private static final Set<String> NATIONAL = Set.of(
            "GET /affiliation/ceilings",
            "GET /affiliation/public/resolution-rate",
            "GET /affiliation/targeting/coverage",
            "POST /affiliation/assessments",
            "POST /affiliation/cases/escalations",
            "POST /affiliation/ceilings",
            "POST /affiliation/ceilings/{id}/approve",
            "POST /affiliation/duplicates/scans",
            "POST /affiliation/dwellings/scans",
            "POST /affiliation/targeting/coverage",
            "POST /affiliation/territory/uncovered/detections");

    /**
     * Files of institutions are of the whole register; the one that gestores send, and what another service asks in a partner's name,
     * keep to the territory, as their own tests show.
     */
    private static final Set<String> FILES = Set.of(
            "POST /affiliation/persons/households",
            "POST /affiliation/imports/{kind}",
            "POST /affiliation/imports/ubigeos",
            "POST /affiliation/imports/novedades");

    /** A body that is right but for the territory, by endpoint; and what the neighbour is answered where it is no 404. */
    private static final Map<String, String> WRITES = Map.ofEntries(
            Map.entry("POST /affiliation/agreements", """
                    {"id":"X1","household":"$A","signedOn":"2026-06-01","signedBy":"$member","means":"BRANCH","payPoint":"P1"}"""),
            Map.entry("POST /affiliation/appeals", """
                    {"id":"X1","household":"$E","decision":$version,"statement":"Vivo aquí","lodgedOn":"2026-06-05"}"""),
            Map.entry("POST /affiliation/appeals/{id}/decision", """
                    {"verdict":"DISMISS","grounds":"Visto","on":"2026-06-30"}"""),
            Map.entry("PUT /affiliation/assemblies/{act}", """
                    {"district":"050101","populatedCentre":"Alto","heldOn":"2026-06-01","women":9,"men":3,"officials":[],
                    "results":[],"supersedes":null}"""),
            Map.entry("POST /affiliation/assemblies/{act}/close", "{}"),
            Map.entry("POST /affiliation/cases", """
                    {"channel":"WEB","type":"COMPLAINT","category":"MEDICINE","source":"OTHER_PERSON","district":"050101",
                    "establishment":"S-00001234","person":{"name":"Eva Ejemplo","contact":"9"},"text":"No hay jarabe"}"""),
            Map.entry("POST /affiliation/cases/{code}/reopen", "{\"reason\":\"No llegó\"}"),
            Map.entry("POST /affiliation/cases/{code}/resolve", "{\"result\":\"UPHELD\",\"answer\":\"Llegará\"}"),
            Map.entry(
                    "POST /affiliation/cases/{code}/route", "{\"office\":\"HEADQUARTERS\",\"reason\":\"Más arriba\"}"),
            Map.entry("PUT /affiliation/cases/quarters/{quarter}", "{}"),
            Map.entry("POST /affiliation/contests/{household}/decision", """
                    {"verdict":"KEEP","grounds":"Visto","on":"2026-06-30"}"""),
            Map.entry("POST /affiliation/duplicates/{id}/dismiss", "{\"grounds\":\"Son dos\"}"),
            Map.entry("POST /affiliation/dwellings/{id}/dismiss", "{\"grounds\":\"Son dos\"}"),
            Map.entry("POST /affiliation/exits", """
                    {"id":"X1","household":"$A","reason":"MOVED_OUT","on":"2026-06-01","grounds":"Se fue"}"""),
            Map.entry("POST /affiliation/exits/{id}/decision", "{\"approved\":true,\"grounds\":\"Visto\"}"),
            Map.entry("POST /affiliation/exits/{id}/hearing", """
                    {"summonedOn":"2026-06-01","heldOn":"2026-06-20","attended":true,"account":"Niega"}"""),
            Map.entry("POST /affiliation/gestores/{gestor}/assignments", """
                    {"district":"050101","populatedCentre":null,"since":"2026-06-01","until":null}"""),
            Map.entry("POST /affiliation/gestores/{gestor}/assignments/end", """
                    {"district":"050101","populatedCentre":"Bajo","since":"2026-01-01","until":"2026-06-01"}"""),
            Map.entry("POST /affiliation/households/{code}/life-events", """
                    {"id":"X1","kind":"DEATH","member":"$member","effectiveOn":"2026-06-01","source":"HOUSEHOLD","document":"A"}"""),
            Map.entry(
                    "POST /affiliation/households/{household}/decisions/{version}/notice",
                    "{\"notifiedOn\":\"2026-06-30\"}"),
            Map.entry(
                    "POST /affiliation/households/{household}/relisting",
                    "{\"on\":\"2026-06-30\",\"grounds\":\"Vuelve\"}"),
            Map.entry("POST /affiliation/households/{household}/withdrawal", """
                    {"id":"X1","on":"2026-06-01","statement":"Ya no"}"""),
            Map.entry("POST /affiliation/identity-checks", "{\"members\":[\"$member\"]}"),
            Map.entry("POST /affiliation/life-events/{id}/approve", "{}"),
            Map.entry("POST /affiliation/life-events/{id}/reject", "{\"note\":\"Sin firma\"}"),
            Map.entry("POST /affiliation/members/names", "{\"members\":[\"$member\"]}"),
            Map.entry("POST /affiliation/members/{code}/dni", """
                    {"dni":"40000009","on":"2026-06-01","document":"Partida"}"""),
            Map.entry("POST /affiliation/members/{code}/identity-check", "{}"),
            Map.entry("POST /affiliation/merges", """
                    {"kind":"HOUSEHOLD","keep":"$C","lose":"$W","on":"2026-06-01","grounds":"Los mismos"}"""),
            Map.entry("POST /affiliation/merges/{id}/approve", "{}"),
            Map.entry("POST /affiliation/merges/{id}/decline", "{}"),
            Map.entry("POST /affiliation/merges/{id}/undo", "{\"on\":\"2026-06-01\",\"grounds\":\"No eran\"}"),
            Map.entry("POST /affiliation/objections", """
                    {"id":"X1","household":"$A","ground":"NOT_RESIDENT","statement":"No vive"}"""),
            Map.entry("POST /affiliation/objections/{id}/decision", """
                    {"verdict":"KEEP","grounds":"Visto","on":"2026-06-30"}"""),
            Map.entry("POST /affiliation/occurrences", """
                    {"category":"MEDICINE","district":"050101","establishment":"S-00001234","place":"Alto","date":"2026-06-01",
                    "occurrence":"Cerrado","person":{"name":"Eva Ejemplo"}}"""),
            Map.entry("POST /affiliation/targeting/districts/{ubigeo}/incorporations", """
                    {"on":"2026-07-01","legalBasis":"Norma"}"""),
            Map.entry("POST /affiliation/targeting/districts/{ubigeo}/incorporations/{id}/approve", "{}"),
            Map.entry("POST /affiliation/targeting/districts/{ubigeo}/incorporations/{id}/decline", "{}"),
            Map.entry("PUT /affiliation/territory/units/{unit}", "{\"name\":\"Otra\",\"districts\":[\"050101\"]}"),
            Map.entry("POST /affiliation/undue-demands", """
                    {"channel":"PHONE","district":"050101","against":"LOCAL","demanded":"GARDEN","text":"Un biohuerto"}"""),
            Map.entry("POST /affiliation/visits", """
                    {"id":"X1","household":"$A","visitedOn":"2026-06-01","result":"VERIFIED"}"""),
            Map.entry("POST /affiliation/visits/batch", """
                    {"visits":[{"id":"X1","household":"$A","visitedOn":"2026-06-01","result":"VERIFIED"}]}"""));

    /** Bulk orders pass over what is out of sight instead of refusing all. */
    private static final Map<String, String> PASSED_OVER = Map.of(
            "POST /affiliation/identity-checks", "202 {\"queued\":0}",
            "POST /affiliation/members/names", "200 {\"names\":{}}",
            "POST /affiliation/visits/batch", "200 UNKNOWN_HOUSEHOLD");

    @Autowired
    WebTestClient http;

    @Autowired
    TestDatabase database;

    private EntryClient entry;

    @Override
    protected Neighbourhood neighbourhood() {
        return new Neighbourhood(ROLES, "0501", "0601", NATIONAL, FILES, Set.of(), Map.of(), WRITES, PASSED_OVER);
    }

    @Override
    protected void oneOfEachThing() {
        entry = new EntryClient(http, database);
        entry.register().send("criterios", "050101,2026-01-01,40,30,20,10,,", "060101,2026-01-01,20,30,20,10,,");
        entry.affiliate("A");
        entry.list("C", "E", "W");
        entry.register().send("personas", "A,A9,,Quispe,Huamán,Sol,F,2019-01-01,HIJO,,INICIAL,N");
        for (String household : List.of("C", "E", "W")) {
            entry.visit(household, "2026-05-01", "VERIFIED").is(201);
        }
        entry.register().send("asamblea", "S-C,050101,Alto,2026-05-10,40,C,CUESTIONADO,SITUACION_ECONOMICA");
        entry.visit("E", "2026-06-01", "NOT_RESIDENT").is(201);
        entry.register().assess(LocalDate.of(2026, 6, 30));
        long version = database.number(
                "select max(version) from standing_history where household = '" + entry.code("E") + "'");
        entry.post(
                        "/affiliation/households/" + entry.code("E") + "/decisions/" + version + "/notice",
                        GESTOR,
                        "{\"notifiedOn\":\"2026-06-02\"}")
                .is(200);
        ids.put("version", Long.toString(version));
        ids.put("$version", Long.toString(version));
        for (String household : List.of("A", "C", "E", "W")) {
            ids.put("$" + household, entry.code(household));
        }
        ids.put("$member", entry.text("select member from member where external_id = 'A2'"));
        ids.put("households/code", entry.code("A"));
        ids.put("households/household", entry.code("E"));
        ids.put("contests/household", entry.code("C"));
        ids.put("members/code", entry.text("select member from member where external_id = 'A9'"));
        ids.put("assemblies/act", "ACT-1");
        ids.put("districts/ubigeo", "050101");
        ids.put("districts/district", "050101");
        ids.put("gestores/gestor", "gina");
        ids.put("units/unit", "UT-AYACUCHO");
        ids.put("quarters/quarter", "2026-Q1");
        reports();
        findings();
    }

    private void reports() {
        database.execute("insert into district (ubigeo, name, province, department) values ('050101', 'Uno', 'P', 'D')"
                + " on conflict do nothing");
        entry.post(
                        "/affiliation/appeals",
                        GESTOR,
                        body("POST /affiliation/appeals").replace("X1", "APL-1"))
                .is(201);
        ids.put("appeals/id", "APL-1");
        entry.post(
                        "/affiliation/objections",
                        GESTOR,
                        body("POST /affiliation/objections").replace("X1", "OBJ-1"))
                .is(201);
        ids.put("objections/id", "OBJ-1");
        entry.post("/affiliation/exits", GESTOR, body("POST /affiliation/exits").replace("X1", "EXIT-1"))
                .is(200);
        ids.put("exits/id", "EXIT-1");
        entry.put("/affiliation/assemblies/ACT-1", GESTOR, body("PUT /affiliation/assemblies/{act}"))
                .is(200);
        entry.post("/affiliation/households/" + entry.code("A") + "/life-events", GESTOR, """
                {"id":"N-1","kind":"PAYMENT_CHANGE","effectiveOn":"2026-06-01","source":"HOUSEHOLD","document":"A",
                "details":{"means":"BRANCH","payPoint":"P9"}}""")
                .is(201);
        ids.put("life-events/id", "N-1");
        ids.put(
                "cases/code",
                entry.post("/affiliation/cases", OFFICE, body("POST /affiliation/cases"))
                        .is(201)
                        .at("$.caseCode"));
        entry.post("/affiliation/gestores/gina/assignments", OFFICE, """
                {"district":"050101","populatedCentre":"Bajo","since":"2026-01-01","until":null}""").is(201);
        entry.put("/affiliation/territory/units/UT-AYACUCHO", MANAGER, body("PUT /affiliation/territory/units/{unit}"))
                .is(200);
        String incorporations = "/affiliation/targeting/districts/050101/incorporations";
        ids.put(
                "incorporations/id",
                String.valueOf(entry.post(incorporations, MANAGER, "{\"on\":\"2026-08-01\",\"legalBasis\":\"Norma\"}")
                        .is(200)
                        .<Object>at("$.id")));
        ids.put(
                "coverage/id",
                entry.post("/affiliation/targeting/coverage", MANAGER, "{\"on\":\"2026-06-30\"}")
                        .is(202)
                        .at("$.report"));
        Await.until(() -> assertThat(database.number("select count(*) from coverage_report where finished"))
                .isOne());
    }

    /** What jobs and periods would find, put there by hand. */
    private void findings() {
        database.execute("insert into duplicate_pair (kind, member, household, other, other_household, scan)"
                + " select 'PROBABLE', m.member, m.household, n.member, n.household, gen_random_uuid() from member m, member n"
                + " where m.external_id = 'C1' and n.external_id = 'E1'");
        ids.put("duplicates/id", entry.text("select id from duplicate_pair"));
        database.execute("insert into dwelling_pair (household, other, kind, reasons, policy, scan)"
                + " select least(h.household, o.household), greatest(h.household, o.household), 'SHARED_DWELLING',"
                + " '{SAME_ADDRESS}', 'x', gen_random_uuid() from household h, household o"
                + " where h.external_id = 'C' and o.external_id = 'E'");
        ids.put("dwellings/id", entry.text("select id from dwelling_pair"));
        ids.put(
                "merges/id",
                entry.post("/affiliation/merges", OFFICE, """
                {"kind":"HOUSEHOLD","keep":"$C","lose":"$A","on":"2026-06-01","grounds":"Los mismos"}""".replace("$C", entry.code("C"))
                                .replace("$A", entry.code("A")))
                        .is(200)
                        .at("$.id"));
        database.execute("insert into waiting_list (household, class, listed_on, reason, as_of)"
                + " select household, 'POOR', date '2023-01-01', 'HOUSEHOLD_CEILING', date '2026-06-30' from household"
                + " where external_id = 'W'");
        database.execute(
                "update standing set reasons = '{WAITING_FOR_PLACE}' where household = '" + entry.code("W") + "'");
        database.execute("insert into case_quarter values ('2026-Q1', '2026-04-01', 'irma')");
        database.execute(
                "insert into case_quarter_line values ('2026-Q1', 'COMPLAINT', 'MEDICINE', '050101', 1, 1, 0, 0, 0)");
        database.execute("insert into populated_centre (district, centre, name) values ('050101', 'Alto', 'Alto')");
        List<String> lists = database.texts("select number from sisfoh_list where applied order by number");
        ids.put("lists/from", lists.getFirst());
        ids.put("differences/to", lists.getLast());
    }

    /** An id that a record of another province has is a conflict for who may not see it, and never a failure. */
    @Test
    void an_id_of_a_neighbour_s_record_is_taken() {
        entry.listIn("060101,Otro", "N");
        entry.register().assess(LocalDate.of(2026, 6, 30));
        for (String taken : List.of("appeals", "exits", "objections")) {
            String id = ids.get(taken + "/id");
            String mine = body("POST /affiliation/" + taken)
                    .replace("X1", id)
                    .replace(entry.code("A"), entry.code("N"))
                    .replace(entry.code("E"), entry.code("N"));
            entry.post("/affiliation/" + taken, neighbour(), mine).refused(409, "ID_CONFLICT");
        }
    }

    @Test
    void a_file_of_the_field_keeps_to_the_sender_s_district_and_one_of_the_country_is_not_taken() {
        entry.list("S");
        String rosa = TestTokens.bearer("rosa", List.of("GESTOR"), List.of("0501"));
        String nora = TestTokens.bearer("nora", List.of("GESTOR"), List.of("0601"));
        Map<String, String> lines = Map.of(
                "visitas", "S,2026-06-01,rosa,VERIFICADO",
                "asamblea", "S-S,050101,Alto,2026-06-02,40,S,VALIDADO,",
                "convenios", "S,2026-06-03,CUENTA,0401,");
        lines.forEach((kind, line) -> {
            assertThat(sent(kind, nora, line)).containsExactly("2:UNKNOWN_HOUSEHOLD");
            assertThat(sent(kind, rosa, line)).isEmpty();
        });
        assertThat(sent("adscripciones", nora, "S2,E-0123456,2026-06-01")).containsExactly("2:UNKNOWN_PERSON");
        assertThat(sent("adscripciones", rosa, "S2,E-0123456,2026-06-01")).isEmpty();
        for (String kind : List.of("hogares", "personas", "reniec", "distritos", "criterios", "ubigeos")) {
            String path = "/affiliation/imports/" + kind;
            assertThat(upload(path, rosa)).as(kind).startsWith("403");
            assertThat(upload(path, TestTokens.bearer("irma", List.of("INFORMATION_MANAGER"), List.of("0501"))))
                    .as(kind)
                    .startsWith("403")
                    .contains("FILE_OF_COUNTRY");
        }
    }

    @Test
    void a_gestor_s_file_moves_no_money_of_an_affiliated_household() {
        String rosa = TestTokens.bearer("rosa", List.of("GESTOR"), List.of("0501"));
        assertThat(sent("convenios", rosa, "A,2024-03-01,CUENTA,0401,"))
                .as("the same")
                .isEmpty();
        assertThat(sent("convenios", rosa, "A,2024-03-01,CUENTA,0666,", "A,2026-06-01,VENTANILLA,,P1"))
                .containsExactly("2:NEEDS_SECOND_PERSON", "3:NEEDS_SECOND_PERSON");
        assertThat(database.texts("select account from agreement where household = '" + entry.code("A") + "'"))
                .containsExactly("0401");
    }

    private List<String> sent(String kind, String token, String... lines) {
        RegisterClient register = entry.register();
        return register.refusals(register.upload(
                kind, token, RegisterClient.HEADERS.get(kind) + "\n" + String.join("\n", lines) + "\n"));
    }

    private String upload(String path, String token) {
        var answer = http.post()
                .uri(path)
                .header("Authorization", token)
                .contentType(MediaType.parseMediaType("text/csv"))
                .bodyValue("x\n")
                .exchange()
                .expectBody(String.class)
                .returnResult();
        return answer.getStatus().value() + " " + answer.getResponseBody();
    }

    @Override
    protected String partOfStory() {
        return "GET /affiliation/households/{code}";
    }

    @Override
    protected Set<String> marks() {
        var marks = new TreeSet<>(database.texts("select household from household where district = '050101'"));
        marks.addAll(
                database.texts("select member from member join household using (household) where district = '050101'"));
        marks.addAll(List.of("050101", "ACT-1", "UT-AYACUCHO", "gina"));
        return marks;
    }
}
