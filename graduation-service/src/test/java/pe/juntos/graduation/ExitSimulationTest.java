package pe.juntos.graduation;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.graduation.GraduationScenario.AUDITOR;
import static pe.juntos.graduation.GraduationScenario.COORDINATOR;
import static pe.juntos.graduation.GraduationScenario.code;

import com.jayway.jsonpath.JsonPath;
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
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** GRA-1, POL-3: each of the four versions run over the same register, two at a time; nothing is decided. */
@ServiceTest
class ExitSimulationTest {

    private static final String PATH = "/graduation/exit-simulations";

    @Autowired
    WebTestClient web;

    @Autowired
    EventProbe events;

    @Autowired
    TestDatabase database;

    GraduationScenario juntos;

    /** 1: the cohort of 2005; 2: extreme poor whose last child is done; 3: poor, six years in; 4: abroad, two years in. */
    @BeforeEach
    void register() {
        juntos = new GraduationScenario(web, events, database);
        database.execute("delete from household");
        household(1, "EXTREME_POOR", "2005-11-29", 3, "050401");
        household(2, "EXTREME_POOR", "2019-01-10", 0, "050401");
        household(3, "POOR", "2020-01-10", 2, "050401");
        household(4, "POOR", "2024-03-01", 2, "080101");
    }

    @ParameterizedTest
    @CsvSource({
        "exit-2005-v1,1,EXITS,TERM_REACHED",
        "exit-2005-v1,2,UNDECIDED,RECERTIFICATION_MISSING",
        "exit-2005-v1,4,STAYS,FULL_YEARS",
        "exit-2010-v2,1,UNDECIDED,RECERTIFICATION_MISSING",
        "exit-2010-v2,4,STAYS,RECERTIFICATION_NOT_DUE",
        "exit-2011-v3,1,STAYS,UNTIL_LAST_CHILD",
        "exit-2011-v3,2,EXITS,LAST_CHILD_COMPLETED",
        "exit-2011-v3,3,REDUCED,GRADUAL_YEARS",
        "exit-2011-v3,4,STAYS,FULL_YEARS",
        "exit-2011-v4,3,STAYS,RECERTIFICATION_MISSING",
        "exit-2011-v4,4,STAYS,BONUS_YEARS_NOT_COMPLETED",
        "exit-2011-v3-v4,2,UNDECIDED,LAST_CHILD_COMPLETED"
    })
    void eachVersionSaysWhoLeavesAndWhy(String version, int number, String outcome, String reason) {
        String id = simulated(Map.of("period", "2026-3", "versions", List.of(version)));
        String page = juntos.get(PATH + "/" + id + "/households", AUDITOR);
        assertThat(JsonPath.<List<String>>read(
                        page, "$.items[?(@.household=='" + code(number) + "')].outlooks[0].outcome"))
                .containsExactly(outcome);
        assertThat(JsonPath.<List<String>>read(
                        page, "$.items[?(@.household=='" + code(number) + "')].outlooks[0].reason"))
                .containsExactly(reason);
    }

    @Test
    void twoVersionsAreComparedByDistrictAndNothingIsDecided() {
        String id = simulated(Map.of("period", "2026-3", "versions", List.of("exit-2005-v1", "exit-2011-v3")));
        String summary = juntos.get(PATH + "/" + id, AUDITOR);
        assertThat(JsonPath.<List<String>>read(summary, "$.asked.versions"))
                .containsExactly("exit-2005-v1", "exit-2011-v3");
        assertThat(JsonPath.<List<Integer>>read(summary, "$.counts[?(@.version=='exit-2011-v3')].households").stream()
                        .mapToInt(n -> n)
                        .sum())
                .isEqualTo(4);
        String changed = juntos.get(PATH + "/" + id + "/households?changed=true", AUDITOR);
        assertThat(JsonPath.<List<String>>read(changed, "$.items[*].household"))
                .containsExactly(code(1), code(2), code(3));
        String page = juntos.get(PATH + "/" + id + "/households?limit=1&cursor=" + code(1), AUDITOR);
        assertThat(JsonPath.<String>read(page, "$.next")).isEqualTo(code(2));

        String abroad = TestTokens.bearer("irma", List.of("INFORMATION_MANAGER"), List.of("08"));
        assertThat(JsonPath.<List<String>>read(juntos.get(PATH + "/" + id + "/districts", abroad), "$[*].district"))
                .containsOnly("080101");
        assertThat(JsonPath.<List<Integer>>read(juntos.get(PATH + "/" + id, abroad), "$.counts[*].households"))
                .containsExactly(1, 1);
        assertThat(juntos.get(PATH + "/" + id + "/hogares.csv", abroad))
                .contains(code(4))
                .doesNotContain(code(1));
        assertThat(juntos.get(PATH + "/" + id + "/households?changed=true", abroad))
                .doesNotContain(code(4));
        assertThat(database.number("select count(*) from decision") + database.number("select count(*) from standing"))
                .isZero();
    }

