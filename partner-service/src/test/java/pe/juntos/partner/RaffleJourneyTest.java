package pe.juntos.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.partner.PartnerScenario.code;

import com.jayway.jsonpath.JsonPath;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.partner.raffle.Lots;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** PAR-3: the raffle of the savings pilot, drawn once a period and drawn again by anyone. */
@ServiceTest
class RaffleJourneyTest {

    private static final String OPERATOR = TestTokens.bearer("oscar", "OPERATOR");
    private static final String GESTOR = TestTokens.bearer("rosa", List.of("GESTOR"), List.of("0504"));
    private static final String PARTNER = TestTokens.partner("FONCODES", List.of("*"));
    private static final String RAFFLES = "/partner/raffles";
    private static final String SEED = "LOTERIA-4711";

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
    void twoOfEachDistrictWinAndAnybodyCanDrawAgain() {
        district("050401", 1001);
        district("050405", 1000);
        district("060101", 5000);
        for (int number = 1; number <= 5; number++) {
            saver(number, "050401", "AFFILIATED", 10);
        }
        saver(6, "050401", "AFFILIATED", 0);
        saver(7, "050401", "SUSPENDED", 10);
        saver(8, "050405", "AFFILIATED", 10);
        saver(9, "060101", "AFFILIATED", 10);
        saver(10, "060101", "EXITED", 10);

        var order = Map.of("period", "2026-3", "on", "2026-06-20", "seed", SEED);
        var started = drawn(order);
        String path = RAFFLES + "/" + JsonPath.read(started, "$.raffle");
        var result = text(OPERATOR, path);
        var expected = Lots.order(SEED, "050401", List.of(code(1), code(2), code(3), code(4), code(5))).stream()
                .map(Lots.Lot::household)
                .toList();
        assertThat(JsonPath.<List<String>>read(result, "$.districts[*].district"))
                .containsExactly("050401", "060101");
        assertThat(JsonPath.<List<String>>read(result, "$.districts[0].winners"))
                .isEqualTo(expected.subList(0, 2));
        assertThat(JsonPath.<List<String>>read(result, "$.districts[1].winners"))
                .containsExactly(code(9));
        assertThat(JsonPath.<Number>read(result, "$.basket").doubleValue()).isEqualTo(180.0);

        assertThat(JsonPath.<List<String>>read(text(GESTOR, path), "$.districts[*].district"))
                .containsExactly("050401");
        var lots = text(GESTOR, path + "/lots?district=050401&limit=3");
        assertThat(JsonPath.<List<String>>read(lots, "$.items[*].household")).isEqualTo(expected.subList(0, 3));
        assertThat(JsonPath.<List<Boolean>>read(lots, "$.items[*].wins")).containsExactly(true, true, false);
        assertThat(JsonPath.<List<String>>read(
                        text(GESTOR, path + "/lots?district=050401&limit=3&cursor=" + JsonPath.read(lots, "$.next")),
                        "$.items[*].household"))
                .isEqualTo(expected.subList(3, 5));
        assertThat(JsonPath.<List<Object>>read(text(GESTOR, path + "/lots?district=060101"), "$.items"))
                .isEmpty();

        var again = body(juntos.post(
                PARTNER,
                RAFFLES + "/repetitions",
                Map.of(
                        "seed",
                        SEED,
                        "district",
                        "050401",
                        "participants",
                        List.of(code(5), code(4), code(3), code(2), code(1)))));
        assertThat(JsonPath.<List<String>>read(again, "$.lots[*].household")).isEqualTo(expected);
        assertThat(JsonPath.<String>read(again, "$.participantsHash"))
                .isEqualTo(JsonPath.read(result, "$.districts[0].participantsHash"));

        var open = body(web.get()
                .uri("/partner/public/raffles/2026-3?district=050401")
                .exchange()
                .expectStatus()
                .isOk());
        assertThat(JsonPath.<List<String>>read(open, "$.lots[*].ticket"))
                .as("without a token, the lots of the seed and no household")
                .isEqualTo(expected.stream()
                        .map(household -> Lots.ticket(SEED, "050401", household))
                        .toList());
        assertThat(JsonPath.<List<Boolean>>read(open, "$.lots[*].wins"))
                .containsExactly(true, true, false, false, false);
        assertThat(open).contains(SEED).doesNotContain(code(1));
        web.get()
                .uri("/partner/public/raffles/2026-4?district=050401")
                .exchange()
                .expectStatus()
                .isNotFound();

        saver(11, "060101", "AFFILIATED", 10);
        assertThat(JsonPath.<String>read(drawn(order), "$.raffle")).isEqualTo(JsonPath.read(started, "$.raffle"));
        assertThat(text(OPERATOR, path)).isEqualTo(result);
        refused(
                juntos.post(OPERATOR, RAFFLES, Map.of("period", "2026-3", "on", "2026-06-20", "seed", "LOTERIA-4712")),
                409,
                "ALREADY_DRAWN");
        refused(juntos.get(PARTNER, path), 403, "FORBIDDEN");
        refused(juntos.get(PARTNER, path + "/lots?district=050401"), 403, "FORBIDDEN");
        database.execute("update raffle set drawn_at = null");
        refused(juntos.get(GESTOR, path), 409, "NOT_DRAWN");
        refused(juntos.get(GESTOR, path + "/lots?district=050401"), 409, "NOT_DRAWN");
    }

