package pe.juntos.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.partner.Answers.body;
import static pe.juntos.partner.Answers.changed;
import static pe.juntos.partner.Answers.of;
import static pe.juntos.partner.Answers.refused;
import static pe.juntos.partner.Answers.with;
import static pe.juntos.partner.Answers.without;
import static pe.juntos.partner.PartnerScenario.FONCODES;
import static pe.juntos.partner.PartnerScenario.GESTOR;
import static pe.juntos.partner.PartnerScenario.code;
import static pe.juntos.partner.PartnerScenario.offer;

import com.jayway.jsonpath.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.ContractCheck;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** PAR-4: reminders, what families say, and a consent that is taken back from everybody. */
@ServiceTest
class ReferralCareJourneyTest {

    private static final String TOPIC = "juntos.partner.reminder.v1";
    private static final String OPERATOR = TestTokens.bearer("oscar", "OPERATOR");
    private static final String NEIGHBOUR = TestTokens.bearer("olga", List.of("GESTOR"), List.of("0302"));

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
    void whoMustActIsRemindedOnceForEachNotice() {
        juntos.post(FONCODES, "/partner/offers", offer("reminded", "0301", 2))
                .expectStatus()
                .isOk();
        String id = juntos.proposed(database, 1, "030101", "2026-05-01");
        juntos.step(GESTOR, id, "consent", "2026-05-01", "until", "2026-05-21");
        assertThat(database.texts("select due from referral where id = '" + id + "'"))
                .containsExactly("2026-05-21");

        remind("2026-05-06", 0);
        remind("2026-05-07", 1);
        remind("2026-05-08", 1);
        juntos.step(GESTOR, id, "send", "2026-05-09");
        remind("2026-05-18", 2);
        remind("2026-05-22", 2);
        var told = events.awaitReceived(TOPIC, 2);
        told.forEach(event -> ContractCheck.validate("reminder", event.json()));
        assertThat(told.stream().map(event -> JsonPath.<String>read(event.json(), "$.actor")))
                .containsExactly("GESTOR", "PARTNER");
        assertThat(told.stream().map(event -> JsonPath.<Integer>read(event.json(), "$.days")))
                .containsExactly(14, 3);

        String list = "/partner/reminders?asOf=";
        assertThat(waiting(GESTOR, list + "2026-05-06")).doesNotContain(id);
        assertThat(waiting(GESTOR, list + "2026-05-07&limit=1")).containsExactly(id);
        assertThat(waiting(FONCODES, list + "2026-05-25")).contains(id);
        assertThat(waiting(TestTokens.partner("ADRA", List.of("*")), list + "2026-05-25"))
                .isEmpty();
        assertThat(waiting(TestTokens.partner("FONCODES", List.of("0302")), list + "2026-05-25"))
                .isEmpty();
        assertThat(waiting(NEIGHBOUR, list + "2026-05-25")).isEmpty();
        refused(juntos.post(GESTOR, "/partner/reminders", Map.of()), 403, "FORBIDDEN");
        refused(juntos.get(TestTokens.bearer("x", "PAYMENT_APPROVER"), list + "2026-05-25"), 403, "FORBIDDEN");

        refused(
                juntos.post(FONCODES, "/partner/referrals/" + id + "/accept", Map.of("on", "2026-05-22")),
                409,
                "CONSENT_NOT_IN_FORCE");
    }

