package pe.juntos.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.payment.World.code;
import static pe.juntos.payment.World.credit;
import static pe.juntos.payment.World.rejection;
import static pe.juntos.payment.World.report;
import static pe.juntos.payment.World.returned;
import static pe.juntos.payment.World.statement;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;

/** PAY-5: a household that changes between liquidation and credit is paid once, where it can be, or waits; its money is never lost. */
@ServiceTest
class Pay5ChangedHouseholdTest {
    private static final String DISTRICT = "050101";

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

    @AfterEach
    void the_books_agree() {
        var ledger = world.get("/payment/ledger").body();
        assertThat(ledger.get("balanced").asBoolean()).isTrue();
        assertThat(ledger.get("agrees").asBoolean()).as(ledger.toString()).isTrue();
    }

    @Test
    void who_dies_before_the_round_is_submitted_is_held_and_the_next_recipient_is_paid() {
        liquidated(1, 2031);
        recipient(1, 2, "M0000000000000001", false);
        assertThat(world.dispatched("2031-1").body().get("transfers").asLong()).isZero();
        assertThat(state(1, 2031)).isEqualTo("HELD RECIPIENT_NOT_ALIVE 1");
        recipient(1, 3, "M0000000000000091", true);
        next(1, 2031);
        assertThat(file("2031-2")).contains(id(1, 2031, 1), "M0000000000000091").doesNotContain("M0000000000000001");
        credited(id(1, 2031, 1));
        assertThat(state(1, 2031)).isEqualTo("CREDITED 1");
    }

    @Test
    void who_dies_after_the_money_was_sent_is_refused_by_the_bank_and_the_next_recipient_is_paid_under_a_new_id() {
        liquidated(2, 2032);
        world.dispatched("2032-1");
        recipient(2, 2, "M0000000000000002", false);
        world.applied(report("D2", "JUNTOS-R2032-1-001", rejection(id(2, 2032, 1), "MD07")));
        recipient(2, 3, "M0000000000000092", true);
        next(2, 2032);
        assertThat(file("2032-2")).contains(id(2, 2032, 2), "M0000000000000092").doesNotContain(id(2, 2032, 1));
        credited(id(2, 2032, 2));
        assertThat(state(2, 2032)).isEqualTo("CREDITED 2");
    }

    @Test
    void who_leaves_after_the_period_is_paid_for_it() {
        liquidated(3, 2033);
        told(3, 2, "001-3", Map.of("state", "EXITED", "exitedOn", "2033-03-05"));
        world.dispatched("2033-1");
        credited(id(3, 2033, 1));
        assertThat(state(3, 2033)).isEqualTo("CREDITED 1");
        next(3, 2033);
        assertThat(database.number("select count(*) from transfer where household = '" + code(3) + "'"))
                .as("not affiliated on the last day of the next one")
                .isEqualTo(1);
    }

    @Test
    void whose_verdict_is_corrected_is_paid_and_a_person_looks() {
        liquidated(4, 2034);
        world.verdict(4, "2034-1", 2, false);
        Await.until(() -> assertThat(database.number("select count(*) from review where household = '" + code(4) + "'"))
                .isEqualTo(1));
        world.dispatched("2034-1");
        credited(id(4, 2034, 1));
        assertThat(state(4, 2034)).isEqualTo("CREDITED 1");
    }

    @Test
    void who_leaves_and_is_affiliated_again_is_paid_once() {
        liquidated(5, 2035);
        told(5, 2, "001-5", Map.of("state", "EXITED", "exitedOn", "2035-03-01"));
        told(5, 3, "001-5", Map.of("affiliatedOn", "2035-03-02"));
        world.dispatched("2035-1");
        credited(id(5, 2035, 1));
        next(5, 2035);
        assertThat(database.number(
                        "select count(*) from transfer_line where household = '" + code(5) + "' and period = '2035-1'"))
                .isEqualTo(1);
        assertThat(file("2035-2")).contains(id(5, 2035, 1).replace("2035-1-", "2035-2-"));
    }

    @Test
    void whose_account_changes_before_the_round_is_submitted_is_paid_on_the_new_one() {
        liquidated(6, 2036);
        told(6, 2, "001-66", Map.of());
        world.dispatched("2036-1");
        assertThat(file("2036-1")).contains("<Id>001-66</Id>").doesNotContain("<Id>001-6</Id>");
        credited(id(6, 2036, 1));
        assertThat(state(6, 2036)).isEqualTo("CREDITED 1");
    }

