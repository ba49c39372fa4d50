package pe.juntos.affiliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.affiliation.entry.leaving.Relapse;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.Consumed;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;

/** GRA-8: who relapsed after leaving is listed anew by the rule of any listing, once, and the history stays. */
@ServiceTest
class RelapseServiceTest {

    private static final Consumed FOLLOWUP = new Consumed("graduation", "followup");

    @Autowired
    WebTestClient http;

    @Autowired
    TestDatabase database;

    @Autowired
    EventProbe events;

    private EntryClient entry;

    @BeforeEach
    void client() {
        entry = new EntryClient(http, database);
    }

    @Test
    void everyFieldIsPublished() {
        FOLLOWUP.hasTheFieldsOf(Relapse.class);
    }

    @Test
    void aHouseholdThatLeftIsListedAnewAndOneThatDidNotIsNot() {
        entry.affiliate("A", "B");
        entry.post(
                        "/affiliation/households/" + entry.code("A") + "/withdrawal",
                        EntryClient.GESTOR,
                        "{\"id\":\"W-A\",\"on\":\"2026-06-10\",\"statement\":\"Se retira\"}")
                .is(200);
        assertThat(entry.state("A")).isEqualTo("EXITED");

        relapse("V-1", "A", "2026-06-10", 1);
        relapse("V-2", "A", "2026-06-20", 2);
        relapse("V-2", "A", "2026-06-20", 2);
        relapse("V-3", "B", "2026-06-20", 1);
        relapse("V-4", "A", "2026-06-21", 3);

        Await.value(
                () -> database.number("select count(*) from reentry_request where outcome is not null"), n -> n == 4);
        assertThat(database.texts("select outcome from reentry_request order by followup"))
                .isEqualTo(List.of("BEFORE_LEAVING", "LISTED", "NOT_LEFT", "NOT_LEFT"));
        assertThat(entry.state("A")).isEqualTo("LISTED");
        assertThat(entry.state("B")).isEqualTo("AFFILIATED");
        assertThat(database.texts("select listed_by from relisting")).containsExactly("graduation");
    }

    private void relapse(String id, String household, String on, long version) {
        FOLLOWUP.tell(
                events,
                "relapsed",
                entry.code(household),
                version,
                Map.of("household", entry.code(household), "followUp", id, "on", on, "exitedOn", "2026-06-10"));
    }
}
