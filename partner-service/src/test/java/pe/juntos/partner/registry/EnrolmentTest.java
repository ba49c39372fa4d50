package pe.juntos.partner.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.partner.registry.Enrolment.Basis;
import pe.juntos.partner.registry.Enrolment.Known;
import pe.juntos.partner.registry.Enrolment.Silence;
import pe.juntos.partner.registry.Enrolment.Status;

/** Who may know whether a household is in the programme, and what is said to all others. */
class EnrolmentTest {
    private static final String LAW = "Ley 30435";

    @ParameterizedTest
    @CsvSource({
        "AFFILIATED,YES",
        "SUSPENDED,YES",
        "EXITED,NO",
        "EXCLUDED,NO",
        "REJECTED,NO",
        "LISTED,NO",
        "VISITED,NO",
        "VALIDATED,NO"
    })
    void whoever_may_know_is_told(String state, Status status) {
        var known = Optional.of(new Known(state, true, true));
        assertThat(Enrolment.of(known, null)).isEqualTo(new Enrolment(status, Basis.CONSENT, null));
        assertThat(Enrolment.of(Optional.of(new Known(state, true, false)), LAW))
                .isEqualTo(new Enrolment(status, Basis.LEGAL_BASIS, null));
    }

    @Test
    void a_state_that_is_not_known_is_no_answer() {
        for (var state : new String[] {null, "NUEVO"}) {
            assertThat(Enrolment.of(Optional.of(new Known(state, true, true)), null))
                    .isEqualTo(new Enrolment(Status.UNKNOWN, Basis.CONSENT, Silence.NOT_KNOWN_OR_NOT_SHOWN));
        }
    }

    @Test
    void without_a_basis_nobody_learns_whether_the_household_exists() {
        var nothing = Enrolment.of(Optional.empty(), null);
        assertThat(nothing).isEqualTo(new Enrolment(Status.UNKNOWN, null, Silence.NO_BASIS));
        assertThat(Enrolment.of(Optional.of(new Known("AFFILIATED", true, false)), null))
                .isEqualTo(nothing);
        assertThat(Enrolment.of(Optional.of(new Known("AFFILIATED", false, true)), null))
                .isEqualTo(nothing);
        var byLaw = Enrolment.of(Optional.empty(), LAW);
        assertThat(Enrolment.of(Optional.of(new Known("AFFILIATED", false, true)), LAW))
                .isEqualTo(byLaw);
    }

    @Property
    boolean not_knowing_is_never_a_no(@ForAll boolean shown, @ForAll boolean consents, @ForAll boolean law) {
        var answer = Enrolment.of(Optional.of(new Known("AFFILIATED", shown, consents)), law ? LAW : null);
        return answer.status() != Status.NO && (answer.status() == Status.YES) == (shown && (consents || law));
    }
}
