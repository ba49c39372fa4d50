package pe.juntos.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.payment.World.code;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.sandbox.bank.Misbehaviour;
import pe.juntos.sandbox.bank.SandboxBank;

/** PAY-6 against the sandbox bank, told to misbehave in each of the ways that it can: no sol is lost, none is moved twice. */
@ServiceTest
class SandboxBankExchangeTest {
    private static final int HOUSEHOLDS = 12;

    @Autowired
    WebTestClient client;

    @Autowired
    EventProbe probe;

    @TempDir
    Path folder;

    /**
     * @param rejected how many orders the bank rejects by its draw
     * @param refused code with which a message is refused whole
     * @param excepted lines on the exceptions list, by code
     * @param states of the transfers in the end
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            value = {
                "REJECTS_FILE    | 0 | -                      | {}                             | {REJECTED=12}",
                "REJECTS_PAYMENT | 0 | -                      | {}                             | {REJECTED=12}",
                "RETURNS         | 0 | -                      | {}                             | {CREDITED=11, RETURNED=1}",
                "RETURNS_LATER   | 0 | -                      | {CONTRADICTS_FINAL_STATE=1}    | {CREDITED=12}",
                "PARTIAL         | 0 | -                      | {}                             | {CREDITED=6, DISPATCHED=6}",
                "DUPLICATES      | 0 | -                      | {DUPLICATE_LINE=2}             | {CREDITED=12}",
                "UNKNOWN_IDS     | 0 | -                      | {UNKNOWN_END_TO_END_ID=2}      | {CREDITED=12}",
                "OTHER_AMOUNT    | 0 | -                      | {AMOUNT_DIFFERS=1}             | {CREDITED=11, DISPATCHED=1}",
                "CONTRADICTS     | 1 | -                      | {CONTRADICTS_FINAL_STATE=1}    | {CREDITED=11, REJECTED=1}",
                "NOTIFIES        | 1 | -                      | {}                             | {CREDITED=11, REJECTED=1}",
                "OUT_OF_ORDER    | 1 | -                      | {}                             | {CREDITED=11, REJECTED=1}",
                "REPEATS         | 1 | -                      | {}                             | {CREDITED=11, REJECTED=1}",
                "RESTATES        | 1 | -                      | {DUPLICATE_LINE=11}            | {CREDITED=11, REJECTED=1}",
                "MALFORMED       | 0 | XML_MALFORMED          | {}                             | {CREDITED=12}",
                "TRUNCATED       | 0 | XML_MALFORMED          | {}                             | {CREDITED=12}",
                "EMPTY           | 0 | XML_MALFORMED          | {}                             | {CREDITED=12}",
                "NOT_UTF8        | 0 | XML_NOT_UTF8           | {}                             | {CREDITED=12}",
                "ENTITY_BOMB     | 0 | XML_DTD_FORBIDDEN      | {}                             | {CREDITED=12}",
                "EXTERNAL_ENTITY | 0 | XML_DTD_FORBIDDEN      | {}                             | {CREDITED=12}",
                "OTHER_DEBTOR    | 0 | MESSAGE_WRONG_DEBTOR   | {}                             | {CREDITED=12}",
                "WRONG_TOTALS    | 0 | MESSAGE_TOTALS_DIFFER  | {}                             | {CREDITED=12}",
                "THREE_DECIMALS  | 0 | XML_VALUE_INVALID      | {}                             | {CREDITED=12}",
                "NEGATIVE_AMOUNTS| 0 | XML_VALUE_INVALID      | {}                             | {CREDITED=12}",
                "OTHER_CURRENCY  | 0 | MESSAGE_NOT_IN_SOLES   | {}                             | {CREDITED=12}",
                "OTHER_VERSION   | 0 | MESSAGE_UNKNOWN        | {}                             | {CREDITED=12}"
            })
    void whatever_the_bank_does_every_sol_is_accounted_for(
            Misbehaviour misbehaviour, int rejected, String refused, String excepted, String states)
            throws IOException {
        var world = new World(client, probe);
        var year = 2060 + misbehaviour.ordinal();
        var round = "R" + year + "-1";
        dispatched(world, year, misbehaviour.ordinal() * HOUSEHOLDS + 1);

        var told = new Told();
        for (var message : answers(world, round, misbehaviour, rejected)) {
            told.send(world, Files.readAllBytes(message));
        }

        assertThat(told.refused).isEqualTo(refused.equals("-") ? List.of() : List.of(refused));
        assertThat(told.excepted).hasToString(excepted);
        var after = world.get("/payment/rounds/" + round).body();
        var byState = new TreeMap<String, Long>();
        after.get("byState")
                .propertyStream()
                .forEach(state -> byState.put(state.getKey(), state.getValue().asLong()));
        assertThat(byState).hasToString(states);
        assertThat(byState.values().stream().mapToLong(Long::longValue).sum())
                .as("approved = dispatched = in one state each")
                .isEqualTo(after.get("transfers").asLong())
                .isEqualTo(HOUSEHOLDS);
        var ledger = world.get("/payment/ledger").body();
        assertThat(ledger.get("balanced").asBoolean()).isTrue();
        assertThat(ledger.get("agrees").asBoolean()).as(ledger.toString()).isTrue();
        var reconciled = world.step(round, "reconcile");
        if (misbehaviour == Misbehaviour.PARTIAL) {
            assertThat(reconciled.text("code")).isEqualTo("TRANSFERS_UNANSWERED");
        } else {
            assertThat(reconciled.text("state")).isEqualTo("RECONCILED");
        }
        // what is still owed to these households stays out of the rounds of the others
        IntStream.range(0, HOUSEHOLDS).forEach(n -> world.dispute(misbehaviour.ordinal() * HOUSEHOLDS + 1 + n, true));
    }

    /** What came of the messages. */
    private static final class Told {
        private final List<String> refused = new ArrayList<>();
        private final TreeMap<String, Long> excepted = new TreeMap<>();
        private final Set<Long> seen = new HashSet<>();

        void send(World world, byte[] message) {
            var answer = world.bank(message);
            if (answer.status() == 422) {
                refused.add(answer.text("code"));
                return;
            }
            var applied = world.applied(new String(message, StandardCharsets.UTF_8));
            if (seen.add(applied.get("import").asLong())) {
                applied.get("exceptions")
                        .propertyStream()
                        .forEach(code ->
                                excepted.merge(code.getKey(), code.getValue().asLong(), Long::sum));
            }
        }
    }

    private static void dispatched(World world, int year, int first) {
        var period = year + "-1";
        for (var n = first; n < first + HOUSEHOLDS; n++) {
            world.household(n, 1, "001-" + code(n));
            world.verdict(n, period, 1, true);
        }
        world.certified(period, HOUSEHOLDS, HOUSEHOLDS);
        assertThat(world.dispatched(period).text("state")).isEqualTo("DISPATCHED");
    }

    /** The bank draws by its seed: the first one that rejects as many as wanted. */
    private List<Path> answers(World world, String round, Misbehaviour misbehaviour, int rejected) throws IOException {
        var name = "pain.001-" + round + "-001.xml";
        var orders =
                Files.writeString(folder.resolve(name), world.text("/payment/rounds/" + round + "/bank-files/" + name));
        var seed = 1L;
        while (SandboxBank.answer(orders, folder.resolve("draw"), seed).rejected() != rejected) {
            seed++;
        }
        return SandboxBank.answers(orders, folder.resolve("banco"), seed, Set.of(misbehaviour));
    }
}
