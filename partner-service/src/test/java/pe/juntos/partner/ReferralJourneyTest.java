package pe.juntos.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.partner.PartnerScenario.FONCODES;
import static pe.juntos.partner.PartnerScenario.GESTOR;
import static pe.juntos.partner.PartnerScenario.code;
import static pe.juntos.partner.PartnerScenario.offer;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.ContractCheck;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ReceivedEvent;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** PAR-4 and PAR-2 from events and requests to events, on real servers. */
@ServiceTest
class ReferralJourneyTest {

    @Autowired
    WebTestClient web;

    @Autowired
    EventProbe events;

    @Autowired
    TestDatabase database;

    @Test
    void aHouseholdWaitsForAPlaceAgreesIsSentAndCompletes() {
        var juntos = new PartnerScenario(web, events);
        String household = code(1);
        juntos.bonus(household, "PRODUCTIVE", "2026-06-30");
        juntos.household(household, "050401", "AFFILIATED", 3);
        juntos.bonus(household, "PRODUCTIVE", "2026-06-30");
        Await.until(() -> assertThat(database.number("select count(*) from need where ready"))
                .isOne());
        assertThat(juntos.json(GESTOR, "/partner/summary")).containsEntry("waiting", 1);

        juntos.post(FONCODES, "/partner/offers", offer("huanta", "0504", 5))
                .expectStatus()
                .isOk();
        juntos.post(FONCODES, "/partner/offers", offer("huanta", "0504", 5))
                .expectStatus()
                .isOk();
        String id = Await.value(() -> juntos.ids(GESTOR, "PROPOSED"), found -> found.size() == 1)
                .getFirst();

        String at = "/partner/referrals/" + id;
        juntos.get(FONCODES, at).expectStatus().isNotFound();
        juntos.post(GESTOR, at + "/send", Map.of("on", "2026-07-02"))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("NOT_CONSENTED");
        juntos.post(GESTOR, at + "/consent", Map.of("on", "2026-07-01", "fields", List.of("DISTRICT")))
                .expectStatus()
                .isOk();
        juntos.get(FONCODES, at).expectStatus().isNotFound();
        juntos.post(FONCODES, at + "/accept", Map.of("on", "2026-07-02"))
                .expectStatus()
                .isNotFound();
        juntos.post(GESTOR, at + "/send", Map.of("on", "2026-07-02"))
                .expectStatus()
                .isOk();

        juntos.get(FONCODES, at)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("SENT")
                .jsonPath("$.household")
                .doesNotExist();
        juntos.post(FONCODES, at + "/accept", Map.of("on", "2026-07-03"))
                .expectStatus()
                .isOk();
        juntos.post(FONCODES, at + "/accept", Map.of("on", "2026-07-03"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.changed")
                .isEqualTo(false);
        juntos.post(FONCODES, "/partner/referrals/enrolments", Map.of("ids", List.of(id), "on", "2026-07-20"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.results[0].state")
                .isEqualTo("ENROLLED");
        juntos.post(
                        FONCODES,
                        at + "/complete",
                        Map.of("on", "2027-04-20", "outcome", Map.of("certificate", true, "incomeIncreased", true)))
                .expectStatus()
                .isOk();

        List<ReceivedEvent> told =
                Await.value(() -> events.received("juntos.partner.referral.v1", household), found -> found.size() >= 6);
        assertThat(told.stream().map(e -> e.type().replaceAll(".*referral\\.(.*)\\.v1", "$1")))
                .containsExactly("proposed", "consented", "sent", "accepted", "enrolled", "completed");
        assertThat(told.stream().map(ReceivedEvent::entityVersion)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        told.forEach(event -> ContractCheck.validate("referral", event.json()));
        Await.value(() -> events.received("juntos.partner.supply.v1", "0504"), found -> found.size() >= 2)
                .forEach(event -> ContractCheck.validate("supply", event.json()));
        juntos.get(GESTOR, "/partner/households/" + household + "/referrals")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.length()")
                .isEqualTo(1)
                .jsonPath("$[0].outcome.incomeIncreased")
                .isEqualTo(true);
        assertThat(juntos.json(GESTOR, "/partner/summary")).containsEntry("policies", List.of("referral-2026"));
        assertThat(database.number("select count(distinct hash) from referral_step where policy = 'referral-2026'"))
                .as("each step is a decision of its own")
                .isEqualTo(5);
    }

    @Test
    void aPartnerNeverSeesAnothersReferralsNorThoseOutsideItsTerritory() {
        var juntos = new PartnerScenario(web, events);
        juntos.household(code(2), "090101", "AFFILIATED", 1);
        juntos.bonus(code(2), "PRODUCTIVE", "2026-06-30");
        juntos.post(FONCODES, "/partner/offers", offer("huancavelica", "09", 5))
                .expectStatus()
                .isOk();
        String id = Await.value(
                        () -> database.texts("select id from referral where household = '" + code(2) + "'"),
                        found -> found.size() == 1)
                .getFirst();
        var ids = Map.of("ids", List.of(id), "on", "2026-06-30");
        juntos.post(GESTOR, "/partner/referrals/consents", ids).expectStatus().isOk();
        juntos.post(GESTOR, "/partner/referrals/sends", ids).expectStatus().isOk();

        String at = "/partner/referrals/" + id;
        juntos.get(FONCODES, at)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.household")
                .isEqualTo(code(2));
        for (String stranger : List.of(
                TestTokens.partner("ADRA", List.of("*")),
                TestTokens.partner("FONCODES", List.of("05", "0902")),
                TestTokens.partner("FONCODES", List.of()))) {
            juntos.get(stranger, at)
                    .expectStatus()
                    .isNotFound()
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("NOT_FOUND");
            juntos.post(stranger, at + "/accept", Map.of("on", "2026-07-03"))
                    .expectStatus()
                    .isNotFound();
            assertThat(juntos.ids(stranger, "SENT")).doesNotContain(id);
            juntos.post(stranger, "/partner/referrals/acceptances", ids)
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .jsonPath("$.results[0].code")
                    .isEqualTo("NOT_FOUND");
            assertThat(juntos.json(stranger, "/partner/summary")
                            .get("referrals")
                            .toString())
                    .doesNotContain("SENT");
        }
        String outside = TestTokens.bearer("gestor.ajeno", List.of("GESTOR"), List.of("05"));
        juntos.get(outside, at).expectStatus().isNotFound();
        juntos.get(FONCODES, "/partner/households/" + code(2) + "/referrals")
                .expectStatus()
                .isForbidden();
        juntos.post(FONCODES, at + "/consent", Map.of()).expectStatus().isForbidden();
        juntos.post(GESTOR, at + "/accept", Map.of()).expectStatus().isForbidden();
        web.get().uri(at).exchange().expectStatus().isUnauthorized();

        juntos.post(GESTOR, at + "/withdraw", Map.of("on", "2026-07-04"))
                .expectStatus()
                .isOk();
        juntos.get(FONCODES, at)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("DECLINED")
                .jsonPath("$.household")
                .doesNotExist()
                .jsonPath("$.district")
                .doesNotExist();
    }

    @Test
    void aPartnerOffersItsOwnProgrammesInItsTerritoryOnly() {
        var juntos = new PartnerScenario(web, events);
        juntos.post(TestTokens.partner("ADRA", List.of("*")), "/partner/offers", offer("x", "05", 5))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("UNKNOWN_PROGRAMME");
        juntos.post(TestTokens.partner("FONCODES", List.of("06")), "/partner/offers", offer("x", "05", 5))
                .expectStatus()
                .isEqualTo(422);
        juntos.post(GESTOR, "/partner/offers", offer("x", "05", 5))
                .expectStatus()
                .isForbidden();
        juntos.post(FONCODES, "/partner/offers", offer("y", "1201", 5))
                .expectStatus()
                .isOk();
        juntos.post(FONCODES, "/partner/offers", offer("y", "1201", 6))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("OFFER_CONFLICT");
        juntos.get(GESTOR, "/partner/programmes")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.length()")
                .isEqualTo(29);
    }
}
