package pe.juntos.payment.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.payment.proposal.ProposedFile.Decision;
import pe.juntos.payment.proposal.ProposedFile.Verdict;

/** PAY-1, PAY-8: who sends a file of rights never decides on it, and one decision stands. */
class Pay1ProposedFileTest {
    @ParameterizedTest(name = "{0} by {1}: {2} of {3} -> {4}")
    @CsvSource({
        "PROPOSED,, APPROVED, ines, SAME_PERSON",
        "PROPOSED,, REJECTED, ines, SAME_PERSON",
        "PROPOSED,, APPROVED, cesar, TAKEN",
        "PROPOSED,, REJECTED, cesar, TAKEN",
        "APPROVED, cesar, APPROVED, cesar, UNCHANGED",
        "APPROVED, cesar, REJECTED, cesar, ALREADY_DECIDED",
        "APPROVED, cesar, APPROVED, carla, ALREADY_DECIDED",
        "APPROVED, cesar, APPROVED, ines, SAME_PERSON",
        "REJECTED, cesar, REJECTED, cesar, UNCHANGED",
        "REJECTED, cesar, APPROVED, carla, ALREADY_DECIDED"
    })
    void two_persons(String state, @Nullable String decidedBy, Verdict verdict, String by, String expected) {
        var file = new ProposedFile(new UUID(0, 1), "2026-3", state, 1, "300.00", "ines", decidedBy);
        assertThat(
                        switch (file.decide(verdict, by)) {
                            case Decision.Taken _ -> "TAKEN";
                            case Decision.Unchanged _ -> "UNCHANGED";
                            case Decision.Refused(var why) -> why.name();
                        })
                .isEqualTo(expected);
    }
}
