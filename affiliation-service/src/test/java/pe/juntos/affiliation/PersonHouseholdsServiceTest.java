package pe.juntos.affiliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.affiliation.EntryClient.Answer;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** The household of a document of identity, for the service that answers partners and for nobody else. */
@ServiceTest
class PersonHouseholdsServiceTest {
    private static final String PATH = "/affiliation/persons/households";

    @Autowired
    WebTestClient http;

    @Autowired
    TestDatabase database;

    private EntryClient entry;

    @BeforeEach
    void households() {
        entry = new EntryClient(http, database);
        if (database.number("select count(*) from household") == 0) {
            entry.list("A");
            entry.listIn("090101,Bajo", "B");
        }
    }

    private Answer ask(String token, Object... documents) {
        return entry.post(
                PATH,
                token,
                "{\"documents\":["
                        + String.join(
                                ",",
                                List.of(documents).stream()
                                        .map(d -> "\"" + d + "\"")
                                        .toList()) + "]}");
    }

    private String document(String person) {
        return entry.text("select dni from member where external_id = '" + person + "'");
    }

    @Test
    void households_are_found_by_document_where_the_partner_may_look_and_each_is_noted() {
        var own = TestTokens.askedForPartner("MIDIS", List.of("05"));
        var found = ask(own, document("A1"), document("A2"), document("B1"), "10000009")
                .is(200);
        assertThat(found.<Map<String, String>>at("$.households"))
                .as("a neighbour's and nobody's document look the same")
                .isEqualTo(Map.of(document("A1"), entry.code("A"), document("A2"), entry.code("A")));
        assertThat(database.texts("select household from file_access where subject = 'MIDIS' and not with_names"))
                .containsExactly(entry.code("A"));
        assertThat(database.number(
                        "select count(*) from audit_entry where detail::text like '%" + document("A1") + "%'"))
                .isZero();
        assertThat(ask(TestTokens.askedForPartner("NADIE", List.of()), document("A1"))
                        .is(200)
                        .<Map<String, String>>at("$.households"))
                .isEmpty();
    }

    @Test
    void nobody_asks_it_but_the_service_itself() {
        ask(TestTokens.partner("MIDIS", List.of("*")), document("A1")).refused(403, "FORBIDDEN");
        ask(TestTokens.bearer("ana.auditora", "AUDITOR"), document("A1")).refused(403, "FORBIDDEN");
        ask(TestTokens.bearer("gina.gestora", "GESTOR"), document("A1")).refused(403, "FORBIDDEN");
    }

    @Test
    void what_is_no_document_is_refused() {
        var own = TestTokens.askedForPartner("MIDIS", List.of("05"));
        ask(own, "1234567").refused(422, "DOCUMENTS_INVALID");
        ask(own, "' or 1=1").refused(422, "DOCUMENTS_INVALID");
        entry.post(PATH, own, "{}").refused(422, "DOCUMENTS_INVALID");
        ask(own, java.util.Collections.nCopies(101, "10000009").toArray()).refused(422, "DOCUMENTS_INVALID");
    }
}
