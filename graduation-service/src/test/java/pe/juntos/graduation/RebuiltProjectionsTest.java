package pe.juntos.graduation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.ContractCheck;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** What this service knows of households is made anew from what the register told, by one command. */
@ServiceTest
class RebuiltProjectionsTest {
    private static final String TOPIC = "juntos.affiliation.household.v1";
    private static final String KEY = "H7K2M4P6R8T0V1W3X";

    @Autowired
    private EventProbe probe;

    @Autowired
    private TestDatabase database;

    @Autowired
    private WebTestClient client;

    @Test
    void a_household_that_was_lost_or_altered_is_as_the_register_told_it_last() {
        tell(1, "affiliated");
        tell(2, "suspended");
        Await.until(() -> assertThat(states()).containsExactly("SUSPENDED"));

        database.execute("update household set state = 'AFFILIATED', district = '150101'");
        rebuild(1);
        assertThat(states()).containsExactly("SUSPENDED");
        assertThat(database.texts("select district from household")).containsExactly("050101");

        database.execute("delete from household");
        rebuild(2);
        assertThat(states()).containsExactly("SUSPENDED");
    }

    private void tell(long version, String event) {
        var sample = ContractCheck.sampleOf("affiliation-service", "household", event);
        probe.publish(TOPIC, KEY, "pe.juntos.affiliation.household." + event + ".v1", version, sample);
    }

    private void rebuild(int times) {
        client.post()
                .uri("/graduation/projections/households/rebuild")
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("oscar.opera", "OPERATOR"))
                .exchange()
                .expectStatus()
                .isAccepted();
        Await.until(() -> assertThat(
                        database.number("select count(*) from job where kind = 'rebuild' and state = 'FINISHED'"))
                .isEqualTo(times));
    }

    private java.util.List<String> states() {
        return database.texts("select state from household where household = '" + KEY + "'");
    }
}