    @Test
    void whose_account_changes_after_the_money_was_sent_gets_what_comes_back_on_the_new_one() {
        liquidated(7, 2037);
        world.dispatched("2037-1");
        told(7, 2, "001-77", Map.of());
        assertThat(file("2037-1")).contains("<Id>001-7</Id>");
        world.applied(statement(
                "R7", World.ACCOUNT, credit(id(7, 2037, 1), "200.00"), returned(id(7, 2037, 1), "200.00", "AC04")));
        assertThat(state(7, 2037)).isEqualTo("RETURNED AC04 1");
        next(7, 2037);
        assertThat(file("2037-2")).contains(id(7, 2037, 2), "<Id>001-77</Id>").doesNotContain("<Id>001-7</Id>");
        credited(id(7, 2037, 2));
        assertThat(state(7, 2037)).isEqualTo("CREDITED 2");
    }

    @Test
    void who_comes_into_dispute_before_the_round_is_submitted_waits_for_its_end() {
        liquidated(8, 2038);
        world.dispute(8, true);
        world.dispatched("2038-1");
        assertThat(state(8, 2038)).isEqualTo("HELD IN_DISPUTE 1");
        world.dispute(8, false);
        next(8, 2038);
        assertThat(file("2038-2")).contains(id(8, 2038, 1));
    }

    @Test
    void what_was_refused_once_and_is_held_before_its_second_round_is_submitted_stays_owed() {
        liquidated(9, 2039);
        world.dispatched("2039-1");
        world.applied(report("D9", "JUNTOS-R2039-1-001", rejection(id(9, 2039, 1), "AM04")));
        world.verdict(9, "2039-2", 1, true);
        world.certified("2039-2", 1, 1);
        world.liquidated("2039-2");
        world.dispute(9, true);
        world.dispatched("2039-2");
        assertThat(state(9, 2039)).isEqualTo("HELD IN_DISPUTE 2");
        the_books_agree();
        world.dispute(9, false);
        world.verdict(9, "2039-3", 1, true);
        world.certified("2039-3", 1, 1);
        world.dispatched("2039-3");
        assertThat(file("2039-3")).contains(id(9, 2039, 2));
        credited(id(9, 2039, 2));
    }

    private void liquidated(int n, int year) {
        world.household(n, 1, "001-" + n);
        world.verdict(n, year + "-1", 1, true);
        world.certified(year + "-1", 1, 1);
        world.liquidated(year + "-1");
        assertThat(state(n, year)).isEqualTo("ORDERED 1");
    }

    private void next(int n, int year) {
        world.verdict(n, year + "-2", 1, true);
        world.certified(year + "-2", 1, 1);
        world.dispatched(year + "-2");
    }

    private void recipient(int n, long version, String member, boolean alive) {
        var recipient = "{\"member\":\"%s\",\"identityVerified\":true,\"alive\":%s}".formatted(member, alive);
        world.household(n, version, DISTRICT, recipient, "001-" + n);
        heard(n, version);
    }

    private void told(int n, long version, String account, Map<String, ?> more) {
        var recipient = "{\"member\":\"M%016d\",\"identityVerified\":true,\"alive\":true}".formatted(n);
        world.household(n, version, DISTRICT, recipient, account, more);
        heard(n, version);
    }

    private void heard(int n, long version) {
        Await.until(() -> assertThat(database.number("select version from payee where household = '" + code(n) + "'"))
                .isEqualTo(version));
    }

    private void credited(String endToEndId) {
        world.applied(statement("C" + endToEndId, World.ACCOUNT, credit(endToEndId, "200.00")));
    }

    private String state(int n, int year) {
        return database.texts(
                        "select state || coalesce(' ' || reason, '') || ' ' || attempt from transfer where household = '"
                                + code(n) + "' and period = '" + year + "-1'")
                .getFirst();
    }

    private String file(String period) {
        return world.text("/payment/rounds/R%1$s/bank-files/pain.001-R%1$s-001.xml".formatted(period));
    }

    private static String id(int household, int year, int attempt) {
        return code(household) + "-" + year + "-1-" + attempt;
    }
}
