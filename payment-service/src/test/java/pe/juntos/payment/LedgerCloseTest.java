package pe.juntos.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pe.juntos.payment.World.code;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestClock;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** PAY-9: days of the books are closed for good, and proved from everything but the books. */
@ServiceTest
class LedgerCloseTest {
    private static final String RECIPIENT = "{\"member\":\"M%016d\",\"identityVerified\":true,\"alive\":true}";

    @Autowired
    WebTestClient client;

    @Autowired
    EventProbe probe;

    @Autowired
    TestDatabase database;

    @Autowired
    TestClock clock;

    @Test
    void closed_days_stay_closed_and_a_difference_is_found_where_it_is() {
        var world = new World(client, probe);
        for (var n = 1; n <= 4; n++) {
            world.household(n, 1, n < 3 ? "050101" : "150101", RECIPIENT.formatted(n), "001-" + n);
            world.verdict(n, "2026-3", 1, true);
        }
        world.certified("2026-3", 4, 4);
        world.dispatched("2026-3");
        var file = world.get("/payment/rounds/R2026-3/bank-files")
                .body()
                .get(0)
                .get("messageId")
                .asString();
        world.applied(World.report("P1", file, World.rejection(id(4), "AC01")));
        world.applied(World.statement(
                "C1", World.ACCOUNT, World.credit(id(1), "200.00"), World.returned(id(3), "200.00", "AC04")));
        withdrawal("A1," + id(1) + ",2026-07-02,80.00,CAJERO,PP-1");
        var proof = world.get("/payment/ledger/proof").body();
        assertThat(proof.get("agrees").asBoolean()).as(proof.toString()).isTrue();
        assertThat(proof.get("figures")
                        .valueStream()
                        .map(figure -> figure.get("figure").asString() + " "
                                + figure.get("found").asString()))
                .containsExactly(
                        "BUDGETED 800.00", "CREDITED 200.00", "DISPATCHED 800.00", "REFUSED 400.00", "WITHDRAWN 80.00");

        assertThat(close(world, "2026-06-30").text("code")).isEqualTo("DAY_NOT_OVER");
        assertThat(close(world, "junio").text("code")).isEqualTo("DAY_INVALID");
        assertThat(close(world, "1999-12-31").text("code")).isEqualTo("DAY_INVALID");
        assertThat(world.post("/payment/ledger/closes", "rosa.gestora", "GESTOR", Map.of())
                        .status())
                .isEqualTo(403);
        clock.moveTo(LocalDate.parse("2026-07-02"));
        var first = closed(world, "2026-07-01");
        assertThat(first.body().get("balances").toString())
                .isEqualTo("{\"BUDGET\":\"-800.00\",\"CREDITED\":\"120.00\",\"IN_TRANSIT\":\"200.00\","
                        + "\"PAYABLE\":\"400.00\",\"REVERTED\":\"0.00\",\"WITHDRAWN\":\"80.00\"}");
        assertThat(first.body().get("differences").asLong()).isZero();
        assertThat(close(world, "2026-06-29").text("code")).isEqualTo("LATER_DAY_CLOSED");

        withdrawal("A2," + id(1) + ",2026-07-02,20.00,CAJERO,PP-1");
        assertThat(close(world, "2026-07-01").body())
                .as("what was closed stays")
                .isEqualTo(first.body());
        assertThat(districts(world, "?day=2026-07-01", "05"))
                .containsExactly(
                        "050101 CREDITED 120.00",
                        "050101 IN_TRANSIT 200.00",
                        "050101 REVERTED 0.00",
                        "050101 WITHDRAWN 80.00");
        assertThat(districts(world, "", "05")).contains("050101 CREDITED 100.00", "050101 WITHDRAWN 100.00");
        assertThat(districts(world, "", "15")).containsExactly("150101 PAYABLE 400.00");
        assertThat(districts(world, "", "21")).isEmpty();
        clock.moveTo(LocalDate.parse("2026-07-03"));
        var second = closed(world, "2026-07-02");
        assertThat(second.text("previous")).isEqualTo("2026-07-01");
        assertThat(second.body().get("postings").asLong()).isEqualTo(1);
        assertThat(second.body().get("intact").asBoolean()).isTrue();
        assertThat(world.get("/payment/ledger/closes").body().size()).isEqualTo(2);
        assertThat(world.get("/payment/ledger/closes/2020-01-01").status()).isEqualTo(404);

        whatIsPostedLaterBelongsToItsOwnDay(world, second);

        for (var table : List.of("ledger_close", "ledger_close_balance", "ledger_close_district")) {
            assertThatThrownBy(() -> database.execute("delete from " + table)).hasStackTraceContaining("written once");
        }
        differencesAreFound(world);
    }

