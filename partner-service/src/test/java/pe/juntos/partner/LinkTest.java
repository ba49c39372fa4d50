package pe.juntos.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.partner.PartnerScenario.FONCODES;
import static pe.juntos.partner.PartnerScenario.code;
import static pe.juntos.partner.PartnerScenario.offer;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.partner.proposal.LinkNeeded;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.Consumed;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;

/** GRA-6: a household without target members is proposed to a productive programme; a bonus decided later goes first. */
@ServiceTest
class LinkTest {

    private static final Consumed LINK = new Consumed("graduation", "link");

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
    void everyFieldIsPublished() {
        LINK.hasTheFieldsOf(LinkNeeded.class);
    }

    @Test
    void aHouseholdWithoutTargetMembersIsProposedOnceThereIsAPlace() {
        link(1, 1);
        juntos.household(code(1), "050401", "AFFILIATED", 1);
        juntos.waits(database, 1);
        link(1, 1);
        juntos.post(FONCODES, "/partner/offers", offer("o-1", "050401", 2))
                .expectStatus()
                .isOk();
        Await.value(() -> proposed(1), n -> n == 1);
    }

    @Test
    void aBonusAssignedWhileItWaitsReplacesTheLinkAndALinkNeverABonus() {
        juntos.household(code(2), "060101", "AFFILIATED", 1);
        link(2, 1);
        juntos.waits(database, 2);
        juntos.bonus(code(2), "EDUCATIONAL", "2026-06-01", 1);
        Await.value(() -> bonuses(2), found -> found.equals(java.util.List.of("EDUCATIONAL")));

        juntos.household(code(3), "060101", "AFFILIATED", 1);
        juntos.bonus(code(3), "ENTREPRENEUR", "2026-06-01", 1);
        juntos.waits(database, 3);
        link(3, 1);
        link(4, 1);
        Await.value(() -> bonuses(4), found -> found.size() == 1);
        assertThat(bonuses(3)).containsExactly("ENTREPRENEUR");
    }

    private void link(int number, long version) {
        LINK.tell(events, "needed", code(number), version, Map.of("household", code(number)));
    }

    private long proposed(int number) {
        return database.number("select count(*) from referral where household = '" + code(number)
                + "' and bonus = 'PRODUCTIVE' and stage = 'PROPOSED'");
    }

    private java.util.List<String> bonuses(int number) {
        return database.texts("select bonus from need where household = '" + code(number) + "'");
    }
}
