package pe.juntos.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.partner.PartnerScenario.FONCODES;
import static pe.juntos.partner.PartnerScenario.offer;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestClock;
import pe.juntos.platform.test.TestDatabase;

/** Where a time is set, overdue referrals end by themselves, as of the clock's day. */
@ServiceTest(properties = "juntos.partner.expiry.cron=* * * * * *")
class DailyExpirationTest {

    @Autowired
    WebTestClient web;

    @Autowired
    EventProbe events;

    @Autowired
    TestDatabase database;

    @Autowired
    TestClock clock;

    @Test
    void nobodyHasToAsk() {
        var juntos = new PartnerScenario(web, events);
        juntos.post(FONCODES, "/partner/offers", offer("x", "030101", 1))
                .expectStatus()
                .isOk();
        String id = juntos.proposed(database, 1, "030101", "2026-06-30");

        clock.moveTo(LocalDate.of(2026, 8, 29));
        Await.until(() -> assertThat(database.number(
                        "select count(*) from job where key like '2026-08-29/%' and state = 'FINISHED'"))
                .isOne());
        assertThat(juntos.stage(database, id)).isEqualTo("PROPOSED");
        clock.moveTo(LocalDate.of(2026, 8, 30));
        Await.until(() -> assertThat(juntos.stage(database, id)).isEqualTo("EXPIRED"));
    }
}
