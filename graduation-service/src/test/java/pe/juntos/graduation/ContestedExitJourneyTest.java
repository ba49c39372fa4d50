package pe.juntos.graduation;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.graduation.GraduationScenario.AUDITOR;
import static pe.juntos.graduation.GraduationScenario.COORDINATOR;
import static pe.juntos.graduation.GraduationScenario.G1;
import static pe.juntos.graduation.GraduationScenario.TOPIC;
import static pe.juntos.graduation.GraduationScenario.code;

import com.jayway.jsonpath.JsonPath;
import java.util.List;
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

/** GRA-5: a family appeals its exit, another person answers; the office withdraws a decision. On real servers. */
@ServiceTest
class ContestedExitJourneyTest {

    private static final String GROUNDS = "{\"reasons\":[\"BONUS_NOT_RECEIVED\"]}";
    private static final String GESTORA = TestTokens.bearer("rosa", List.of("GESTOR"), List.of("0504"));

    @Autowired
    WebTestClient web;

    @Autowired
    EventProbe events;

    @Autowired
    TestDatabase database;

    GraduationScenario juntos;

    @BeforeEach
    void scenario() {
        juntos = new GraduationScenario(web, events, database);
    }

    @Test
    void anAppealSuspendsTheExitAndItsAnswerDecides() {
        graduated(1);
        changed(juntos.post(GESTORA, appeal(1), GROUNDS), true);
        assertThat(last(1)).isEqualTo("exit-suspended");
        assertThat(graduatedOn(1)).isNull();
        refused(juntos.post(GESTORA, appeal(1), GROUNDS), 409, "CASE_OPEN");

        String id = open(1);
        refused(juntos.post(GESTORA, answer(id), said("UPHELD")), 403, "FORBIDDEN");
        refused(
                juntos.post(TestTokens.bearer("rosa", "REGIONAL_COORDINATOR"), answer(id), said("UPHELD")),
                409,
                "SAME_PERSON");
        refused(juntos.post(abroad(), answer(id), said("UPHELD")), 404, "NOT_FOUND");
        refused(juntos.post(COORDINATOR, answer(id), said("OPEN")), 400, "REASONS_REQUIRED");
        changed(juntos.post(COORDINATOR, answer(id), said("UPHELD")), true);
        changed(juntos.post(COORDINATOR, answer(id), said("UPHELD")), false);
        refused(juntos.post(COORDINATOR, answer(id), said("WITHDRAWN")), 409, "ALREADY_DECIDED");
        assertThat(last(1)).isEqualTo("graduated");
        assertThat(graduatedOn(1)).isEqualTo("2026-06-30");
        refused(juntos.post(GESTORA, appeal(1), GROUNDS), 409, "ALREADY_APPEALED");
        events.received(TOPIC).forEach(event -> ContractCheck.validate("decision", event.json()));
    }

    @Test
    void theOfficeWithdrawsADecisionAndTheHistoryStays() {
        graduated(2);
        long before = database.number("select count(*) from decision");
        refused(juntos.post(GESTORA, doubt(2), GROUNDS), 403, "FORBIDDEN");
        changed(juntos.post(TestTokens.bearer("clara", "REGIONAL_COORDINATOR"), doubt(2), GROUNDS), true);
        assertThat(graduatedOn(2)).as("a doubt suspends nothing").isNotNull();
        changed(juntos.post(COORDINATOR, answer(open(2)), said("WITHDRAWN")), true);
        assertThat(last(2)).isEqualTo("exit-withdrawn");
        assertThat(graduatedOn(2)).isNull();
        assertThat(database.number("select count(*) from decision")).isEqualTo(before + 1);
        juntos.review("2026-4");
        assertThat(graduatedOn(2)).as("the same facts do not put it out again").isNull();
        refused(juntos.post(GESTORA, appeal(2), GROUNDS), 409, "NOTHING_TO_CONTEST");

        refused(juntos.post(COORDINATOR, delivery(2), delivered("2026-06-20")), 409, "DELIVERY_UNDONE");
        changed(juntos.post(COORDINATOR, delivery(2), delivered("2026-06-25")), true);
        assertThat(graduatedOn(2)).as("the bonus was received in truth").isEqualTo("2026-06-25");
        assertThat(last(2)).isEqualTo("graduated");
        changed(juntos.post(GESTORA, appeal(2), GROUNDS), true);
        assertThat(graduatedOn(2))
                .as("another exit, which may be appealed as well")
                .isNull();
    }

    @Test
    void aDoubtThatComesToNothingMovesNoExit() {
        graduated(5);
        changed(juntos.post(TestTokens.bearer("clara", "REGIONAL_COORDINATOR"), doubt(5), GROUNDS), true);
        changed(juntos.post(COORDINATOR, answer(open(5)), said("UPHELD")), true);
        juntos.review("2026-4");
        assertThat(graduatedOn(5)).isEqualTo("2026-06-20");
        assertThat(last(5)).isEqualTo("graduated");
    }

