package pe.juntos.affiliation.targeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pe.juntos.affiliation.targeting.Incorporation.Outcome;
import pe.juntos.affiliation.targeting.Incorporation.State;

/** TGT-1: a district joins by two persons. */
class Tgt1IncorporationTest {

    private static final LocalDate DAY = LocalDate.of(2026, 7, 1);
    private final Incorporation proposed = new Incorporation(
            UUID.fromString("00000000-0000-0000-0000-000000000001"),
            "050101",
            DAY,
            "R. D. 1",
            State.PROPOSED,
            "irma",
            null);

    @Test
    void who_proposed_does_not_approve_and_another_does() {
        assertThat(proposed.approve("irma", null)).isEqualTo(Outcome.Refused.SAME_PERSON);
        assertThat(approved().state()).isEqualTo(State.APPROVED);
        assertThat(approved().decidedBy()).isEqualTo("cesar");
    }

    @Test
    void a_decision_repeated_changes_nothing_and_another_one_is_refused() {
        assertThat(approved().approve("cesar", DAY)).isEqualTo(new Outcome.Decided(approved()));
        assertThat(approved().approve("sonia", DAY)).isEqualTo(Outcome.Refused.ALREADY_DECIDED);
        assertThat(approved().decline("cesar")).isEqualTo(Outcome.Refused.ALREADY_DECIDED);
    }

    @Test
    void a_district_that_joined_meanwhile_is_not_incorporated_again_but_the_proposal_can_be_declined() {
        assertThat(proposed.approve("cesar", DAY)).isEqualTo(Outcome.Refused.ALREADY_INCORPORATED);
        assertThat(proposed.decline("irma")).isInstanceOf(Outcome.Decided.class);
    }

    private Incorporation approved() {
        return ((Outcome.Decided) proposed.approve("cesar", null)).incorporation();
    }
}