    /** POL-3: one job looks once at each household, with all the versions, and says what each would cost. */
    @Test
    void allVersionsAreRunOverTheRegisterAtOnce() {
        String id = simulated(Map.of("period", "2026-3"));
        String summary = juntos.get(PATH + "/" + id, AUDITOR);
        assertThat(JsonPath.<List<String>>read(summary, "$.asked.versions"))
                .startsWith("exit-2011-v3-v4")
                .containsExactlyInAnyOrder(
                        "exit-2011-v3-v4", "exit-2005-v1", "exit-2011-v3", "exit-2010-v2", "exit-2011-v4");
        assertThat(cost(summary, "exit-2005-v1"))
                .as("1 left; 2, 3 wait for SISFOH")
                .isEqualTo(300);
        assertThat(cost(summary, "exit-2011-v3"))
                .as("2 left; 3 is in its third gradual year")
                .isEqualTo(225);
        assertThat(cost(summary, "exit-2011-v4")).isEqualTo(400);
        String other =
                simulated(Map.of("period", "2026-3", "versions", List.of("exit-2011-v3-v4", "typology-package")));
        assertThat(items(juntos.get(PATH + "/" + other + "/households?changed=true", AUDITOR)))
                .as("a draft of another policy: the bonus is another, the exits are the same")
                .isEmpty();
        assertThat(juntos.get(PATH + "/" + id + "/hogares.csv", AUDITOR).lines().skip(1))
                .hasSize(4)
                .allSatisfy(line -> assertThat(line.split(",", -1)).hasSize(2 + 4 * 5));
    }

    private static List<String> items(String page) {
        return JsonPath.read(page, "$.items[*].household");
    }

    /** In hundredths of a base transfer. */
    private static int cost(String summary, String version) {
        return JsonPath.<List<Number>>read(summary, "$.counts[?(@.version=='" + version + "')].transfers").stream()
                .mapToInt(transfers -> (int) Math.round(transfers.doubleValue() * 100))
                .sum();
    }

    @Test
    void whatCannotBeSimulatedIsRefused() {
        refused(COORDINATOR, Map.of("period", "2026-7"), 400, "PERIOD_INVALID");
        refused(COORDINATOR, Map.of("period", "1999-1"), 400, "PERIOD_INVALID");
        refused(
                COORDINATOR,
                Map.of("period", "2026-3", "versions", List.of("exit-2030")),
                422,
                "UNKNOWN_POLICY_VERSION");
        for (String role : List.of("GESTOR", "OPERATOR", "PARTNER", "INSTITUTION", "AUDITOR")) {
            refused(TestTokens.bearer("x", role), Map.of("period", "2026-3"), 403, "FORBIDDEN");
        }
    }

    private void refused(String token, Map<String, ?> order, int status, String code) {
        juntos.post(token, PATH, order)
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }

    private String simulated(Map<String, ?> order) {
        String answer = juntos.post(COORDINATOR, PATH, order)
                .expectStatus()
                .isAccepted()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        String id = JsonPath.read(answer, "$.id");
        Await.value(
                () -> juntos.get(PATH + "/" + id, AUDITOR),
                state -> "FINISHED".equals(JsonPath.<String>read(state, "$.asked.state")));
        return id;
    }

    private void household(int number, String poverty, String affiliatedOn, int members, String district) {
        database.execute("insert into household (household, bucket, external_id, state, district, class, affiliated_on,"
                + " target_members, version) values ('" + code(number) + "', " + number + ", 'X" + number
                + "', 'AFFILIATED', '" + district + "', '" + poverty + "', '" + affiliatedOn + "', " + members
                + ", 1)");
    }
}
