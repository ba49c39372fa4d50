package pe.juntos.graduation;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.graduation.GraduationScenario.AUDITOR;
import static pe.juntos.graduation.GraduationScenario.COORDINATOR;
import static pe.juntos.graduation.GraduationScenario.G1;
import static pe.juntos.graduation.GraduationScenario.code;

import com.jayway.jsonpath.JsonPath;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** What a regional coordinator records of one household (GRA-3, GRA-4, GRA-5), by HTTP. */
@ServiceTest
class PersonDecisionsTest {

    private static final String DELIVERED = """
            {"on":"2026-06-20","bonus":"PRODUCTIVE","reasons":["DOCUMENT_SHOWN"]}""";
    private static final String CAPACITY_LOW = """
            {"capacity":"LOW","reasons":["SEEN_AT_VISIT"]}""";
    private static final String FACTS = "select (select count(*) from bonus_delivery) * 1000000"
            + " + (select count(*) from person_decision) * 1000 + (select count(*) from decision)";

    private static final String SECOND = TestTokens.bearer("clara", "REGIONAL_COORDINATOR");

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
    void theBonusIsDeliveredFirstAndOnlyThenTheTransferStops() {
        ready(1);
        changed(juntos.post(COORDINATOR, delivery(1), DELIVERED), true);
        assertThat(juntos.told(1)).containsExactly("recertified", "classified", "bonus-assigned", "bonus-delivered");
        assertThat(database.number("select count(*) from standing where household = '" + code(1)
                        + "' and graduated_on is not null"))
                .isZero();

        juntos.referral(1, 1, "enrolled", "2026-07-20", null);
        Await.until(() -> assertThat(juntos.told(1))
                .containsExactly(
                        "recertified",
                        "classified",
                        "bonus-assigned",
                        "bonus-delivered",
                        "transfer-stopped",
                        "graduated"));
        assertThat(this.<String>standing(1, "$.standing.graduatedOn")).isEqualTo("2026-07-20");

        long before = database.number(FACTS);
        changed(juntos.post(COORDINATOR, delivery(1), DELIVERED), false);
        refused(juntos.post(COORDINATOR, delivery(1), DELIVERED.replace("06-20", "06-21")), 409, "ALREADY_DELIVERED");
        assertThat(database.number(FACTS)).isEqualTo(before);
    }

    @Test
    void aDeliveryThatCannotBeIsRefusedAndChangesNothing() {
        ready(2);
        juntos.household(3, "X3", "050401");
        long before = database.number(FACTS);
        refused(juntos.post(COORDINATOR, delivery(3), DELIVERED), 409, "NO_BONUS_ASSIGNED");
        refused(
                juntos.post(COORDINATOR, delivery(2), DELIVERED.replace("PRODUCTIVE", "EDUCATIONAL")),
                409,
                "OTHER_BONUS");
        refused(juntos.post(COORDINATOR, delivery(2), DELIVERED.replace("06-20", "06-01")), 409, "BEFORE_ASSIGNMENT");
        refused(juntos.post(COORDINATOR, delivery(2), DELIVERED.replace("06-20", "07-01")), 400, "DAY_IN_FUTURE");
        refused(
                juntos.post(COORDINATOR, delivery(2), "{\"on\":\"2026-06-20\",\"reasons\":[null]}"),
                400,
                "REASONS_REQUIRED");
        refused(
                juntos.post(COORDINATOR, delivery(2), "{\"on\":\"2026-06-20\",\"reasons\":[]}"),
                400,
                "REASONS_REQUIRED");
        refused(juntos.post(COORDINATOR, delivery(2), "{\"reasons\":[\"DOCUMENT_SHOWN\"]}"), 400, "REASONS_REQUIRED");
        malformed(delivery(2));
        forbidden(delivery(2), DELIVERED);
        refused(juntos.post(abroad(), delivery(2), DELIVERED), 404, "NOT_FOUND");
        refused(juntos.post(COORDINATOR, delivery(999), DELIVERED), 404, "NOT_FOUND");
        assertThat(database.number(FACTS)).isEqualTo(before);
    }

