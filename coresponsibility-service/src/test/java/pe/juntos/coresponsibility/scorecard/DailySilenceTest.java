package pe.juntos.coresponsibility.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.coresponsibility.Programme;
import pe.juntos.coresponsibility.ProgrammeTest;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.TestDatabase;

/** The tests' clock stands at 30 June 2026: March-April's due day is over, May-June's is not. */
@ProgrammeTest(properties = "juntos.coresponsibility.silence.cron=* * * * * *")
class DailySilenceTest {
    @Autowired
    private Programme programme;

    @Autowired
    private WebTestClient web;

    @Autowired
    private TestDatabase database;

    @Test
    void finds_the_silent_by_itself_as_of_the_clocks_day() {
        programme.registerEstablishments();
        programme.household("A", "2025-01-01");
        programme.child("A1", "A", "2025-01-01", Programme.POST);
        programme.open("2026-2");
        programme.open("2026-3");
        Await.until(() -> assertThat(database.texts(
                        "select period || ' ' || establishment || ' ' || found_as_of from silent_establishment"))
                .containsExactly("2026-2 " + Programme.POST + " 2026-06-30"));
    }
}
