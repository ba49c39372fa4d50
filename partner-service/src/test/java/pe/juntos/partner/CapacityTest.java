package pe.juntos.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.partner.PartnerScenario.FONCODES;
import static pe.juntos.partner.PartnerScenario.GESTOR;
import static pe.juntos.partner.PartnerScenario.code;
import static pe.juntos.partner.PartnerScenario.offer;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;

/**
 * Places are kept while households, offers and refusals arrive at once: never more referrals than places, never a place
 * free while somebody in its area waits.
 */
@ServiceTest
class CapacityTest {

    private static final int HOUSEHOLDS = 400;
    private static final int STEP = 20;
    private static final String OVERSOLD =
            "select count(*) from offer o where o.free < 0 or o.free <> o.places - (select count(*) from referral r"
                    + " where r.offer = o.id and (r.stage not in ('DECLINED', 'EXPIRED')))";
    private static final String MISSED =
            "select count(*) from need n join offer o on o.bonus = n.bonus and o.free > 0 and n.ready"
                    + " and n.state = 'WAITING' and (o.area = '*' or n.district like o.area || '%')";

    @Autowired
    WebTestClient web;

    @Autowired
    EventProbe events;

    @Autowired
    TestDatabase database;

    @Test
    void placesAreNeitherOversoldNorLeftUnusedWhileEverythingArrivesAtOnce() throws InterruptedException {
        var juntos = new PartnerScenario(web, events);
        var random = new SplittableRandom(7);
        events.createTopic("juntos.affiliation.household.v1");
        events.createTopic("juntos.graduation.decision.v1");
        var arriving = new Thread(() -> IntStream.range(0, HOUSEHOLDS / STEP).forEach(this::arrive));
        arriving.start();
        for (int i = 0; i < 12; i++) {
            String area = List.of("050401", "0504", "05", "*").get(random.nextInt(4));
            juntos.post(FONCODES, "/partner/offers", offer("o" + i, area, 1 + random.nextInt(40)))
                    .expectStatus()
                    .isOk();
            refuseSome(juntos, random);
        }
        arriving.join();
        Await.until(() -> assertThat(database.number("select count(*) from need where ready"))
                .isEqualTo(HOUSEHOLDS));
        refuseSome(juntos, random);

        Await.until(() -> {
            assertThat(database.number(MISSED)).as("nobody is placed any more").isZero();
            assertThat(database.number("select count(*) from need where state = 'PLACED'"))
                    .isZero();
        });
        assertThat(database.number(OVERSOLD)).isZero();
        assertThat(database.number("select count(*) from referral where stage = 'DECLINED'"))
                .isPositive();

        juntos.post(FONCODES, "/partner/offers", offer("plenty", "*", 1000))
                .expectStatus()
                .isOk();
        Await.until(() ->
                assertThat(database.number("select count(*) from referral")).isEqualTo(HOUSEHOLDS));
        assertThat(database.number(OVERSOLD)).isZero();
        Await.value(
                () -> events.received("juntos.partner.referral.v1").stream()
                        .filter(event -> event.type().endsWith(".proposed.v1"))
                        .toList(),
                told -> told.size() == HOUSEHOLDS);
    }

    /** The decision comes first for every other group, as topics keep no order between them. */
    private void arrive(int group) {
        var numbers = IntStream.range(group * STEP, (group + 1) * STEP).boxed().toList();
        Runnable households = () -> events.publishAll(
                "juntos.affiliation.household.v1",
                "pe.juntos.affiliation.household.affiliated.v1",
                numbers.stream().map(CapacityTest::household).toList());
        Runnable decisions = () -> events.publishAll(
                "juntos.graduation.decision.v1",
                "pe.juntos.graduation.decision.bonus-assigned.v1",
                numbers.stream().map(CapacityTest::decision).toList());
        (group % 2 == 0 ? List.of(households, decisions) : List.of(decisions, households)).forEach(Runnable::run);
    }

    private void refuseSome(PartnerScenario juntos, SplittableRandom random) {
        List<String> some = juntos.ids(GESTOR, "PROPOSED").stream()
                .filter(ignored -> random.nextInt(5) == 0)
                .toList();
        if (!some.isEmpty()) {
            juntos.post(GESTOR, "/partner/referrals/refusals", Map.of("ids", some, "on", "2026-07-01"))
                    .expectStatus()
                    .isOk();
        }
    }

    private static Map.Entry<String, String> household(int n) {
        var district = List.of("050401", "050402", "051101", "080803").get(n % 4);
        return Map.entry(code(n), PartnerScenario.household("affiliated", code(n), district));
    }

    private static Map.Entry<String, String> decision(int n) {
        return Map.entry(code(n), PartnerScenario.decision(code(n), "PRODUCTIVE", "2026-06-30"));
    }
}