    @Test
    void familiesSayHowItWasAndFewOfThemAreNotShown() {
        juntos.post(FONCODES, "/partner/offers", offer("said", "0303", 9))
                .expectStatus()
                .isOk();
        var mine = TestTokens.bearer("rosa", List.of("GESTOR"), List.of("0303"));
        String early = juntos.proposed(database, 10, "030301", "2026-05-01");
        var said = of("id", "f0", "on", "2026-06-10", "rating", 5, "remarks", List.of("USEFUL"));
        refused(feedback(mine, early, said), 422, "NOT_TAKEN_PART");
        for (int number = 11; number < 16; number++) {
            String id = enrolled(number, "030301");
            refused(feedback(mine, id, with(said, "rating", 6)), 422, "RATING_INVALID");
            refused(feedback(mine, id, with(said, "on", "2026-04-01")), 422, "BEFORE_ENROLMENT");
            refused(feedback(mine, id, with(said, "on", "2999-04-01")), 422, "IN_FUTURE");
            refused(feedback(NEIGHBOUR, id, said), 404, "NOT_FOUND");
            refused(feedback(FONCODES, id, said), 403, "FORBIDDEN");
            for (var field : List.of("id", "on", "rating")) {
                refused(feedback(mine, id, without(said, field)), 400, "INCOMPLETE");
            }
            assertThat(Answers.<List<Object>>read(juntos.get(FONCODES, "/partner/feedback"), "$[*].answers"))
                    .as("fewer than five are not shown")
                    .allMatch(java.util.Objects::isNull);
            var one = with(said, "id", "f" + number);
            body(
                    feedback(
                            mine, id, number == 15 ? with(one, "remarks", List.of("ASKED_FOR_MONEY", "TOO_FAR")) : one),
                    201);
            if (number < 15) {
                changed(feedback(mine, id, one), false);
            }
            refused(feedback(mine, id, with(one, "rating", 1)), 409, "ID_CONFLICT");
        }
        var shown = body(juntos.get(FONCODES, "/partner/feedback"), 200);
        assertThat(JsonPath.<Map<String, Object>>read(shown, "$[0]"))
                .containsEntry("answers", 5)
                .containsEntry("points", 25)
                .containsEntry("serious", 1)
                .containsEntry("participants", 5)
                .containsEntry("remarks", Map.of("USEFUL", 4, "ASKED_FOR_MONEY", 1, "TOO_FAR", 1));
        assertThat(body(juntos.get(NEIGHBOUR, "/partner/feedback"), 200)).isEqualTo("[]");
        assertThat(body(juntos.get(TestTokens.partner("ADRA", List.of("*")), "/partner/feedback"), 200))
                .isEqualTo("[]");
        refused(juntos.get(TestTokens.bearer("x", "PAYMENT_APPROVER"), "/partner/feedback"), 403, "FORBIDDEN");
    }

    @Test
    void aHouseholdTakesItsConsentBackFromAllPartnersAtOnce() {
        juntos.post(FONCODES, "/partner/offers", offer("withdrawn", "0304", 1))
                .expectStatus()
                .isOk();
        String id = juntos.proposed(database, 20, "030401", "2026-05-01");
        String path = "/partner/households/" + code(20) + "/withdrawals";
        assertThat(Answers.<List<Object>>read(juntos.post(GESTOR, path, Map.of("on", "2026-05-02")), "$.results"))
                .as("nothing was consented to")
                .isEmpty();
        juntos.step(GESTOR, id, "consent", "2026-05-02");
        juntos.step(GESTOR, id, "send", "2026-05-02");
        refused(juntos.post(NEIGHBOUR, path, Map.of("on", "2026-05-03")), 404, "NOT_FOUND");
        refused(juntos.post(FONCODES, path, Map.of("on", "2026-05-03")), 403, "FORBIDDEN");
        assertThat(Answers.<List<Object>>read(
                        juntos.post(GESTOR, path, Map.of("on", "2026-05-03", "partner", "ADRA")), "$.results"))
                .isEmpty();
        assertThat(juntos.stage(database, id)).isEqualTo("SENT");
        assertThat(Answers.<List<String>>read(
                        juntos.post(GESTOR, path, Map.of("on", "2026-05-03")), "$.results[*].state"))
                .containsExactly("DECLINED");
        juntos.get(FONCODES, "/partner/referrals/" + id)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.reason")
                .isEqualTo("CONSENT_WITHDRAWN")
                .jsonPath("$.household")
                .doesNotExist();
        assertThat(database.number("select free from offer where reference = 'withdrawn'"))
                .isOne();
    }

    private String enrolled(int number, String district) {
        String id = juntos.proposed(database, number, district, "2026-05-01");
        juntos.step(GESTOR, id, "consent", "2026-05-01");
        juntos.step(GESTOR, id, "send", "2026-05-01");
        juntos.step(FONCODES, id, "accept", "2026-05-01");
        juntos.step(FONCODES, id, "enrol", "2026-05-02");
        return id;
    }

    private WebTestClient.ResponseSpec feedback(String token, String referral, Map<String, Object> said) {
        return juntos.post(token, "/partner/referrals/" + referral + "/feedback", said);
    }

    private List<String> waiting(String token, String path) {
        return Answers.read(juntos.get(token, path), "$.items[*].referral");
    }

    /** The job of the day is done, and so many reminders were given in all. */
    private void remind(String asOf, int given) {
        String job =
                JsonPath.read(body(juntos.post(OPERATOR, "/partner/reminders", Map.of("asOf", asOf)), 202), "$.job");
        Await.until(() -> assertThat(
                        database.number("select count(*) from job where id = '" + job + "' and state = 'FINISHED'"))
                .isOne());
        assertThat(database.number("select count(*) from referral_reminder")).isEqualTo(given);
    }
}