    /** A day that is closed late has nothing of the days after it; its districts are not known any more. */
    private void whatIsPostedLaterBelongsToItsOwnDay(World world, World.Answer before) {
        clock.moveTo(LocalDate.parse("2026-07-05"));
        withdrawal("A3," + id(1) + ",2026-07-05,10.00,CAJERO,PP-1");
        var late = closed(world, "2026-07-03");
        assertThat(late.body().get("postings").asLong()).isZero();
        assertThat(late.body().get("balances")).isEqualTo(before.body().get("balances"));
        assertThat(districts(world, "?day=2026-07-03", "05")).isEmpty();
        clock.moveTo(LocalDate.parse("2026-07-06"));
        var own = closed(world, "2026-07-05");
        assertThat(own.body().get("postings").asLong()).isEqualTo(1);
        assertThat(own.body().get("balances").get("WITHDRAWN").asString()).isEqualTo("110.00");
        assertThat(own.body().get("intact").asBoolean()).isTrue();
        assertThat(districts(world, "?day=2026-07-05", "05")).contains("050101 WITHDRAWN 110.00");
    }

    private void differencesAreFound(World world) {
        database.execute("update transfer set state = 'CREDITED' where household = '" + code(2) + "'");
        var astray = world.get("/payment/ledger/proof").body();
        assertThat(astray.get("agrees").asBoolean()).isFalse();
        assertThat(astray.get("differences").size())
                .as("the books themselves are right")
                .isZero();
        assertThat(astray.get("transfers").get(0).get("household").asString()).isEqualTo(code(2));
        assertThat(world.get("/payment/ledger/proof", List.of("15"))
                        .body()
                        .get("transfers")
                        .size())
                .isZero();
        database.execute("update transfer set state = 'ORDERED' where household = '" + code(2) + "'");

        database.execute(
                "insert into posting (movement, debit, credit, amount, transfers, round, source, first_bucket,"
                        + " last_bucket, posted_at) values ('WITHDRAWN', 'WITHDRAWN', 'CREDITED', 0.01, 1, 'R2026-3', 'nadie', 0, 0, now())");
        var wrong = world.get("/payment/ledger/proof").body().get("differences");
        assertThat(wrong.size()).isEqualTo(1);
        assertThat(wrong.get(0).get("posted").asString()).isEqualTo("110.01");
        assertThat(wrong.get(0).get("found").asString()).isEqualTo("110.00");
        assertThat(world.get("/payment/ledger/closes/2026-07-02")
                        .body()
                        .get("intact")
                        .asBoolean())
                .as("a later posting touches no close")
                .isTrue();
        database.execute("grant update on posting to current_user");
        database.execute("alter table posting disable trigger posting_written_once");
        database.execute("update posting set amount = 0.02 where source = 'nadie'");
        database.execute("update posting set amount = amount + 1 where movement = 'APPROVED'");
        assertThat(world.get("/payment/ledger/closes/2026-07-01")
                        .body()
                        .get("intact")
                        .asBoolean())
                .as("a posting that was changed behind the back")
                .isFalse();
    }

    private World.Answer close(World world, String day) {
        return world.post("/payment/ledger/closes", "oscar.opera", "OPERATOR", Map.of("day", day));
    }

    private World.Answer closed(World world, String day) {
        assertThat(close(world, day).status()).isEqualTo(202);
        return Await.value(() -> world.get("/payment/ledger/closes/" + day), answer -> answer.status() == 200);
    }

    private static List<String> districts(World world, String query, String territory) {
        return world.get("/payment/ledger/districts" + query, List.of(territory))
                .body()
                .valueStream()
                .map(one -> one.get("district").asString() + " "
                        + one.get("account").asString() + " "
                        + one.get("balance").asString())
                .toList();
    }

    private void withdrawal(String line) {
        var before = database.number("select count(*) from withdrawal");
        client.post()
                .uri("/payment/imports/retiros")
                .header("Authorization", TestTokens.bearer("banco", "INSTITUTION"))
                .contentType(MediaType.parseMediaType("text/csv"))
                .bodyValue(("retiro_id,id_extremo,fecha,monto,canal,punto_pago\n" + line + "\n")
                        .getBytes(StandardCharsets.UTF_8))
                .exchange()
                .expectStatus()
                .isAccepted();
        Await.until(() ->
                assertThat(database.number("select count(*) from withdrawal")).isEqualTo(before + 1));
    }

    private static String id(int household) {
        return code(household) + "-2026-3-1";
    }
}
