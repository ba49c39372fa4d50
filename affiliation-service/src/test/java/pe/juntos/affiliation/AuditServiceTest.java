package pe.juntos.affiliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;

/** What the register's people did and read stands in one trail, whichever way it is recorded. */
@ServiceTest(properties = "juntos.reniec.url=http://127.0.0.1:1")
class AuditServiceTest {

    @Autowired
    WebTestClient http;

    @Autowired
    TestDatabase database;

    @Test
    void a_file_that_was_opened_and_an_act_that_was_done_are_in_the_chain_and_nothing_else_is() {
        var entry = new EntryClient(http, database);
        entry.affiliate("A");
        String household = entry.code("A");
        long before = database.number("select coalesce(max(id), 0) from audit_entry");

        entry.get("/affiliation/households/" + household, EntryClient.GESTOR).is(200);
        entry.get("/affiliation/households/" + household, EntryClient.NEIGHBOUR).is(404);
        entry.get("/affiliation/households", EntryClient.GESTOR).is(200);
        entry.post("/affiliation/exits", EntryClient.GESTOR, """
                        {"id":"X1","household":"%s","reason":"MOVED_OUT","on":"2026-06-01","grounds":"Se fue"}""".formatted(household))
                .is(200);
        entry.post("/affiliation/exits", EntryClient.NEIGHBOUR, """
                        {"id":"X2","household":"%s","reason":"MOVED_OUT","on":"2026-06-01","grounds":"Se fue"}""".formatted(household))
                .is(404);

        assertThat(database.texts("select subject || ' ' || act || ' ' || object from audit_entry where id > " + before
                        + " order by id"))
                .isEqualTo(List.of("rosa FILE_READ " + household, "rosa POST /affiliation/exits -"));
        assertThat(database.texts(
                        "select detail->>'names' from audit_entry where act = 'FILE_READ' and id > " + before))
                .containsExactly("true");
        var checked = entry.get("/affiliation/audit/check", EntryClient.AUDITOR).is(200);
        assertThat(checked.<Boolean>at("$.whole")).isTrue();
        assertThat(checked.<Integer>at("$.entries")).isGreaterThanOrEqualTo(2);
        Await.until(() -> assertThat(database.number("select count(*) from audit_entry e where not exists"
                        + " (select from audit_link l where l.entry = e.id)"))
                .isZero());
    }
}
