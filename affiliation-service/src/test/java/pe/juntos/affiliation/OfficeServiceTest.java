package pe.juntos.affiliation;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.affiliation.EntryClient.AUDITOR;
import static pe.juntos.affiliation.EntryClient.GESTOR;
import static pe.juntos.affiliation.EntryClient.MANAGER;
import static pe.juntos.affiliation.EntryClient.NEIGHBOUR;
import static pe.juntos.affiliation.EntryClient.NEIGHBOUR_OFFICE;
import static pe.juntos.affiliation.EntryClient.OFFICE;
import static pe.juntos.affiliation.EntryClient.OTHER_OFFICE;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;

/** AFF-1: what is contested, objections in private and appeals, decided by the regional office. */
@ServiceTest
class OfficeServiceTest {

    @Autowired
    WebTestClient http;

    @Autowired
    TestDatabase database;

    private EntryClient entry;

    @BeforeEach
    void client() {
        entry = new EntryClient(http, database);
    }

    @Test
    void the_office_decides_what_the_assembly_contested() {
        contested("A", "B");
        String path = "/affiliation/contests/" + entry.code("A") + "/decision";
        assertThat(entry.get("/affiliation/contests", OFFICE).is(200).<List<String>>at("$.items[*].household"))
                .contains(entry.code("A"), entry.code("B"));
        assertThat(entry.get("/affiliation/contests", NEIGHBOUR_OFFICE).is(200).<List<String>>at("$.items"))
                .isEmpty();
        entry.get("/affiliation/contests", GESTOR).is(403);
        entry.post(path, GESTOR, decision("KEEP", null)).is(403);
        entry.post(path, NEIGHBOUR_OFFICE, decision("KEEP", null)).refused(404, "NOT_FOUND");
        entry.post(path, OFFICE, "{\"verdict\":\"KEEP\"}").refused(400, "INCOMPLETE");
        entry.post(path, OFFICE, decision("EXCLUDE", null)).refused(422, "REASON_REQUIRED");
        entry.post(path, OFFICE, decision("KEEP", null)).is(200);
        assertThat(entry.state("A")).isEqualTo("VALIDATED");
        entry.post(path, OFFICE, decision("KEEP", null)).refused(409, "NOT_CONTESTED");
        entry.post(
                        "/affiliation/contests/" + entry.code("B") + "/decision",
                        OFFICE,
                        decision("EXCLUDE", "ECONOMIC_SITUATION"))
                .is(200);
        assertThat(entry.state("B")).isEqualTo("EXCLUDED");
        assertThat(entry.reasons("B")).containsExactly("ECONOMIC_SITUATION");
        assertThat(entry.text("select outcome from ruling where household = '" + entry.code("A") + "'"))
                .isEqualTo("KEPT");
    }

    @Test
    void an_objection_changes_nothing_until_the_office_decides_and_only_the_office_sees_who_objects() {
        entry.list("C");
        entry.visit("C", "2026-05-01", "VERIFIED").is(201);
        String objection = """
                {"id":"OBJ-1","household":"%s","ground":"NOT_RESIDENT","statement":"Vive en la capital",\
                "objector":{"household":null,"name":"Persona Inventada","contact":"puesto de salud"}}""".formatted(entry.code("C"));
        entry.post("/affiliation/objections", NEIGHBOUR, objection).refused(404, "NOT_FOUND");
        entry.post("/affiliation/objections", AUDITOR, objection).is(403);
        entry.post("/affiliation/objections", GESTOR, "{\"id\":\"OBJ-1\"}").refused(400, "INCOMPLETE");
        entry.post("/affiliation/objections", GESTOR, objection).is(201);
        entry.post("/affiliation/objections", GESTOR, objection).is(200);
        entry.post("/affiliation/objections", GESTOR, objection.replace("capital", "costa"))
                .refused(409, "ID_CONFLICT");
        assertThat(entry.state("C")).isEqualTo("VISITED");

        entry.get("/affiliation/objections/OBJ-1", GESTOR).is(403);
        entry.get("/affiliation/objections", GESTOR).is(403);
        entry.get("/affiliation/objections/OBJ-1", NEIGHBOUR_OFFICE).refused(404, "NOT_FOUND");
        assertThat(entry.get("/affiliation/objections", NEIGHBOUR_OFFICE)
                        .is(200)
                        .<List<String>>at("$.items"))
                .isEmpty();
        assertThat(entry.get("/affiliation/objections", OFFICE).is(200).body())
                .contains("OBJ-1")
                .doesNotContain("Persona Inventada");
        assertThat(entry.get("/affiliation/objections/OBJ-1", AUDITOR).is(200).body())
                .doesNotContain("Persona Inventada");
        assertThat(entry.get("/affiliation/objections/OBJ-1", OFFICE).is(200).<String>at("$.objector.name"))
                .isEqualTo("Persona Inventada");
        assertThat(database.texts("select subject from file_access where household = '" + entry.code("C") + "'"))
                .containsExactly("carlos");

        String path = "/affiliation/objections/OBJ-1/decision";
        entry.post(path, GESTOR, decision("EXCLUDE", "NOT_RESIDENT")).is(403);
        entry.post(path, NEIGHBOUR_OFFICE, decision("EXCLUDE", "NOT_RESIDENT")).refused(404, "NOT_FOUND");
        entry.post(path, OFFICE, decision("REFER_TO_EXIT", null)).refused(409, "NOT_AFFILIATED");
        entry.post(path, OFFICE, decision("EXCLUDE", "NOT_RESIDENT")).is(200);
        assertThat(entry.state("C")).isEqualTo("EXCLUDED");
        entry.post(path, OFFICE, decision("EXCLUDE", "NOT_RESIDENT")).is(200);
        entry.post(path, OTHER_OFFICE, decision("KEEP", null)).refused(409, "DECIDED_ALREADY");
    }

