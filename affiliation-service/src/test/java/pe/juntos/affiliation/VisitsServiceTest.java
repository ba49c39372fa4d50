package pe.juntos.affiliation;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.affiliation.EntryClient.AUDITOR;
import static pe.juntos.affiliation.EntryClient.GESTOR;
import static pe.juntos.affiliation.EntryClient.NEIGHBOUR;
import static pe.juntos.affiliation.EntryClient.OFFICE;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;

/** AFF-1: visits by API, single and from a phone that was offline. */
@ServiceTest
class VisitsServiceTest {

    private static final String VISITS = "/affiliation/visits";

    @Autowired
    WebTestClient http;

    @Autowired
    TestDatabase database;

    @Autowired
    EventProbe probe;

    private EntryClient entry;

    @BeforeEach
    void client() {
        entry = new EntryClient(http, database);
    }

    @Test
    void a_visit_moves_the_household_at_once_and_is_told_and_kept_as_a_decision() {
        entry.list("A");
        entry.visit("A", "2026-06-30", "VERIFIED").is(201);
        assertThat(entry.state("A")).isEqualTo("VISITED");
        Await.until(() -> assertThat(probe.received("juntos.affiliation.household.v1", entry.code("A")))
                .extracting(e -> e.type())
                .containsExactly("pe.juntos.affiliation.household.visited.v1"));
        assertThat(database.texts(
                        "select unnest(inputs) from standing_history where household = '" + entry.code("A") + "'"))
                .contains("visit 2026-06-30 VERIFIED");
        entry.visit("A", "2026-06-30", "VERIFIED").is(200);
        assertThat(database.number("select count(*) from standing_history where household = '" + entry.code("A") + "'"))
                .isEqualTo(1);
    }

    @Test
    void each_wrong_visit_is_refused_with_its_code_and_can_be_sent_again() {
        entry.list("B");
        entry.post(VISITS, GESTOR, visit("B1", "B", "2026-07-01", "VERIFIED", null))
                .refused(422, "IN_FUTURE");
        entry.post(VISITS, GESTOR, visit("", "B", "2026-06-01", "VERIFIED", null))
                .refused(400, "INCOMPLETE");
        entry.post(VISITS, GESTOR, "{\"id\":\"B1\"}").refused(400, "INCOMPLETE");
        entry.post(VISITS, GESTOR, visit("B1", "B", "2026-06-01", "SEEN", null)).is(400);
        entry.post(VISITS, GESTOR, visit("B1", "B", "2026-06-01", "VERIFIED", "B0"))
                .refused(422, "SUPERSEDES_UNKNOWN");
        entry.post(VISITS, GESTOR, visit("B1", "B", "2026-06-01", "NOT_FOUND", null))
                .is(201);
        entry.post(VISITS, GESTOR, visit("B1", "B", "2026-06-02", "NOT_FOUND", null))
                .refused(409, "ID_CONFLICT");
        entry.post(VISITS, GESTOR, visit("B2", "B", "2026-06-01", "VERIFIED", null))
                .refused(409, "VISIT_CONFLICT");
        entry.post(VISITS, GESTOR, visit("B2", "B", "2026-06-02", "VERIFIED", "B1"))
                .is(201);
        assertThat(entry.state("B")).isEqualTo("VISITED");
        entry.post(VISITS, GESTOR, visit("B3", "B", "2026-06-03", "VERIFIED", "B1"))
                .refused(409, "SUPERSEDED_ALREADY");
        assertThat(database.texts(
                        "select visited_on || ' ' || result from visit where household = '" + entry.code("B") + "'"))
                .containsExactly("2026-06-02 VERIFIED");
    }

    @Test
    void a_phones_batch_is_answered_one_by_one_in_whatever_order_it_was_kept() {
        entry.list("C", "D");
        String batch = """
                {"visits":[%s,%s,%s,{"id":"D2"},%s]}""".formatted(
                        visit("C2", "C", "2026-05-01", "NOT_RESIDENT", "C1"),
                        visit("C1", "C", "2026-05-01", "VERIFIED", null),
                        visit("D1", "D", "2026-05-02", "VERIFIED", null),
                        visit("X1", "NADIE", "2026-05-02", "VERIFIED", null));
        EntryClient.Answer answer = entry.post(VISITS + "/batch", GESTOR, batch).is(200);
        assertThat(answer.<List<String>>at("$.visits[*].state"))
                .containsExactly("ACCEPTED", "ACCEPTED", "ACCEPTED", "REFUSED", "REFUSED");
        assertThat(answer.<List<String>>at("$.visits[?(@.state=='REFUSED')].code"))
                .containsExactly("INCOMPLETE", "UNKNOWN_HOUSEHOLD");
        assertThat(entry.states("C", "D")).containsExactly("EXCLUDED", "VISITED");
        assertThat(entry.reasons("C")).containsExactly("NOT_RESIDENT");

        EntryClient.Answer again = entry.post(VISITS + "/batch", GESTOR, batch).is(200);
        assertThat(again.<List<String>>at("$.visits[*].state"))
                .containsExactly("REPEATED", "REPEATED", "REPEATED", "REFUSED", "REFUSED");
        entry.post(VISITS + "/batch", GESTOR, "{\"visits\":[]}").refused(400, "INCOMPLETE");
        entry.post(
                        VISITS + "/batch",
                        GESTOR,
                        "{\"visits\":[" + String.join(",", java.util.Collections.nCopies(501, "{}")) + "]}")
                .refused(413, "TOO_MANY");
    }

    @Test
    void only_the_gestor_of_the_territory_reports_a_visit() {
        entry.list("E");
        String visit = visit("E1", "E", "2026-06-01", "VERIFIED", null);
        entry.post(VISITS, NEIGHBOUR, visit).refused(404, "NOT_FOUND");
        assertThat(entry.post(VISITS + "/batch", NEIGHBOUR, "{\"visits\":[" + visit + "]}")
                        .is(200)
                        .<List<String>>at("$.visits[*].code"))
                .containsExactly("UNKNOWN_HOUSEHOLD");
        entry.post(VISITS, OFFICE, visit).is(403);
        entry.post(VISITS, AUDITOR, visit).is(403);
        entry.post(VISITS + "/batch", OFFICE, "{\"visits\":[" + visit + "]}").is(403);
        assertThat(database.number("select count(*) from visit_report where id = 'E1'"))
                .isZero();
    }

    private String visit(String id, String household, String on, String result, String supersedes) {
        String code = database.texts("select household from household where external_id = '" + household + "'").stream()
                .findFirst()
                .orElse("H0000000000000000");
        return """
                {"id":"%s","household":"%s","visitedOn":"%s","result":"%s","supersedes":%s}""".formatted(id, code, on, result, supersedes == null ? "null" : "\"" + supersedes + "\"");
    }
}