    @Test
    void aPersonDecidesTheDimensionThatTheFormLeavesOpen() {
        open(4);
        changed(juntos.post(COORDINATOR, typology(4), CAPACITY_LOW), true);
        assertThat(juntos.told(4)).as("money moves: two persons").containsExactly("recertified", "review-needed");
        changed(juntos.post(COORDINATOR, typology(4), CAPACITY_LOW), false);
        refused(juntos.post(COORDINATOR, confirmation(4), pending(4, "CONFIRMED")), 409, "SAME_PERSON");
        refused(juntos.post(abroad(), confirmation(4), pending(4, "CONFIRMED")), 404, "NOT_FOUND");
        refused(
                juntos.post(SECOND, confirmation(4), "{\"id\":0,\"outcome\":\"CONFIRMED\"}"),
                409,
                "NOTHING_TO_CONFIRM");
        refused(juntos.post(SECOND, confirmation(4), "{\"id\":1}"), 400, "ANSWER_INVALID");
        forbidden(confirmation(4), pending(4, "CONFIRMED"));
        String rejected = pending(4, "REJECTED");
        changed(juntos.post(SECOND, confirmation(4), rejected), true);
        refused(juntos.post(SECOND, confirmation(4), rejected), 409, "NOTHING_TO_CONFIRM");
        assertThat(juntos.told(4)).containsExactly("recertified", "review-needed");
        changed(juntos.post(COORDINATOR, typology(4), CAPACITY_LOW), true);
        changed(juntos.post(SECOND, confirmation(4), pending(4, "CONFIRMED")), true);
        assertThat(juntos.told(4)).containsExactly("recertified", "review-needed", "classified", "bonus-assigned");
        assertThat(this.<String>standing(4, "$.standing.capacity")).isEqualTo("LOW");
        assertThat(this.<String>standing(4, "$.standing.potential")).isEqualTo("LOW");
        assertThat(this.<String>standing(4, "$.standing.bonus")).isEqualTo("EDUCATIONAL");

        long before = database.number(FACTS);
        changed(juntos.post(COORDINATOR, typology(4), CAPACITY_LOW), false);
        assertThat(database.number(FACTS)).isEqualTo(before);
        changed(juntos.post(COORDINATOR, typology(4), CAPACITY_LOW.replace("LOW", "HIGH")), true);
        changed(juntos.post(SECOND, confirmation(4), pending(4, "CONFIRMED")), true);
        assertThat(this.<String>standing(4, "$.standing.bonus")).isEqualTo("PRODUCTIVE");
    }

    /** Decided in the third year by one person, it would otherwise give a bonus by itself when the fourth is complete. */
    @Test
    void aTypeDecidedBeforeTheFourthYearNeedsTwoPersonsToo() {
        juntos.household(10, "X10", "050401", "2022-09-10");
        typed(10, "45,SECUNDARIA,7,1.99,5");
        changed(juntos.post(COORDINATOR, typology(10), CAPACITY_LOW), true);
        assertThat(this.<String>standing(10, "$.standing.capacity")).isEqualTo("INDETERMINATE");
        juntos.review("2026-5");
        assertThat(this.<String>standing(10, "$.standing.bonus")).isNull();
        changed(juntos.post(SECOND, confirmation(10), pending(10, "CONFIRMED")), true);
        assertThat(this.<String>standing(10, "$.standing.bonus")).isEqualTo("EDUCATIONAL");
        assertThat(this.<String>standing(10, "$.standing.assignedOn")).isEqualTo("2026-09-10");
    }

    /** The form leaves both open: one opinion about both, the next about both again; the last that was confirmed counts. */
    @Test
    void aDecisionReplacesBothDimensionsAndAnOlderOpinionIsNoLongerListed() {
        reviewed(11, "45,SECUNDARIA,7,4.00,5");
        var both = """
                {"capacity":"LOW","potential":"%s","reasons":["SEEN_AT_VISIT"]}""";
        changed(juntos.post(COORDINATOR, typology(11), both.formatted("LOW")), true);
        String first = pending(11, "CONFIRMED");
        String other = both.formatted("HIGH").replace("\"LOW\"", "\"HIGH\"");
        changed(juntos.post(COORDINATOR, typology(11), other), true);
        refused(juntos.post(SECOND, confirmation(11), first), 409, "NOTHING_TO_CONFIRM");
        changed(juntos.post(SECOND, confirmation(11), pending(11, "CONFIRMED")), true);
        assertThat(this.<String>standing(11, "$.standing.bonus")).isEqualTo("ENTREPRENEUR");
        changed(juntos.post(COORDINATOR, typology(11), both.formatted("LOW")), true);
        changed(juntos.post(SECOND, confirmation(11), pending(11, "CONFIRMED")), true);
        assertThat(this.<String>standing(11, "$.standing.bonus")).isEqualTo("EDUCATIONAL");
        assertThat(this.<String>standing(11, "$.standing.quadrant")).isEqualTo("I");
    }