    @Test
    void whatIsNoRaffleIsRefusedWithItsCode() {
        refused(juntos.post(OPERATOR, RAFFLES, Map.of("seed", SEED)), 400, "PERIOD_INVALID");
        refused(juntos.post(OPERATOR, RAFFLES, Map.of("period", "2026-7", "seed", SEED)), 400, "PERIOD_INVALID");
        refused(juntos.post(OPERATOR, RAFFLES, Map.of("period", "2026-2")), 400, "SEED_INVALID");
        refused(juntos.post(OPERATOR, RAFFLES, Map.of("period", "2026-2", "seed", "short")), 400, "SEED_INVALID");
        refused(
                juntos.post(OPERATOR, RAFFLES, Map.of("period", "2026-2", "seed", SEED, "on", "1999-01-01")),
                400,
                "DAY_INVALID");
        refused(
                juntos.post(OPERATOR, RAFFLES, Map.of("period", "2026-2", "seed", SEED, "on", "2999-01-01")),
                422,
                "IN_FUTURE");
        for (var token : List.of(GESTOR, PARTNER, TestTokens.bearer("x", "AUDITOR"))) {
            refused(juntos.post(token, RAFFLES, Map.of("period", "2026-2", "seed", SEED)), 403, "FORBIDDEN");
        }
        refused(juntos.get(GESTOR, RAFFLES + "/00000000-0000-0000-0000-000000000000"), 404, "NOT_FOUND");
        refused(repeat(Map.of("district", "050401", "participants", List.of())), 400, "SEED_INVALID");
        refused(repeat(Map.of("seed", SEED, "participants", List.of())), 400, "DISTRICT_INVALID");
        refused(repeat(Map.of("seed", SEED, "district", "050401")), 400, "PARTICIPANTS_INVALID");
        refused(
                repeat(Map.of("seed", SEED, "district", "050401", "participants", List.of(" "))),
                400,
                "PARTICIPANTS_INVALID");
        refused(
                repeat(Map.of("seed", SEED, "district", "050401", "participants", Collections.nCopies(10_001, "H"))),
                413,
                "TOO_MANY");
    }

    private WebTestClient.ResponseSpec repeat(Map<String, ?> asked) {
        return juntos.post(PARTNER, RAFFLES + "/repetitions", asked);
    }

    private void district(String district, int women) {
        database.execute("insert into district_fact (district, input, on_day, value) values ('" + district
                + "', 'JUNTOS_SINCE', '2026-01-01', 2007), ('" + district
                + "', 'STATE_BANK_BRANCH', '2026-01-01', 1), ('"
                + district + "', 'WOMEN_RECIPIENTS', '2026-01-01', " + women + ")");
    }

    private void saver(int number, String district, String state, int balance) {
        database.execute(
                "insert into household (household, bucket, external_id, state, district, ready, version) values ('"
                        + code(number) + "', " + Buckets.of(code(number)) + ", 'X" + number + "', '" + state + "', '"
                        + district
                        + "', true, 1)");
        database.execute("insert into eligibility_fact (household, member, input, on_day, bucket, value) values ('"
                + code(number) + "', 0, 'SAVINGS_BALANCE', '2026-06-01', 0, " + balance + ")");
    }

    private String drawn(Map<String, String> order) {
        var started = body(juntos.post(OPERATOR, RAFFLES, order).expectStatus().isAccepted());
        Await.value(
                () -> text(OPERATOR, "/partner/jobs/" + JsonPath.read(started, "$.job")),
                state -> "FINISHED".equals(JsonPath.<String>read(state, "$.state")));
        return started;
    }

    private String text(String token, String path) {
        return body(juntos.get(token, path).expectStatus().isOk());
    }

    private static String body(WebTestClient.ResponseSpec answer) {
        return answer.expectBody(String.class).returnResult().getResponseBody();
    }

    private static void refused(WebTestClient.ResponseSpec answer, int status, String code) {
        answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
    }
}
