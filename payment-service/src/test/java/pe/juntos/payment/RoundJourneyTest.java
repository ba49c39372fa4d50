package pe.juntos.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.payment.World.code;
import static pe.juntos.payment.World.credit;
import static pe.juntos.payment.World.rejection;
import static pe.juntos.payment.World.report;
import static pe.juntos.payment.World.returned;
import static pe.juntos.payment.World.statement;

import com.prowidesoftware.swift.model.mx.MxPain00100109;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;

/** Two rounds from events to closed books: PAY-3, PAY-4, PAY-5, PAY-6, PAY-9 and VER-5 through HTTP, Kafka and PostgreSQL. */
@ServiceTest
class RoundJourneyTest {
    @Autowired
    WebTestClient client;

    @Autowired
    EventProbe probe;

    @Autowired
    TestDatabase database;

    @Test
    void two_rounds_with_a_correction_a_hold_a_rejection_and_a_return() {
        var world = new World(client, probe);
        for (var n = 1; n <= 6; n++) {
            world.household(n, 1, n == 5 ? null : "001-" + n);
            world.verdict(n, "2026-3", 1, n != 6);
        }
        assertThat(world.open("2026-3").text("code")).isEqualTo("PERIOD_NOT_CERTIFIED");
        world.certified("2026-3", 6, 5);
        var liquidated = world.liquidated("2026-3");
        assertThat(liquidated.body().get("held").asLong()).isEqualTo(1);

        var submitted = world.step("R2026-3", "submit");
        assertThat(submitted.text("amount")).isEqualTo("800.00");
        assertThat(world.approve("R2026-3", "sonia.presenta", submitted).text("code"))
                .isEqualTo("SAME_PERSON");
        assertThat(world.approve("R2026-3", "aurora.aprueba", submitted).text("state"))
                .isEqualTo("APPROVED");
        for (var role : List.of("PAYMENT_APPROVER", "OPERATOR")) {
            assertThat(world.post("/payment/rounds/R2026-3/dispatch", "sonia.presenta", role, Map.of())
                            .text("code"))
                    .as("who submitted does not let the money go, whatever the role")
                    .isEqualTo("SAME_PERSON");
        }
        assertThat(world.dispatched("2026-3").text("state")).isEqualTo("DISPATCHED");

        var first = world.get("/payment/rounds/R2026-3/bank-files").body().get(0);
        var xml = world.text(
                "/payment/rounds/R2026-3/bank-files/" + first.get("name").asString());
        var order = MxPain00100109.parse(xml).getCstmrCdtTrfInitn();
        assertThat(order.getGrpHdr().getCtrlSum()).isEqualTo("800.00");
        assertThat(order.getGrpHdr().getNbOfTxs()).isEqualTo("4");
        assertThat(order.getPmtInf())
                .singleElement()
                .satisfies(p -> assertThat(p.getCdtTrfTxInf())
                        .extracting(t -> t.getPmtId().getEndToEndId())
                        .containsExactly(id(1, 3, 1), id(2, 3, 1), id(3, 3, 1), id(4, 3, 1)));

        var statement = statement(
                "C1",
                World.ACCOUNT,
                credit(id(1, 3, 1), "200.00"),
                credit(id(2, 3, 1), "200.00"),
                returned(id(4, 3, 1), "200.00", "AC04"),
                credit(id(1, 3, 1), "200.00"),
                credit("NADIE", "1.00"));
        assertThat(world.applied(statement).get("exceptions").toString())
                .isEqualTo("{\"DUPLICATE_LINE\":1,\"UNKNOWN_END_TO_END_ID\":1}");
        assertThat(world.step("R2026-3", "reconcile").text("code")).isEqualTo("TRANSFERS_UNANSWERED");
        var report = report("P1", first.get("messageId").asString(), rejection(id(3, 3, 1), "AC01"));
        world.applied(report);
        world.applied(statement);
        world.applied(report);
        assertThat(world.bank(statement("C1", World.ACCOUNT, credit(id(1, 3, 1), "200.00")))
                        .text("code"))
                .isEqualTo("MESSAGE_ID_REUSED");
        assertThat(world.step("R2026-3", "reconcile").text("state")).isEqualTo("RECONCILED");
        assertThat(world.step("R2026-3", "close").text("state")).isEqualTo("CLOSED");
        assertThat(world.text("/payment/rounds/R2026-3/bank-files/"
                        + first.get("name").asString()))
                .isEqualTo(xml);
        books(world);

        // The correction comes late, twice; an account is given, another changed; the third stays refused.
        world.verdict(6, "2026-3", 2, true);
        world.verdict(6, "2026-3", 2, true);
        world.verdict(1, "2026-3", 2, false);
        world.household(5, 2, "001-55");
        world.household(3, 2, "001-33");
        for (var n = 1; n <= 6; n++) {
            world.verdict(n, "2026-4", 1, true);
        }
        Await.until(() -> assertThat(world.get("/payment/summary?period=2026-3")
                        .body()
                        .get("adjustmentsPending")
                        .get("transfers")
                        .asLong())
                .isEqualTo(1));
        Await.until(() -> assertThat(database.number("select count(*) from payee where version = 2"))
                .isEqualTo(2));
        world.certified("2026-4", 6, 6);
        world.liquidated("2026-4");
        assertThat(world.text("/payment/rounds/R2026-4/abonos.csv").lines())
                .containsExactlyInAnyOrder(
                        "hogar_id,periodo,componente,monto,estado,motivo",
                        "hogar-1,2026-4,BASE,200.00,ORDERED,",
                        "hogar-2,2026-4,BASE,200.00,ORDERED,",
                        "hogar-3,2026-3,BASE,200.00,ORDERED,",
                        "hogar-3,2026-4,BASE,200.00,ORDERED,",
                        "hogar-4,2026-4,BASE,200.00,HELD,ACCOUNT_REFUSED",
                        "hogar-5,2026-3,BASE,200.00,ORDERED,",
                        "hogar-5,2026-4,BASE,200.00,ORDERED,",
                        "hogar-6,2026-3,COMPENSATION,200.00,ORDERED,",
                        "hogar-6,2026-4,BASE,200.00,ORDERED,");
        world.dispatched("2026-4");
        books(world);
        assertThat(world.text("/payment/rounds/R2026-3/abonos.csv").lines())
                .contains(
                        "hogar-3,2026-3,BASE,200.00,REJECTED,AC01",
                        "hogar-4,2026-3,BASE,200.00,RETURNED,AC04",
                        "hogar-5,2026-3,BASE,200.00,HELD,NO_PAYMENT_MEANS");
        assertThat(world.text("/payment/rounds/R2026-3/bank-files/"
                        + first.get("name").asString()))
                .isEqualTo(xml);
        world.applied(statement(
                "C2",
                World.ACCOUNT,
                credit(id(3, 3, 2), "200.00"),
                credit(id(3, 3, 1), "200.00"),
                credit(id(6, 4, 1), "400.00")));
        books(world);

        var story = world.get("/payment/households/" + code(3) + "/transfers?period=2026-3")
                .body()
                .get("transfers")
                .get(0);
        assertThat(story.get("state").asString()).isEqualTo("CREDITED");
        assertThat(story.get("bank").get("entry").asString()).isEqualTo("BN-" + id(3, 3, 2));
        assertThat(story.get("attempts").get(0).get("reason").asString()).isEqualTo("AC01");
        assertThat(story.get("ledger").size()).isEqualTo(2);
        assertThat(world.get("/payment/households/" + code(3) + "/transfers", List.of("15"))
                        .status())
                .isEqualTo(404);
        var traced =
                world.get("/payment/trace?reference=BN-" + id(3, 3, 2)).body().get(0);
        assertThat(traced.get("household").asString()).isEqualTo(code(3));
        assertThat(traced.get("state").asString()).isEqualTo("CREDITED");
        assertThat(traced.get("periods").toString()).isEqualTo("[\"2026-3\"]");
        assertThat(traced.get("entries").get(0).get("messageId").asString()).isEqualTo("C2");
        database.execute(
                "insert into withdrawal (withdrawal_id, period, household, end_to_end_id, on_day, amount, channel,"
                        + " import_id, line) values ('RET-1', '2026-3', '" + code(3) + "', '" + id(3, 3, 2)
                        + "', '2026-07-03', 50.00, 'CAJERO', gen_random_uuid(), 1)");
        var taken = world.get("/payment/trace?reference=RET-1").body().get(0);
        assertThat(taken.get("endToEndId").asString()).isEqualTo(id(3, 3, 2));
        assertThat(taken.get("withdrawals").toString())
                .isEqualTo("[{\"withdrawal\":\"RET-1\",\"onDay\":\"2026-07-03\",\"amount\":\"50.00\","
                        + "\"channel\":\"CAJERO\",\"payPoint\":null}]");
        var former =
                world.get("/payment/trace?endToEndId=" + id(3, 3, 1)).body().get(0);
        assertThat(former.get("state").asString()).isEqualTo("REJECTED");
        assertThat(former.get("entries")
                        .valueStream()
                        .map(entry -> entry.get("code").asString("MATCHED")))
                .containsExactly("MATCHED", "FORMER_ATTEMPT");
        assertThat(world.get("/payment/trace?endToEndId=" + id(6, 4, 1))
                        .body()
                        .get(0)
                        .get("periods")
                        .toString())
                .isEqualTo("[\"2026-3\",\"2026-4\"]");
        for (var nowhere : List.of("endToEndId=NADIE", "reference=NADA", "endToEndId=" + id(3, 3, 3))) {
            assertThat(world.get("/payment/trace?" + nowhere).status()).isEqualTo(404);
        }
        assertThat(world.get("/payment/trace?endToEndId=" + id(3, 3, 2), List.of("15"))
                        .status())
                .isEqualTo(404);
        assertThat(world.get("/payment/trace").text("code")).isEqualTo("TRACE_BY_ONE");
        world.contractsHeld();
        assertThat(probe.received("juntos.payment.transfer.v1").stream().map(e -> e.type()))
                .as("every event that is promised")
                .contains(
                        "pe.juntos.payment.transfer.ordered.v1",
                        "pe.juntos.payment.transfer.held.v1",
                        "pe.juntos.payment.transfer.credited.v1",
                        "pe.juntos.payment.transfer.rejected.v1",
                        "pe.juntos.payment.transfer.returned.v1");
        var summary = world.get("/payment/summary?period=2026-3").body();
        assertThat(summary.get("policies").toString())
                .isEqualTo(
                        "{\"accountVerification\":\"ACCOUNT-VERIFICATION-TEST-2005\",\"bankFiles\":\"BANK-FILES-2005\",\"bankReasons\":\"BANK-REASONS-2005\","
                                + "\"budget\":\"BUDGET-2005\",\"components\":\"COMPONENTS-2010\","
                                + "\"roundApproval\":\"ROUND-APPROVAL-2005\",\"roundCalendar\":\"ROUND-CALENDAR-2005\"}");
        assertThat(world.get("/payment/summary?period=ayer").status()).isEqualTo(404);
    }

    private static void books(World world) {
        var ledger = world.get("/payment/ledger").body();
        assertThat(ledger.get("balanced").asBoolean()).isTrue();
        assertThat(ledger.get("agrees").asBoolean()).as(ledger.toString()).isTrue();
    }

    private static String id(int household, int period, int attempt) {
        return code(household) + "-2026-" + period + "-" + attempt;
    }
}