    /** GRA-4 holds for a stay: who relapsed and was affiliated anew may have a bonus again. */
    @Test
    void whoWasAffiliatedAnewGetsTheBonusOfTheNewStay() {
        ready(12);
        changed(juntos.post(COORDINATOR, delivery(12), DELIVERED), true);
        juntos.affiliatedAgain(12, "X12", "050401", "2026-06-25");
        refused(juntos.post(COORDINATOR, delivery(12), DELIVERED.replace("06-20", "06-30")), 409, "NO_BONUS_ASSIGNED");
        juntos.send("recertificacion", "hogar_id,fecha,resultado\nX12,2026-06-26,POBRE\n");
        database.execute("update bonus_delivery set on_day = '2022-06-01' where household = '" + code(12) + "'");
        database.execute("update household set affiliated_on = '2022-06-21' where household = '" + code(12) + "'");
        juntos.review("2026-3");
        assertThat(this.<String>standing(12, "$.standing.receivedOn"))
                .as("of another stay")
                .isNull();
        changed(juntos.post(COORDINATOR, delivery(12), DELIVERED.replace("06-20", "06-30")), true);
        assertThat(this.<String>standing(12, "$.standing.receivedOn")).isEqualTo("2026-06-30");
        assertThat(database.number("select count(*) from bonus_delivery where household = '" + code(12) + "'"))
                .isEqualTo(2);
    }

    @Test
    void whoLeftGetsNoBonusAndNoTypeAnyMore() {
        ready(13);
        open(14);
        database.execute("update household set state = 'EXITED', exited_on = '2026-06-15' where household in ('"
                + code(13) + "', '" + code(14) + "')");
        refused(juntos.post(COORDINATOR, delivery(13), DELIVERED), 409, "NO_BONUS_ASSIGNED");
        refused(juntos.post(COORDINATOR, typology(14), CAPACITY_LOW), 409, "NOT_INDETERMINATE");
    }

    @Test
    void aTypeThatIsNotOpenOrNotWellSaidIsRefusedAndChangesNothing() {
        open(5);
        ready(6);
        juntos.household(7, "X7", "050401");
        long before = database.number(FACTS);
        refused(juntos.post(COORDINATOR, typology(6), CAPACITY_LOW), 409, "NOT_INDETERMINATE");
        refused(juntos.post(COORDINATOR, typology(7), CAPACITY_LOW), 409, "NOT_INDETERMINATE");
        refused(
                juntos.post(COORDINATOR, typology(5), CAPACITY_LOW.replace("capacity", "potential")),
                409,
                "NOT_INDETERMINATE");
        refused(
                juntos.post(
                        COORDINATOR,
                        typology(5),
                        "{\"capacity\":\"LOW\",\"potential\":\"HIGH\",\"reasons\":[\"SEEN_AT_VISIT\"]}"),
                409,
                "NOT_INDETERMINATE");
        refused(
                juntos.post(COORDINATOR, typology(5), CAPACITY_LOW.replace("LOW", "INDETERMINATE")),
                400,
                "TYPE_INVALID");
        refused(juntos.post(COORDINATOR, typology(5), "{\"reasons\":[\"SEEN_AT_VISIT\"]}"), 400, "TYPE_INVALID");
        refused(juntos.post(COORDINATOR, typology(5), "{\"capacity\":\"LOW\"}"), 400, "REASONS_REQUIRED");
        malformed(typology(5));
        forbidden(typology(5), CAPACITY_LOW);
        refused(juntos.post(abroad(), typology(5), CAPACITY_LOW), 404, "NOT_FOUND");
        assertThat(database.number(FACTS)).isEqualTo(before);
    }

