package pe.juntos.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.payment.World.code;
import static pe.juntos.payment.World.credit;
import static pe.juntos.payment.World.rejection;
import static pe.juntos.payment.World.report;
import static pe.juntos.payment.World.returned;
import static pe.juntos.payment.World.statement;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;
import tools.jackson.databind.JsonNode;

/** PAY-6: what the bank said and does not fit is worked by people, to the household's money under a new end-to-end id. */
@ServiceTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ExceptionListTest {
    private static final Map<String, String> RETURN = Map.of("action", "BOOK_RETURN", "reason", "BANK_CONFIRMED");
    private static final Map<String, String> CREDIT = Map.of("action", "BOOK_CREDIT", "reason", "BANK_CONFIRMED");
    private static final Map<String, String> REISSUE = Map.of("action", "REISSUE", "reason", "RECIPIENT_CONFIRMED");
    private static final Map<String, String> DISMISS = Map.of("action", "DISMISS", "reason", "REPEATED_BY_BANK");

    @Autowired
    WebTestClient client;

    @Autowired
    EventProbe probe;

    @Autowired
    TestDatabase database;

    private World world;

    @BeforeEach
    void meet() {
        world = new World(client, probe);
    }

    @Test
    @Order(1)
    void what_the_bank_says_against_itself_or_for_a_reason_that_nothing_ends_goes_to_people() {
        for (var n = 1; n <= 4; n++) {
            world.household(n, 1, "001-" + n);
            world.verdict(n, "2026-3", 1, true);
            world.verdict(n, "2026-4", 1, true);
        }
        world.certified("2026-3", 4, 4);
        world.dispatched("2026-3");
        world.applied(report(
                "P1",
                "JUNTOS-R2026-3-001",
                rejection(id(2, 3, 1), "AC04"),
                rejection(id(3, 3, 1), "AM05"),
                rejection(id(4, 3, 1), "AM05")));
        var first = world.applied(statement("C1", World.ACCOUNT, credit(id(1, 3, 1), "200.00")));
        assertThat(first.get("matched").asInt()).isEqualTo(1);
        world.applied(statement(
                "C2",
                World.ACCOUNT,
                returned(id(1, 3, 1), "200.00", "AC06"),
                credit(id(2, 3, 1), "200.00"),
                credit("COMISION", "3.50")));
        assertThat(open())
                .containsExactly(
                        "REFUSAL_TO_REVIEW 3",
                        "REFUSAL_TO_REVIEW 4",
                        "CONTRADICTS_FINAL_STATE 1",
                        "CONTRADICTS_FINAL_STATE 2",
                        "UNKNOWN_END_TO_END_ID ");
        assertThat(world.get("/payment/exceptions?code=REFUSAL_TO_REVIEW")
                        .body()
                        .size())
                .isEqualTo(2);
    }

    @Test
    @Order(2)
    void who_is_not_asked_for_it_and_who_looks_after_another_place_cannot_touch_it() {
        var one = path("CONTRADICTS_FINAL_STATE", 1);
        assertThat(act(one + "/resolve", "ana", "AUDITOR", DISMISS).status()).isEqualTo(403);
        assertThat(act(one + "/assign", "rosa", "GESTOR", Map.of("to", "x")).status())
                .isEqualTo(403);
        assertThat(act(one + "/approve", "sonia", "PAYMENT_SUBMITTER", Map.of()).status())
                .isEqualTo(403);
        for (var step : List.of("/assign", "/resolve")) {
            var body = step.equals("/assign") ? Map.of("to", "x") : DISMISS;
            assertThat(client.post()
                            .uri(one + step)
                            .header(
                                    "Authorization",
                                    TestTokens.bearer("carlos", List.of("REGIONAL_COORDINATOR"), List.of("08")))
                            .contentType(MediaType.APPLICATION_JSON)
                            .bodyValue(body)
                            .exchange()
                            .returnResult(Void.class)
                            .getStatus()
                            .value())
                    .isEqualTo(404);
        }
        assertThat(world.get(one, List.of("08")).status()).isEqualTo(404);
        assertThat(world.get("/payment/exceptions", List.of("08")).body().size())
                .isZero();
        assertThat(world.get("/payment/exceptions", List.of("05")).body().size())
                .isEqualTo(4);
        assertThat(world.get("/payment/exceptions/99/1").status()).isEqualTo(404);
        refusal(act(one + "/resolve", "carlos", "REGIONAL_COORDINATOR", RETURN), 403, "ROLE_INSUFFICIENT");
        refusal(act(one + "/resolve", "sonia", "PAYMENT_SUBMITTER", CREDIT), 409, "ACTION_NOT_ALLOWED");
        refusal(
                act(one + "/resolve", "sonia", "PAYMENT_SUBMITTER", Map.of("action", "DISMISS")),
                400,
                "ACTION_MISSING");
        refusal(act(one + "/assign", "sonia", "PAYMENT_SUBMITTER", Map.of()), 400, "ASSIGNEE_MISSING");
        var wordy = Map.of("action", "DISMISS", "reason", "BANK_ERROR", "note", "x".repeat(501));
        refusal(act(one + "/resolve", "sonia", "PAYMENT_SUBMITTER", wordy), 400, "NOTE_TOO_LONG");
        refusal(act(one + "/approve", "aurora", "PAYMENT_APPROVER", Map.of()), 409, "NOTHING_PROPOSED");
    }

    @Test
    @Order(3)
    void a_return_after_the_credit_is_booked_by_two_persons_and_is_owed_again() {
        var one = path("CONTRADICTS_FINAL_STATE", 1);
        ok(act(one + "/assign", "carlos", "REGIONAL_COORDINATOR", Map.of("to", "sonia")));
        refusal(act(one + "/resolve", "sara", "PAYMENT_SUBMITTER", RETURN), 409, "ASSIGNED_TO_ANOTHER");
        ok(act(one + "/resolve", "sonia", "PAYMENT_SUBMITTER", RETURN));
        refusal(act(one + "/resolve", "sonia", "PAYMENT_SUBMITTER", RETURN), 409, "AWAITS_APPROVAL");
        refusal(act(one + "/approve", "sonia", "PAYMENT_APPROVER", Map.of()), 409, "SAME_PERSON");
        assertThat(state(1)).isEqualTo("CREDITED");
        ok(act(one + "/send-back", "aurora", "PAYMENT_APPROVER", Map.of("note", "falta la carta")));
        ok(act(one + "/resolve", "sonia", "PAYMENT_SUBMITTER", RETURN));
        database.execute(
                "insert into collection (period, household, bucket, round, attempt, amount, credited_on, withdrawn, since)"
                        + " select period, household, bucket, round, attempt, amount, '2026-07-01', 50, '2026-07-01' from transfer"
                        + " where period = '2026-3' and household = '" + code(1) + "'");
        refusal(act(one + "/approve", "aurora", "PAYMENT_APPROVER", Map.of()), 409, "ACTION_NOT_ALLOWED");
        assertThat(state(1)).as("what the household took cannot come back").isEqualTo("CREDITED");
        database.execute("update collection set withdrawn = 0");
        var done = ok(act(one + "/approve", "aurora", "PAYMENT_APPROVER", Map.of()));
        assertThat(done.get("exception").get("state").asString()).isEqualTo("RESOLVED");
        assertThat(done.get("steps")
                        .valueStream()
                        .map(step -> step.get("name").asString() + " "
                                + step.get("by").asString()))
                .containsExactly(
                        "ASSIGNED carlos", "PROPOSED sonia", "SENT_BACK aurora", "PROPOSED sonia", "APPROVED aurora");
        refusal(act(one + "/approve", "aurora", "PAYMENT_APPROVER", Map.of()), 409, "EXCEPTION_RESOLVED");
        assertThat(state(1)).isEqualTo("RETURNED AC06");
        books("0.00");
    }

    @Test
    @Order(4)
    void a_credit_after_the_rejection_is_booked_by_two_persons_and_is_owed_no_more() {
        var two = path("CONTRADICTS_FINAL_STATE", 2);
        ok(act(two + "/resolve", "sonia", "PAYMENT_SUBMITTER", CREDIT));
        ok(act(two + "/approve", "aurora", "PAYMENT_APPROVER", Map.of()));
        assertThat(state(2)).isEqualTo("CREDITED");
        var commission = path("UNKNOWN_END_TO_END_ID", 0);
        refusal(act(commission + "/resolve", "sonia", "PAYMENT_SUBMITTER", REISSUE), 409, "ACTION_NOT_ALLOWED");
        ok(act(commission + "/resolve", "sonia", "PAYMENT_SUBMITTER", DISMISS));
        assertThat(open()).containsExactly("REFUSAL_TO_REVIEW 3", "REFUSAL_TO_REVIEW 4");
        books("200.00");
    }

    @Test
    @Order(5)
    void what_two_persons_let_go_again_goes_out_under_a_new_id_linked_to_the_old() {
        var three = path("REFUSAL_TO_REVIEW", 3);
        refusal(act(three + "/resolve", "sonia", "PAYMENT_SUBMITTER", DISMISS), 409, "ACTION_NOT_ALLOWED");
        ok(act(three + "/resolve", "sonia", "PAYMENT_SUBMITTER", REISSUE));
        ok(act(three + "/approve", "aurora", "PAYMENT_APPROVER", Map.of()));
        // the account that the bank could not credit after all is another one now
        world.household(1, 2, "001-99");
        pe.juntos.platform.test.Await.until(
                () -> assertThat(database.texts("select account from payee where household = '" + code(1) + "'"))
                        .containsExactly("001-99"));
        world.certified("2026-4", 4, 4);
        world.dispatched("2026-4");
        var order = world.text("/payment/rounds/R2026-4/bank-files/pain.001-R2026-4-001.xml");
        assertThat(order)
                .contains(id(1, 3, 2), id(3, 3, 2), id(1, 4, 1))
                .doesNotContain(id(2, 3, 2), id(4, 3, 2), id(4, 3, 1));
        assertThat(state(4)).as("nobody has looked").isEqualTo("REJECTED AM05");
        var story = world.get("/payment/households/" + code(3) + "/transfers?period=2026-3")
                .body()
                .get("transfers")
                .get(0);
        assertThat(story.get("endToEndId").asString()).isEqualTo(id(3, 3, 2));
        assertThat(story.get("attempts").get(0).get("endToEndId").asString()).isEqualTo(id(3, 3, 1));
        refusal(
                act(path("REFUSAL_TO_REVIEW", 4) + "/resolve", "sonia", "PAYMENT_SUBMITTER", CREDIT),
                409,
                "ACTION_NOT_ALLOWED");
        books("200.00");
    }

    private static String id(int household, int period, int attempt) {
        return code(household) + "-2026-" + period + "-" + attempt;
    }

    private World.Answer act(String path, String subject, String role, Map<String, String> body) {
        return world.post(path, subject, role, body);
    }

    private static JsonNode ok(World.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.body();
    }

    private static void refusal(World.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.text("code")).isEqualTo(code);
    }

    private String path(String code, int household) {
        return world.get("/payment/exceptions?code=" + code)
                .body()
                .valueStream()
                .filter(e -> household == 0 || e.get("household").asString().equals(code(household)))
                .map(e -> "/payment/exceptions/" + e.get("message").asLong() + "/"
                        + e.get("line").asInt())
                .findFirst()
                .orElseThrow();
    }

    private List<String> open() {
        return world.get("/payment/exceptions?state=OPEN")
                .body()
                .valueStream()
                .map(e -> e.get("code").asString() + " "
                        + (e.get("household").isNull()
                                ? ""
                                : e.get("household").asString().replaceFirst("^H0*", "")))
                .toList();
    }

    private String state(int household) {
        return database.texts("select state || coalesce(' ' || reason, '') from transfer where period = '2026-3'"
                        + " and household = '" + code(household) + "'")
                .getFirst();
    }

    private void books(String credited) {
        var ledger = world.get("/payment/ledger").body();
        assertThat(ledger.get("balanced").asBoolean()).isTrue();
        assertThat(ledger.get("agrees").asBoolean()).as(ledger.toString()).isTrue();
        assertThat(ledger.get("balances").get("CREDITED").asString()).isEqualTo(credited);
        var proof = world.get("/payment/ledger/proof").body();
        assertThat(proof.get("agrees").asBoolean()).as(proof.toString()).isTrue();
    }
}
