package pe.juntos.affiliation;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.affiliation.EntryClient.OFFICE;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** USR-3: a gestor of one populated centre neither reads nor writes of the households of another one. */
@ServiceTest
class CentreScopeServiceTest {

    /** Assigned to Alto only. */
    private static final String GINA = TestTokens.bearer("gina", List.of("GESTOR"), List.of("0501"));

    @Autowired
    WebTestClient http;

    @Autowired
    TestDatabase database;

    EntryClient entry;

    @BeforeEach
    void ginaHasAlto() {
        entry = new EntryClient(http, database);
        if (database.number("select count(*) from household") > 0) {
            return;
        }
        entry.listIn("050101,Bajo", "B");
        entry.affiliate("A");
        entry.post(
                        "/affiliation/gestores/gina/assignments",
                        OFFICE,
                        "{\"district\":\"050101\",\"populatedCentre\":\"Alto\",\"since\":\"2026-01-01\",\"until\":null}")
                .is(201);
    }

    @Test
    void visits_agreements_and_ways_out_of_another_centre_are_not_there() {
        String bajo = entry.code("B");
        visit("V-1", bajo).refused(404, "NOT_FOUND");
        visit("V-2", entry.code("A")).is(201);
        EntryClient.Answer batch = entry.post("/affiliation/visits/batch", GINA, """
                {"visits":[{"id":"V-3","household":"%s","visitedOn":"2026-06-01","result":"VERIFIED"}]}""".formatted(bajo));
        assertThat(batch.is(200).body()).contains("UNKNOWN_HOUSEHOLD");
        entry.post("/affiliation/agreements", GINA, """
                {"id":"C-1","household":"%s","signedOn":"2026-06-01","signedBy":"%s","means":"BRANCH","payPoint":"P1"}""".formatted(
                                bajo, entry.text("select member from member where external_id = 'B1'")))
                .refused(404, "NOT_FOUND");
        entry.post(
                        "/affiliation/households/" + bajo + "/withdrawal",
                        GINA,
                        "{\"id\":\"W-1\",\"on\":\"2026-06-01\",\"statement\":\"Ya no\"}")
                .refused(404, "NOT_FOUND");
        entry.post("/affiliation/exits", GINA, """
                {"id":"E-1","household":"%s","reason":"MOVED_OUT","on":"2026-06-01","grounds":"Se fue"}""".formatted(bajo)).refused(404, "NOT_FOUND");
        entry.post("/affiliation/objections", GINA, """
                {"id":"O-1","household":"%s","ground":"NOT_RESIDENT","statement":"No vive","objector":null}""".formatted(bajo)).refused(404, "NOT_FOUND");
    }

    @Test
    void assemblies_of_another_centre_are_not_there() {
        entry.put("/affiliation/assemblies/ACT-B", GINA, act("Bajo")).refused(404, "NOT_FOUND");
        entry.put("/affiliation/assemblies/ACT-B", EntryClient.GESTOR, act("Bajo"))
                .is(200);
        entry.put("/affiliation/assemblies/ACT-A", GINA, act("Alto")).is(200);
        entry.get("/affiliation/assemblies/ACT-B", GINA).refused(404, "NOT_FOUND");
        entry.get("/affiliation/assemblies/ACT-A", GINA).is(200);
        assertThat(entry.get("/affiliation/assemblies", GINA).is(200).body())
                .contains("ACT-A")
                .doesNotContain("ACT-B");
        assertThat(entry.get("/affiliation/assemblies", EntryClient.GESTOR)
                        .is(200)
                        .body())
                .contains("ACT-A", "ACT-B");
    }

    @Test
    void lists_hold_the_own_centre_only() {
        database.execute("insert into waiting_list (household, class, listed_on, reason, as_of)"
                + " select household, 'POOR', date '2023-01-01', 'HOUSEHOLD_CEILING', date '2026-06-30' from household"
                + " where external_id = 'B' on conflict do nothing");
        database.execute("update standing set state = 'VALIDATED', reasons = '{WAITING_FOR_PLACE}'"
                + " where household = '" + entry.code("B") + "'");
        assertThat(entry.get("/affiliation/waiting-list", EntryClient.GESTOR)
                        .is(200)
                        .<List<String>>at("$.items[*].household"))
                .containsExactly(entry.code("B"));
        assertThat(entry.get("/affiliation/waiting-list", GINA).is(200).<List<String>>at("$.items"))
                .isEmpty();
        entry.get("/affiliation/households/" + entry.code("B"), GINA).is(404);
        entry.get("/affiliation/households/" + entry.code("B") + "/decisions", GINA)
                .refused(404, "NOT_FOUND");
    }

    private EntryClient.Answer visit(String id, String household) {
        return entry.post("/affiliation/visits", GINA, """
                {"id":"%s","household":"%s","visitedOn":"2026-06-01","result":"VERIFIED"}""".formatted(id, household));
    }

    private static String act(String centre) {
        return """
                {"district":"050101","populatedCentre":"%s","heldOn":"2026-06-01","women":12,"men":0,\
                "officials":[],"results":[],"supersedes":null}""".formatted(centre);
    }
}
