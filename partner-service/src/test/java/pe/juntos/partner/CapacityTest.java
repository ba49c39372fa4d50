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
            assertThat(database.number("select count(*) from need where state = 'PLACED'"))
                    .isZero();
            assertThat(database.number(MISSED)).isZero();
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

    @Test
    void anOfferCannotShrinkBelowWhatIsTaken() {
        var juntos = new PartnerScenario(web, events);
        juntos.post(FONCODES, "/partner/offers", offer("small", "010101", 3))
                .expectStatus()
                .isOk();
        juntos.household(code(9001), "010101", "AFFILIATED", 1);
        juntos.bonus(code(9001), "PRODUCTIVE", "2026-06-30");
        String taken = "select count(*) from offer where reference = 'small' and free = 2";
        Await.until(() -> assertThat(database.number(
                        taken + " or exists (select from referral where household = '" + code(9001) + "')"))
                .isPositive());
        String id = database.texts("select offer from referral where household = '" + code(9001) + "'")
                .getFirst();

        web.put()
                .uri("/partner/offers/" + id + "/places")
                .header("Authorization", FONCODES)
                .bodyValue(Map.of("places", 0))
                .exchange()
                .expectStatus()
                .isEqualTo(422);
        assertThat(database.number("select count(*) from offer where free < 0 or free > places"))
                .isZero();
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
        return Map.entry(code(n), """
                {"household":"%s","state":"AFFILIATED","district":"%s","populatedCentre":"0001"}""".formatted(
                        code(n), List.of("050401", "050402", "051101", "080803").get(n % 4)));
    }

    private static Map.Entry<String, String> decision(int n) {
        return Map.entry(code(n), """
                {"household":"%s","kind":"BONUS_ASSIGNED","on":"2026-06-30","bonus":"PRODUCTIVE"}""".formatted(code(n)));
    }
}