    @Test
    void an_objection_taken_down_by_the_office_is_decided_by_another_and_a_dismissed_one_leaves_no_ruling() {
        entry.affiliate("D");
        String objection = """
                {"id":"OBJ-2","household":"%s","ground":"ECONOMIC_SITUATION","statement":"Tiene un negocio"}""".formatted(entry.code("D"));
        entry.post("/affiliation/objections", OFFICE, objection).is(201);
        String path = "/affiliation/objections/OBJ-2/decision";
        entry.post(path, OFFICE, decision("KEEP", null)).refused(409, "SAME_PERSON");
        entry.post(path, OTHER_OFFICE, decision("EXCLUDE", "ECONOMIC_SITUATION"))
                .refused(409, "NOT_EXCLUDABLE");
        entry.post(path, OTHER_OFFICE, decision("REFER_TO_EXIT", null)).is(200);
        assertThat(entry.state("D")).isEqualTo("AFFILIATED");
        assertThat(database.number("select count(*) from ruling where household = '" + entry.code("D") + "'"))
                .isZero();
    }

    @Test
    void an_upheld_appeal_brings_the_household_back_and_a_dismissed_one_does_not() {
        entry.list("E", "F");
        for (String household : List.of("E", "F")) {
            entry.visit(household, "2026-05-01", "VERIFIED").is(201);
            entry.visit(household, "2026-06-01", "NOT_RESIDENT").is(201);
        }
        long version = database.number(
                "select max(version) from standing_history where household = '" + entry.code("E") + "'");
        String notice = "/affiliation/households/" + entry.code("E") + "/decisions/" + version + "/notice";
        entry.post(notice, OFFICE, "{\"notifiedOn\":\"2026-06-01\"}").is(403);
        entry.post(notice, NEIGHBOUR, "{\"notifiedOn\":\"2026-06-01\"}").refused(404, "NOT_FOUND");
        entry.post(notice, GESTOR, "{}").refused(400, "INCOMPLETE");
        entry.post(notice, GESTOR, "{\"notifiedOn\":\"2026-07-01\"}").refused(422, "IN_FUTURE");
        entry.post(notice, GESTOR, "{\"notifiedOn\":\"2026-05-31\"}").refused(422, "BEFORE_THE_FACT");
        entry.post(notice.replace("/" + version + "/", "/99/"), GESTOR, "{\"notifiedOn\":\"2026-06-01\"}")
                .refused(404, "NOT_FOUND");
        entry.post(notice, GESTOR, "{\"notifiedOn\":\"2026-06-01\"}").is(200);
        entry.post(notice, GESTOR, "{\"notifiedOn\":\"2026-06-02\"}").refused(409, "DECIDED_ALREADY");

        // 15 working days from 1 June 2026: holidays on 29 June only, so 22 June is the last
        entry.post("/affiliation/appeals", GESTOR, appeal("APL-1", "E", version, "2026-06-23"))
                .refused(422, "APPEAL_LATE");
        entry.post("/affiliation/appeals", GESTOR, appeal("APL-1", "E", version + 1, "2026-06-22"))
                .refused(409, "NOT_EXCLUDED");
        entry.post("/affiliation/appeals", NEIGHBOUR, appeal("APL-1", "E", version, "2026-06-22"))
                .refused(404, "NOT_FOUND");
        entry.post("/affiliation/appeals", MANAGER, appeal("APL-1", "E", version, "2026-06-22"))
                .is(403);
        entry.post("/affiliation/appeals", GESTOR, "{}").refused(400, "INCOMPLETE");
        entry.post("/affiliation/appeals", GESTOR, appeal("APL-1", "E", version, "2026-06-22"))
                .is(201);
        entry.post("/affiliation/appeals", GESTOR, appeal("APL-1", "E", version, "2026-06-22"))
                .is(200);
        entry.post("/affiliation/appeals", GESTOR, appeal("APL-2", "E", version, "2026-06-22"))
                .refused(409, "APPEAL_OPEN");
        entry.post("/affiliation/appeals", GESTOR, appeal("APL-2", "F", version, "2026-06-30"))
                .is(201);
        assertThat(entry.get("/affiliation/appeals", NEIGHBOUR).is(200).<List<String>>at("$.items"))
                .isEmpty();
        assertThat(entry.get("/affiliation/appeals", GESTOR).is(200).<List<String>>at("$.items[*].id"))
                .containsExactly("APL-1", "APL-2");
        assertThat(entry.states("E", "F")).containsOnly("EXCLUDED");

        String path = "/affiliation/appeals/APL-1/decision";
        entry.post(path, GESTOR, decision("UPHOLD", null)).is(403);
        entry.post(path, NEIGHBOUR_OFFICE, decision("UPHOLD", null)).refused(404, "NOT_FOUND");
        entry.post(path, OFFICE, decision("UPHOLD", null)).is(200);
        entry.post("/affiliation/appeals/APL-2/decision", OFFICE, decision("DISMISS", null))
                .is(200);
        entry.post(path, OFFICE, decision("UPHOLD", null)).is(200);
        entry.post(path, OFFICE, decision("DISMISS", null)).refused(409, "DECIDED_ALREADY");
        entry.post("/affiliation/appeals", GESTOR, appeal("APL-3", "F", version, "2026-06-30"))
                .refused(409, "DECIDED_ALREADY");
        assertThat(entry.states("E", "F")).containsExactly("VISITED", "EXCLUDED");
        assertThat(entry.reasons("E")).containsExactly("NO_ASSEMBLY", "APPEAL_UPHELD");

        EntryClient.Answer decisions = entry.get("/affiliation/households/" + entry.code("E") + "/decisions", OFFICE)
                .is(200);
        assertThat(decisions.<List<String>>at("$.items[*].state")).containsExactly("VISITED", "EXCLUDED", "VISITED");
        assertThat(decisions.<List<String>>at("$.items[2].inputs")).contains("ruling appeal-APL-1 APPEAL KEPT");
        assertThat(decisions.<String>at("$.items[1].notifiedOn")).isEqualTo("2026-06-01");
        entry.get("/affiliation/households/" + entry.code("E") + "/decisions", NEIGHBOUR)
                .refused(404, "NOT_FOUND");
        entry.get(
                        "/affiliation/households/" + entry.code("E") + "/decisions",
                        pe.juntos.platform.test.TestTokens.bearer("p", "PARTNER"))
                .is(403);
        entry.register().assess(LocalDate.of(2026, 6, 30));
        long before = database.number("select count(*) from standing_history");
        entry.register().send("distritos", "060101,Otro,Otra,Otro,");
        entry.register().send("distritos", "050101,Uno,Huamanga,Ayacucho,2005-09-01");
        entry.register().assess(LocalDate.of(2026, 6, 30));
        assertThat(database.number("select count(*) from standing_history"))
                .as("assessing again decides nothing new")
                .isEqualTo(before);
    }

    private void contested(String... households) {
        entry.list(households);
        for (String household : households) {
            entry.visit(household, "2026-05-01", "VERIFIED").is(201);
        }
        entry.register()
                .send(
                        "asamblea",
                        java.util.Arrays.stream(households)
                                .map(h -> "Q-" + h + ",050101,Alto,2026-06-01,40," + h + ",CUESTIONADO,")
                                .toArray(String[]::new));
        entry.register().assess(LocalDate.of(2026, 6, 30));
    }

    private String appeal(String id, String household, long version, String on) {
        return """
                {"id":"%s","household":"%s","decision":%d,"statement":"Vivimos aquí","lodgedOn":"%s"}""".formatted(id, entry.code(household), version, on);
    }

    private static String decision(String verdict, String reason) {
        return """
                {"verdict":"%s","reason":%s,"grounds":"Se verificó en campo","on":"2026-06-30"}""".formatted(verdict, reason == null ? "null" : "\"" + reason + "\"");
    }
}