    /** SISFOH's result was wrong: it does not count, the one before does, and the household is due again. */
    @Test
    void aResultThatWasUndoneDoesNotCountAgain() {
        juntos.household(6, "X6", "050401");
        juntos.send("recertificacion", "hogar_id,fecha,resultado\nX6,2026-01-10,POBRE\nX6,2026-02-10,NO_POBRE\n");
        juntos.review("2026-2");
        assertThat(standing(6, "noticeUntil")).isEqualTo("2026-04-30");
        assertThat(graduatedOn(6)).isEqualTo("2026-04-30");
        changed(
                juntos.post(
                        TestTokens.bearer("clara", "REGIONAL_COORDINATOR"),
                        doubt(6),
                        "{\"reasons\":[\"CLASS_CONTESTED\"]}"),
                true);
        changed(juntos.post(COORDINATOR, answer(open(6)), said("WITHDRAWN")), true);
        assertThat(graduatedOn(6)).isNull();
        assertThat(standing(6, "noticeUntil")).isNull();
        assertThat(standing(6, "recertifiedAs")).isEqualTo("POOR");
        assertThat(last(6)).isEqualTo("exit-withdrawn");
    }

    /** Who was affiliated anew does not appeal what ended the stay before. */
    @Test
    void anExitOfAnEarlierStayIsNoMatterOfTheNewOne() {
        graduated(7);
        juntos.affiliatedAgain(7, "X7", "050401", "2026-06-25");
        refused(juntos.post(GESTORA, appeal(7), GROUNDS), 409, "NOTHING_TO_CONTEST");
    }

    @Test
    void whatCannotBeContestedIsRefusedAndChangesNothing() {
        juntos.household(3, "X3", "050401");
        refused(juntos.post(GESTORA, appeal(3), GROUNDS), 409, "NOTHING_TO_CONTEST");
        refused(juntos.post(GESTORA, appeal(3), "{\"reasons\":[]}"), 400, "REASONS_REQUIRED");
        graduated(4);
        refused(juntos.post(GESTORA, appeal(4), GROUNDS.replace("{", "{\"on\":\"2026-07-01\",")), 400, "DAY_IN_FUTURE");
        refused(juntos.post(abroad(), appeal(4), GROUNDS), 404, "NOT_FOUND");
        for (String role : List.of("AUDITOR", "OPERATOR", "PARTNER", "INSTITUTION")) {
            refused(juntos.post(TestTokens.bearer("x", role), appeal(4), GROUNDS), 403, "FORBIDDEN");
        }
        database.execute(
                "update decision set decided_at = '2026-06-05T12:00:00-05' where household = '" + code(4) + "'");
        refused(juntos.post(GESTORA, appeal(4), GROUNDS), 409, "APPEAL_TOO_LATE");
        assertThat(database.number(
                        "select count(*) from exit_case where household in ('" + code(3) + "', '" + code(4) + "')"))
                .isZero();
    }

    /** Recertified, of quadrant III, with its bonus and enrolled. */
    private void graduated(int number) {
        juntos.household(number, "X" + number, "050401");
        juntos.send("recertificacion", "hogar_id,fecha,resultado\nX" + number + ",2026-06-01,POBRE\n");
        juntos.send("g1", G1 + "X" + number + ",2026-06-02,39,SECUNDARIA,7,1.99,5,,,,\n");
        juntos.review("2026-3");
        changed(juntos.post(COORDINATOR, delivery(number), delivered("2026-06-20")), true);
        juntos.referral(number, 1, "enrolled", "2026-06-10", null);
        Await.until(() -> assertThat(graduatedOn(number)).isEqualTo("2026-06-20"));
    }

    private String graduatedOn(int number) {
        return standing(number, "graduatedOn");
    }

    private String standing(int number, String field) {
        return JsonPath.read(juntos.get("/graduation/households/" + code(number), AUDITOR), "$.standing." + field);
    }

    private static String delivery(int number) {
        return "/graduation/households/" + code(number) + "/bonus-delivery";
    }

    private static String delivered(String on) {
        return "{\"on\":\"" + on + "\",\"reasons\":[\"DOCUMENT_SHOWN\"]}";
    }

    private String last(int number) {
        return juntos.told(number).getLast();
    }

    private String open(int number) {
        String page = juntos.get("/graduation/exit-cases?state=OPEN", AUDITOR);
        assertThat(JsonPath.<List<String>>read(
                        juntos.get("/graduation/exit-cases", TestTokens.bearer("x", List.of("GESTOR"), List.of("08"))),
                        "$.items[*].id"))
                .isEmpty();
        return JsonPath.<List<String>>read(page, "$.items[?(@.household=='" + code(number) + "')].id")
                .getFirst();
    }

    private static String appeal(int number) {
        return "/graduation/households/" + code(number) + "/appeals";
    }

    private static String doubt(int number) {
        return "/graduation/households/" + code(number) + "/withdrawals";
    }

    private static String answer(String id) {
        return "/graduation/exit-cases/" + id + "/decision";
    }

    private static String said(String outcome) {
        return "{\"outcome\":\"" + outcome + "\",\"reasons\":[\"SECTOR_RECORD\"]}";
    }

    private static String abroad() {
        return TestTokens.bearer("carlos", List.of("REGIONAL_COORDINATOR"), List.of("08"));
    }

    private static void changed(WebTestClient.ResponseSpec answer, boolean expected) {
        answer.expectStatus().isOk().expectBody().jsonPath("$.changed").isEqualTo(expected);
    }

    private static void refused(WebTestClient.ResponseSpec answer, int status, String code) {
        answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
    }
}
