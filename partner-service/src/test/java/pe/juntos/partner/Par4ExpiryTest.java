package pe.juntos.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.partner.PartnerScenario.FONCODES;
import static pe.juntos.partner.PartnerScenario.GESTOR;
import static pe.juntos.partner.PartnerScenario.code;
import static pe.juntos.partner.PartnerScenario.offer;

import com.jayway.jsonpath.JsonPath;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestClock;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** PAR-4, time limits: what was not done by its day ends the day after, and the place goes to who waits. */
@ServiceTest
class Par4ExpiryTest {

    private static final String OPERATOR = TestTokens.bearer("oscar", "OPERATOR");

    @Autowired
    WebTestClient web;

    @Autowired
    EventProbe events;

    @Autowired
    TestDatabase database;

    @Autowired
    TestClock clock;

    PartnerScenario juntos;

    @BeforeEach
    void scenario() {
        clock.reset();
        juntos = new PartnerScenario(web, events);
    }

    /** Days of the policy: consent 60, sending 30, answer 30, enrolment 90; each step taken on 30 June. */
    @ParameterizedTest
    @CsvSource({
        "1,PROPOSED,2026-08-29,EXPIRED,",
        "2,CONSENTED,2026-07-30,EXPIRED,",
        "3,SENT,2026-07-30,EXPIRED,",
        "4,ACCEPTED,2026-09-28,DROPPED,NOT_ENROLLED"
    })
    void onItsLastDayItStandsAndTheDayAfterItHasEnded(
            int number, String stage, LocalDate due, String end, String reason) {
        String district = "02010" + number;
        publish(district);
        String id = juntos.proposed(database, number, district, "2026-06-30");
        List<String> steps = List.of("CONSENTED", "SENT", "ACCEPTED");
        List<String> taken = steps.subList(0, steps.indexOf(stage) + 1);
        taken.forEach(step -> take(id, step, "2026-06-30"));
        juntos.household(code(10 + number), district, "AFFILIATED", 1);
        juntos.bonus(code(10 + number), "PRODUCTIVE", "2026-06-30");
        juntos.waits(database, 10 + number);

        expire(due.toString());
        assertThat(juntos.stage(database, id)).isEqualTo(stage);
        expire(due.plusDays(1).toString());
        assertThat(juntos.stage(database, id)).isEqualTo(end);
        assertThat(database.texts("select reason from referral where id = '" + id + "'"))
                .containsExactly(reason);
        assertThat(database.texts(
                        "select taken_by from referral_step where referral = '" + id + "' and stage = '" + end + "'"))
                .containsExactly("expiration");
        Await.until(() -> assertThat(database.number("select count(*) from referral where household = '"
                        + code(10 + number) + "' and stage = 'PROPOSED'"))
                .isOne());
        Await.value(
                () -> events.received("juntos.partner.referral.v1", code(number)),
                told -> told.getLast().json().contains("\"" + end + "\""));
        expire("2026-06-30");
    }

    @Test
    void theSameDayAgainEndsWhatBecameOverdueSince() {
        for (int number : List.of(21, 22)) {
            publish("02020" + number % 10);
        }
        String first = juntos.proposed(database, 21, "020201", "2026-03-01");
        String job = expire("2026-06-30");
        assertThat(juntos.stage(database, first)).isEqualTo("EXPIRED");
        assertThat(expire("2026-06-30")).isNotEqualTo(job);

        String late = juntos.proposed(database, 22, "020202", "2026-03-01");
        expire("2026-06-30");
        assertThat(juntos.stage(database, late)).isEqualTo("EXPIRED");
        assertThat(database.number("select count(*) from referral_step where referral = '" + first + "'"))
                .isOne();
    }

    @Test
    void withoutADayTheClockSaysWhich() {
        publish("020301");
        String id = juntos.proposed(database, 31, "020301", "2026-06-30");
        clock.moveTo(LocalDate.of(2026, 8, 30));
        started(juntos.post(OPERATOR, "/partner/expirations", Map.of()));
        assertThat(juntos.stage(database, id)).isEqualTo("EXPIRED");
    }

    @Test
    void onlyOperatorsMayAndOnlyWithADay() {
        for (String role : List.of("GESTOR", "REGIONAL_COORDINATOR", "PARTNER", "AUDITOR")) {
            juntos.post(TestTokens.bearer("x", role), "/partner/expirations", Map.of("asOf", "2026-12-31"))
                    .expectStatus()
                    .isForbidden();
        }
        juntos.post(OPERATOR, "/partner/expirations", Map.of("asOf", "tomorrow"))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("BAD_REQUEST");
    }

    private void publish(String district) {
        juntos.post(FONCODES, "/partner/offers", offer("only-" + district, district, 1))
                .expectStatus()
                .isOk();
    }

    private void take(String id, String stage, String on) {
        switch (stage) {
            case "CONSENTED" -> juntos.step(GESTOR, id, "consent", on);
            case "SENT" -> juntos.step(GESTOR, id, "send", on);
            default -> juntos.step(FONCODES, id, "accept", on);
        }
    }

    /** The job's id, once it is finished. */
    private String expire(String asOf) {
        return started(juntos.post(OPERATOR, "/partner/expirations", Map.of("asOf", asOf)));
    }

    private String started(WebTestClient.ResponseSpec answer) {
        String job = JsonPath.read(
                answer.expectStatus()
                        .isAccepted()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody(),
                "$.job");
        Await.value(
                () -> juntos.json(OPERATOR, "/partner/jobs/" + job),
                progress -> "FINISHED".equals(progress.get("state")));
        return job;
    }
}
