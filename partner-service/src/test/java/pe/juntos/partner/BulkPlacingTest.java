package pe.juntos.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.partner.PartnerScenario.FONCODES;
import static pe.juntos.partner.PartnerScenario.offer;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;

/** Many who wait are proposed as one job, in chunks, the longest waiting first. */
@ServiceTest
class BulkPlacingTest {

    @Autowired
    WebTestClient web;

    @Autowired
    EventProbe events;

    @Autowired
    TestDatabase database;

    @Test
    void theLongestWaitingOfTwentyThousandGetThePlaces() {
        database.execute("insert into household select 'H' || lpad(n::text, 16, '0'), '050401', '0001', true, 1"
                + " from generate_series(1, 20000) n");
        database.execute(
                "insert into need select household, 'PRODUCTIVE', (row_number() over ())::int % 1024, district,"
                        + " true, date '2026-01-01' + (row_number() over (order by household))::int % 100, 'WAITING' from household");

        new PartnerScenario(web, events)
                .post(FONCODES, "/partner/offers", offer("big", "05", 12_000))
                .expectStatus()
                .isOk();

        Await.until(() ->
                assertThat(database.number("select count(*) from referral")).isEqualTo(12_000));
        assertThat(database.number("select free from offer")).isZero();
        assertThat(database.number("select count(*) from need where state = 'WAITING' and decided_on <"
                        + " (select max(n.decided_on) from need n where n.state = 'PROPOSED')"))
                .isZero();
        assertThat(database.number("select chunks from job where kind = 'place-waiting'"))
                .isEqualTo(3);
    }
}