    @Test
    void aNewerOpenFormAfterDeliveryTakesNoBonusAwayAndAssignsNone() {
        ready(8);
        changed(juntos.post(COORDINATOR, delivery(8), DELIVERED), true);
        juntos.send("g1", G1 + "X8,2026-06-25,45,SECUNDARIA,7,1.99,5,,,,\n");
        juntos.review("2026-3");
        assertThat(juntos.told(8))
                .containsExactly("recertified", "classified", "bonus-assigned", "bonus-delivered", "review-needed");
        assertThat(this.<String>standing(8, "$.standing.bonus")).isEqualTo("PRODUCTIVE");
    }

    @Test
    void anIdempotencyKeyAnswersTheSameAndIsForOneBodyOnly() {
        ready(9);
        for (int attempt = 0; attempt < 2; attempt++) {
            changed(keyed(delivery(9), DELIVERED), true);
        }
        refused(keyed(delivery(9), DELIVERED.replace("06-20", "06-21")), 422, "IDEMPOTENCY_KEY_REUSED");
        assertThat(database.number("select count(*) from bonus_delivery where household = '" + code(9) + "'"))
                .isOne();
    }

    /** Recertified as poor, of quadrant III. */
    private void ready(int number) {
        reviewed(number, "39,SECUNDARIA,7,1.99,5");
    }

    /** Recertified as poor; the holder's age, 45, leaves the capacity open and the potential is low. */
    private void open(int number) {
        reviewed(number, "45,SECUNDARIA,7,1.99,5");
    }

    private void reviewed(int number, String answers) {
        juntos.household(number, "X" + number, "050401");
        typed(number, answers);
    }

    private void typed(int number, String answers) {
        juntos.send("recertificacion", "hogar_id,fecha,resultado\nX" + number + ",2026-06-01,POBRE\n");
        juntos.send("g1", G1 + "X" + number + ",2026-06-02," + answers + ",,,,\n");
        juntos.review("2026-3");
    }

    private static String delivery(int number) {
        return "/graduation/households/" + code(number) + "/bonus-delivery";
    }

    /** The answer of the second person to the opinion that waits, as listed. */
    private String pending(int number, String outcome) {
        int id = JsonPath.<List<Integer>>read(
                        juntos.get("/graduation/typology-reviews", AUDITOR),
                        "$.items[?(@.household=='" + code(number) + "')].id")
                .getLast();
        return "{\"id\":" + id + ",\"outcome\":\"" + outcome + "\"}";
    }

    private static String confirmation(int number) {
        return typology(number) + "/confirmation";
    }

    private static String typology(int number) {
        return "/graduation/households/" + code(number) + "/typology-review";
    }

    private static String abroad() {
        return TestTokens.bearer("carlos", List.of("REGIONAL_COORDINATOR"), List.of("08"));
    }

    private <T> T standing(int number, String path) {
        return JsonPath.read(juntos.get("/graduation/households/" + code(number), AUDITOR), path);
    }

    private WebTestClient.ResponseSpec keyed(String path, String body) {
        return web.post()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, COORDINATOR)
                .header("Idempotency-Key", "delivery-9")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private void malformed(String path) {
        for (String body :
                List.of("{", "[]", "{\"on\":\"yesterday\",\"capacity\":\"TALL\"}", "{\"reasons\":[\"BECAUSE\"]}", "")) {
            refused(juntos.post(COORDINATOR, path, body), 400, "BAD_REQUEST");
        }
    }

    private void forbidden(String path, String body) {
        for (String role : List.of("GESTOR", "INFORMATION_MANAGER", "CERTIFIER", "OPERATOR", "AUDITOR", "PARTNER")) {
            refused(juntos.post(TestTokens.bearer("x", role), path, body), 403, "FORBIDDEN");
        }
    }

    private static void changed(WebTestClient.ResponseSpec answer, boolean expected) {
        answer.expectStatus().isOk().expectBody().jsonPath("$.changed").isEqualTo(expected);
    }

    private static void refused(WebTestClient.ResponseSpec answer, int status, String code) {
        answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
    }
}
