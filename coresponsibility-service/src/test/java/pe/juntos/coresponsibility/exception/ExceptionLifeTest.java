package pe.juntos.coresponsibility.exception;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.coresponsibility.exception.ExceptionCommand.Approve;
import pe.juntos.coresponsibility.exception.ExceptionCommand.Reject;
import pe.juntos.coresponsibility.exception.ExceptionCommand.Revoke;
import pe.juntos.coresponsibility.exception.ExceptionState.Approved;
import pe.juntos.coresponsibility.exception.ExceptionState.Proposed;
import pe.juntos.coresponsibility.exception.ExceptionState.Rejected;
import pe.juntos.coresponsibility.exception.ExceptionState.Revoked;

/** VER-1: an exception is proposed and approved by two persons, and revoked before certification only. */
class ExceptionLifeTest {
    private static final Map<String, ExceptionState> STATES = Map.of(
            "PROPOSED", new Proposed("rosa"),
            "APPROVED", new Approved("rosa", "carlos"),
            "REJECTED", new Rejected("rosa", "carlos"),
            "REVOKED", new Revoked("rosa", "carlos", "carmen"));

    @ParameterizedTest
    @CsvSource({
        "PROPOSED, approve, carlos, false, APPROVED",
        "PROPOSED, approve, rosa, false, SAME_PERSON",
        "PROPOSED, approve, ' ROSA ', false, SAME_PERSON",
        "PROPOSED, approve, carlos, true, APPROVED", // late: the verdict is corrected
        "PROPOSED, reject, carlos, false, REJECTED",
        "PROPOSED, reject, rosa, false, REJECTED",
        "PROPOSED, revoke, carlos, false, NOT_APPROVED",
        "APPROVED, approve, carlos, false, same",
        "APPROVED, approve, carmen, false, ALREADY_DECIDED",
        "APPROVED, reject, carlos, false, ALREADY_DECIDED",
        "APPROVED, revoke, carlos, false, REVOKED",
        "APPROVED, revoke, carlos, true, PERIOD_CERTIFIED",
        "REJECTED, reject, carlos, false, same",
        "REJECTED, reject, carmen, false, ALREADY_DECIDED",
        "REJECTED, approve, carmen, false, ALREADY_DECIDED",
        "REJECTED, revoke, carmen, false, NOT_APPROVED",
        "REVOKED, revoke, carmen, true, same",
        "REVOKED, revoke, carlos, false, ALREADY_DECIDED",
        "REVOKED, approve, carlos, false, ALREADY_DECIDED",
        "REVOKED, reject, carlos, false, ALREADY_DECIDED"
    })
    void each_state_takes_what_it_takes(String state, String command, String by, boolean certified, String expected) {
        var decision = ExceptionLife.decide(STATES.get(state), command(command, by, certified));
        assertThat(
                        switch (decision) {
                            case ExceptionDecision.Moved(var to) -> to.code();
                            case ExceptionDecision.Unchanged _ -> "same";
                            case ExceptionDecision.Refused(var why) -> why.name();
                        })
                .isEqualTo(expected);
    }

    @Property
    void nobody_approves_alone_and_nothing_leaves_an_end(
            @ForAll @Size(max = 8) int[] choices, @ForAll @Size(min = 8, max = 8) int[] people) {
        ExceptionState state = new Proposed("p0");
        for (var i = 0; i < choices.length; i++) {
            var by = "p" + Math.floorMod(people[i], 3);
            var command = command(
                    switch (Math.floorMod(choices[i], 3)) {
                        case 0 -> "approve";
                        case 1 -> "reject";
                        default -> "revoke";
                    },
                    by,
                    choices[i] % 2 == 0);
            var before = state;
            if (ExceptionLife.decide(state, command) instanceof ExceptionDecision.Moved(var to)) {
                state = to;
            }
            if (before instanceof Rejected || before instanceof Revoked) {
                assertThat(state).isEqualTo(before);
            }
            if (state instanceof Approved(var proposer, var approver)) {
                assertThat(approver).isNotEqualTo(proposer);
            }
        }
    }

    private static ExceptionCommand command(String command, String by, boolean certified) {
        return switch (command) {
            case "approve" -> new Approve(by);
            case "reject" -> new Reject(by);
            default -> new Revoke(by, certified);
        };
    }
}
