package pe.juntos.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.partner.PartnerScenario.code;

import com.jayway.jsonpath.JsonPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** PAR-3: a community's ranking from its day to who goes on, and the review that only strikes out. */
@ServiceTest
class RankingJourneyTest {

    private static final String ROSA = TestTokens.bearer("rosa", List.of("GESTOR"), List.of("0805"));
    private static final String CARLOS = TestTokens.bearer("carlos", List.of("REGIONAL_COORDINATOR"), List.of("08"));
    private static final String ABROAD = TestTokens.bearer("olga", List.of("GESTOR"), List.of("0802"));
    private static final String PATH = "/partner/rankings";

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
        for (int number = 1; number <= 4; number++) {
            household(number, "080501");
        }
        household(5, "080502");
    }

    @Test
    void aCommunityRanksItsAuthoritiesStrikeOutAndTheSecondFilterFollows() {
        database.execute("insert into district_fact (district, input, on_day, value)"
                + " values ('080501', 'POVERTY_QUINTILE', '2026-01-01', 1) on conflict do nothing");
        database.execute("insert into eligibility_fact (household, member, input, on_day, bucket, value) values ('"
                + code(2) + "', 0, 'FORMAL_CREDIT', '2026-06-01', 0, 1) on conflict do nothing");
        var ranking = ranking("J1", 50, Map.of(1, "LEAST", 2, "LITTLE", 3, "REGULAR", 4, "LEAST"));
        refused(juntos.post(ABROAD, PATH, ranking), 404, "NOT_FOUND");
        juntos.post(ROSA, PATH, ranking).expectStatus().isCreated();
        juntos.post(ROSA, PATH, ranking).expectStatus().isOk();
        refused(juntos.post(ROSA, PATH, ranking("J1", 51, Map.of(1, "LEAST"))), 409, "ID_CONFLICT");

        var review = Map.of("on", "2026-06-12", "removals", Map.of(code(4), "MOVED_AWAY_FOR_GOOD"));
        refused(juntos.post(ABROAD, PATH + "/J1/review", review), 404, "NOT_FOUND");
        refused(juntos.post(ROSA, PATH + "/J1/review", review), 409, "SAME_PERSON");
        refused(
                juntos.post(
                        CARLOS,
                        PATH + "/J1/review",
                        Map.of("on", "2026-06-12", "removals", Map.of(code(5), "DUPLICATED"))),
                409,
                "CANNOT_ADD");
        refused(
                juntos.post(CARLOS, PATH + "/J1/review", Map.of("on", "2026-06-09", "removals", Map.of())),
                422,
                "BEFORE_RANKING");
        refused(
                juntos.post(CARLOS, PATH + "/J1/review", Map.of("on", "2999-01-01", "removals", Map.of())),
                422,
                "IN_FUTURE");
        refused(juntos.post(CARLOS, PATH + "/J1/review", Map.of("on", "2026-06-12")), 400, "INCOMPLETE");
        refused(
                juntos.post(
                        CARLOS, PATH + "/J1/review", Map.of("on", "2026-06-12", "removals", Map.of(code(4), "ENVY"))),
                400,
                "BAD_REQUEST");
        changed(juntos.post(CARLOS, PATH + "/J1/review", review), true);
        changed(juntos.post(CARLOS, PATH + "/J1/review", review), false);
        refused(
                juntos.post(CARLOS, PATH + "/J1/review", Map.of("on", "2026-06-12", "removals", Map.of())),
                409,
                "ALREADY_REVIEWED");

        var found = body(juntos.get(ROSA, PATH + "/J1"));
        assertThat(JsonPath.<List<Boolean>>read(found, "$.ranked[*].goesOn")).containsExactly(true, true, false, false);
        assertThat(JsonPath.<String>read(found, "$.ranked[3].removed")).isEqualTo("MOVED_AWAY_FOR_GOOD");
        assertThat(JsonPath.<String>read(found, "$.ranked[0].filter.answer")).isEqualTo("UNKNOWN");
        assertThat(JsonPath.<String>read(found, "$.ranked[1].filter.answer")).isEqualTo("NO");
        assertThat(JsonPath.<List<String>>read(found, "$.ranked[1].filter.criteria[?(@.answer=='NO')].criterion"))
                .containsExactly("NO_FORMAL_CREDIT");
        refused(juntos.get(ABROAD, PATH + "/J1"), 404, "NOT_FOUND");
        refused(juntos.get(TestTokens.partner("FONCODES", List.of("*")), PATH + "/J1"), 403, "FORBIDDEN");
    }

    @Test
    void whatIsNoRankingIsRefusedWithItsCode() {
        refused(juntos.post(ROSA, PATH, ranking("J2", 49, Map.of(1, "LEAST"))), 422, "COMMUNITY_NOT_ELIGIBLE");
        refused(juntos.post(ROSA, PATH, ranking("J2", 301, Map.of(1, "LEAST"))), 422, "COMMUNITY_NOT_ELIGIBLE");
        refused(juntos.post(ROSA, PATH, ranking("J2", 50, Map.of(5, "LEAST"))), 422, "UNKNOWN_HOUSEHOLD");
        assertThat(database.number("select count(*) from wealth_ranking where id = 'J2'"))
                .isZero();
        for (var field :
                List.of("id", "community", "district", "on", "poverty", "facilitators", "households", "ranked")) {
            var without = new HashMap<>(ranking("J2", 50, Map.of(1, "LEAST")));
            without.remove(field);
            refused(juntos.post(ROSA, PATH, without), 400, "INCOMPLETE");
        }
        refused(with("facilitators", 2), 422, "FACILITATORS_MISSING");
        refused(with("on", "2999-01-01"), 422, "IN_FUTURE");
        refused(with("on", "1999-01-01"), 400, "DAY_INVALID");
        refused(with("ranked", List.of(one(1, "LEAST"), one(1, "MOST"))), 422, "RANKED_TWICE");
        refused(with("ranked", List.of(Map.of("household", code(1)))), 400, "INCOMPLETE");
        for (var role : List.of("AUDITOR", "OPERATOR", "PARTNER")) {
            refused(juntos.post(TestTokens.bearer("x", role), PATH, Map.of()), 403, "FORBIDDEN");
            refused(juntos.post(TestTokens.bearer("x", role), PATH + "/J1/review", Map.of()), 403, "FORBIDDEN");
        }
    }

    private WebTestClient.ResponseSpec with(String field, Object value) {
        var other = new HashMap<>(ranking("J2", 50, Map.of(1, "LEAST")));
        other.put(field, value);
        return juntos.post(ROSA, PATH, other);
    }

    private static Map<String, Object> ranking(String id, int households, Map<Integer, String> ranked) {
        return Map.of(
                "id",
                id,
                "community",
                "Ejemplo Alto",
                "district",
                "080501",
                "on",
                "2026-06-10",
                "poverty",
                "POOR",
                "facilitators",
                3,
                "households",
                households,
                "ranked",
                ranked.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> one(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static Map<String, Object> one(int number, String category) {
        return Map.of("household", code(number), "category", category);
    }

    private void household(int number, String district) {
        database.execute("insert into household (household, external_id, state, district, ready, version) values ('"
                + code(number) + "', 'X" + number + "', 'AFFILIATED', '" + district
                + "', true, 1) on conflict do nothing");
    }

    private static void changed(WebTestClient.ResponseSpec answer, boolean expected) {
        answer.expectStatus().isOk().expectBody().jsonPath("$.changed").isEqualTo(expected);
    }

    private static String body(WebTestClient.ResponseSpec answer) {
        return answer.expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private static void refused(WebTestClient.ResponseSpec answer, int status, String code) {
        answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
    }
}
