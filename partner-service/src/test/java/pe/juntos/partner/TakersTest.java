package pe.juntos.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.partner.PartnerScenario.FONCODES;
import static pe.juntos.partner.PartnerScenario.code;
import static pe.juntos.partner.PartnerScenario.offer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;

/** PAR-3: whom a programme does not take gets no place in it; who may or may not be taken waits in line like those who are. */
@ServiceTest
class TakersTest {

    @Autowired
    WebTestClient web;

    @Autowired
    EventProbe events;

    @Autowired
    TestDatabase database;

    private PartnerScenario juntos;

    @BeforeEach
    void scenario() {
        juntos = new PartnerScenario(web, events);
    }

    @Test
    void an_offer_passes_over_whom_its_programme_does_not_take() {
        for (int number = 1; number <= 3; number++) {
            juntos.household(code(number), "040101", "AFFILIATED", 1);
            juntos.bonus(code(number), "PRODUCTIVE", "2026-05-0" + number);
            juntos.waits(database, number);
        }
        rural(1, 0);
        rural(3, 1);

        published("first", "0401", 2);

        Await.until(() -> assertThat(proposed("0401")).containsExactlyInAnyOrder(code(2), code(3)));
        assertThat(database.texts("select household || ' ' || programme from need_asked where refused"))
                .contains(code(1) + " CAPACIDADES_PRODUCTIVAS_RURALES");
        assertThat(database.texts("select state from need where household = '" + code(1) + "'"))
                .containsExactly("WAITING");
    }

    @Test
    void one_who_comes_later_is_asked_too_and_asked_again_when_something_new_is_known() {
        published("later", "0402", 5);
        database.execute("insert into household (household, version) values ('" + code(11) + "', 0)");
        rural(11, 0);
        juntos.household(code(11), "040201", "AFFILIATED", 1);
        juntos.bonus(code(11), "PRODUCTIVE", "2026-05-01");
        juntos.waits(database, 11);
        assertThat(proposed("0402")).isEmpty();

        database.execute("update eligibility_fact set value = 1 where household = '" + code(11) + "'");
        juntos.household(code(11), "040201", "AFFILIATED", 2);
        Await.until(() -> assertThat(proposed("0402")).containsExactly(code(11)));
        assertThat(database.texts("select refused::text from need_asked where household = '" + code(11) + "'"))
                .containsExactly("false");
    }

    /** However many wait, one place is offered to one, and whoever was not next was not asked. */
    @Test
    void only_those_who_are_next_in_line_are_asked() {
        for (int number = 21; number <= 25; number++) {
            juntos.household(code(number), "040301", "AFFILIATED", 1);
            juntos.bonus(code(number), "PRODUCTIVE", "2026-05-" + number);
            juntos.waits(database, number);
        }
        rural(21, 0);
        database.execute("delete from need_asked");
        published("one", "0403", 1);
        Await.until(() -> assertThat(proposed("0403")).containsExactly(code(22)));
        assertThat(database.texts("select household from need_asked where household >= '" + code(21) + "' order by 1"))
                .containsExactly(code(21), code(22));
    }

    private void rural(int number, int answer) {
        database.execute("insert into eligibility_fact (household, member, input, on_day, bucket, value) values ('"
                + code(number) + "', 0, 'RURAL', '2026-06-01', 0, " + answer + ")");
    }

    private void published(String reference, String area, int places) {
        juntos.post(FONCODES, "/partner/offers", offer(reference, area, places))
                .expectStatus()
                .isOk();
    }

    private java.util.List<String> proposed(String province) {
        return database.texts("select household from referral where district like '" + province + "%'");
    }
}
