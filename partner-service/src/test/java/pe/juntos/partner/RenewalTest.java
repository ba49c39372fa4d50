package pe.juntos.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.partner.PartnerScenario.FONCODES;
import static pe.juntos.partner.PartnerScenario.GESTOR;
import static pe.juntos.partner.PartnerScenario.code;
import static pe.juntos.partner.PartnerScenario.offer;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** PAR-4: an ended referral closes no way: a person may put the household in the queue again, at its end. */
@ServiceTest
class RenewalTest {

    private static final String REFERRALS = "select count(*) from referral where household = '%s'";

    @Autowired
    WebTestClient web;

    @Autowired
    EventProbe events;

    @Autowired
    TestDatabase database;

    PartnerScenario juntos;

    @BeforeEach
    void scenario() {
        juntos = new PartnerScenario(web, events);
    }

    @Test
    void whoWasDeclinedIsProposedAnewAfterThoseWhoWaited() {
        String first = declined(1, "040101");
        juntos.proposed(database, 2, "040101", "2026-06-30");
        juntos.household(code(3), "040101", "AFFILIATED", 1);
        juntos.bonus(code(3), "PRODUCTIVE", "2026-07-04");
        juntos.waits(database, 3);

        renewed(first, "2026-07-05", true);
        renewed(first, "2026-07-05", false);
        assertThat(database.number("select count(*) from need where state = 'WAITING' and household in ('" + code(1)
                        + "', '" + code(3) + "')"))
                .isEqualTo(2);

        juntos.post(FONCODES, "/partner/offers", offer("more", "040101", 1))
                .expectStatus()
                .isOk();
        Await.until(
                () -> assertThat(database.number(REFERRALS.formatted(code(3)))).isOne());
        assertThat(database.number(REFERRALS.formatted(code(1)))).isOne();
        juntos.post(FONCODES, "/partner/offers", offer("yet-more", "040101", 1))
                .expectStatus()
                .isOk();
        String second = Await.value(
                        () -> database.texts(
                                "select id from referral where household = '" + code(1) + "' and stage = 'PROPOSED'"),
                        found -> found.size() == 1)
                .getFirst();
        assertThat(second).isNotEqualTo(first);
        assertThat(juntos.stage(database, first)).isEqualTo("DECLINED");
        juntos.step(GESTOR, second, "consent", "2026-07-06");
        renewed(first, "2026-07-07", false);
        juntos.get(GESTOR, "/partner/households/" + code(1) + "/referrals")
                .expectBody()
                .jsonPath("$[0].state")
                .isEqualTo("DECLINED")
                .jsonPath("$[1].state")
                .isEqualTo("CONSENTED");
    }

    @Test
    void whatIsOpenCompletedOrUnseenIsNotRenewed() {
        publish("040201", 3);
        String open = juntos.proposed(database, 11, "040201", "2026-06-30");
        String completed = juntos.proposed(database, 12, "040201", "2026-06-30");
        juntos.step(GESTOR, completed, "consent", "2026-07-01");
        juntos.step(GESTOR, completed, "send", "2026-07-01");
        juntos.step(FONCODES, completed, "accept", "2026-07-02");
        juntos.step(FONCODES, completed, "enrol", "2026-07-03");
        juntos.step(FONCODES, completed, "complete", "2026-12-03");
        String refused = juntos.proposed(database, 13, "040201", "2026-06-30");
        juntos.step(GESTOR, refused, "refuse", "2026-07-10");

        String elsewhere = TestTokens.bearer("otro", List.of("GESTOR"), List.of("05"));
        var body = Map.of("ids", List.of(open, completed, refused), "on", "2026-07-09");
        juntos.post(GESTOR, "/partner/referrals/renewals", body)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.results[*].code")
                .value(codes -> assertThat(codes)
                        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                        .containsExactly("STILL_OPEN", "ALREADY_CLOSED", "BEFORE_LAST_STEP"));
        juntos.post(elsewhere, "/partner/referrals/renewals", body)
                .expectBody()
                .jsonPath("$.results[2].code")
                .isEqualTo("NOT_FOUND");
        juntos.post(elsewhere, "/partner/referrals/" + refused + "/renew", Map.of())
                .expectStatus()
                .isNotFound();
        juntos.post(GESTOR, "/partner/referrals/" + open + "/renew", Map.of())
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("STILL_OPEN");
        juntos.post(FONCODES, "/partner/referrals/" + refused + "/renew", Map.of())
                .expectStatus()
                .isForbidden();
        assertThat(database.number("select count(*) from need where attempt > 1 and district = '040201'"))
                .isZero();
    }

    /** GRA-4: the bonuses exclude each other, so what still waits gives way; an older event told again does not. */
    @Test
    void aBonusDecidedLaterReplacesTheOneThatWaits() {
        juntos.household(code(21), "040301", "AFFILIATED", 1);
        juntos.bonus(code(21), "PRODUCTIVE", "2026-06-30", 3);
        juntos.waits(database, 21);
        juntos.bonus(code(21), "EDUCATIONAL", "2026-07-30", 5);
        String waiting = "select bonus from need where household = '" + code(21) + "'";
        Await.until(() -> assertThat(database.texts(waiting)).containsExactly("EDUCATIONAL"));
        juntos.bonus(code(21), "PRODUCTIVE", "2026-06-30", 3);
        juntos.household(code(22), "040301", "AFFILIATED", 1);
        juntos.bonus(code(21), "EDUCATIONAL", "2026-07-30", 5);
        Await.until(() -> assertThat(database.number(
                        "select count(*) from household where household = '" + code(22) + "' and version = 1"))
                .isOne());
        assertThat(database.texts(waiting)).containsExactly("EDUCATIONAL");
        publish("040301", 1);
        assertThat(database.number(REFERRALS.formatted(code(21)))).isZero();
    }

    /** Proposed to the only place of the district and declined by the partner. */
    private String declined(int number, String district) {
        publish(district, 1);
        String id = juntos.proposed(database, number, district, "2026-06-30");
        juntos.step(GESTOR, id, "consent", "2026-07-01");
        juntos.step(GESTOR, id, "send", "2026-07-02");
        juntos.step(FONCODES, id, "decline", "2026-07-03", "reason", "NOT_REACHED");
        return id;
    }

    private void publish(String district, int places) {
        juntos.post(FONCODES, "/partner/offers", offer("of-" + district, district, places))
                .expectStatus()
                .isOk();
    }

    private void renewed(String id, String on, boolean changed) {
        juntos.post(GESTOR, "/partner/referrals/" + id + "/renew", Map.of("on", on))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.changed")
                .isEqualTo(changed);
    }
}
