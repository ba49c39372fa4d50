package pe.juntos.affiliation.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.affiliation.maintenance.Proposal.State;

/** AFF-5: where money moves, two persons decide, once. */
class Aff5ProposalTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
        PROPOSED , ''    , carlos , APPROVED
        PROPOSED , ''    , rosa   , SAME_PERSON
        RECORDED , ''    , carlos , NOTHING_TO_DECIDE
        APPROVED , carlos, carlos , repeated
        APPROVED , carlos, irma   , ALREADY_DECIDED
        REJECTED , carlos, carlos , ALREADY_DECIDED
        """)
    void is_approved_by_somebody_else_than_who_proposed_it(State state, String decidedBy, String by, String expected) {
        assertThat(told(new Proposal(state, "rosa", decidedBy).approve(by))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        PROPOSED , ''    , carlos , REJECTED
        PROPOSED , ''    , rosa   , SAME_PERSON
        REJECTED , carlos, carlos , repeated
        APPROVED , carlos, carlos , ALREADY_DECIDED
        """)
    void is_rejected_by_somebody_else_than_who_proposed_it(State state, String decidedBy, String by, String expected) {
        assertThat(told(new Proposal(state, "rosa", decidedBy).reject(by))).isEqualTo(expected);
    }

    /** Whatever the order of attempts, nobody decides on what is their own, and what is decided stays. */
    @Property
    void never_decides_alone_and_never_twice(@ForAll List<Boolean> approvals, @ForAll List<Boolean> own) {
        var proposal = new Proposal(State.PROPOSED, "rosa", "");
        for (int i = 0; i < Math.min(approvals.size(), own.size()); i++) {
            String by = own.get(i) ? "rosa" : "carlos" + i;
            var outcome = approvals.get(i) ? proposal.approve(by) : proposal.reject(by);
            if (outcome instanceof Proposal.Decided(Proposal decided)) {
                assertThat(proposal.state()).isEqualTo(State.PROPOSED);
                assertThat(decided.decidedBy()).isNotEqualTo(decided.proposedBy());
                proposal = decided;
            }
        }
    }

    private static String told(Proposal.Outcome outcome) {
        return switch (outcome) {
            case Proposal.Decided(Proposal decided) -> decided.state().name();
            case Proposal.Repeated _ -> "repeated";
            case Proposal.Refused(Proposal.Refusal refusal) -> refusal.name();
        };
    }
}
