package pe.juntos.coresponsibility.period;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import pe.juntos.coresponsibility.period.PeriodCommand.Certify;
import pe.juntos.coresponsibility.period.PeriodCommand.CloseForEvidence;
import pe.juntos.coresponsibility.period.PeriodCommand.Consolidate;
import pe.juntos.coresponsibility.period.PeriodDecision.Moved;
import pe.juntos.coresponsibility.period.PeriodDecision.Refusal;
import pe.juntos.coresponsibility.period.PeriodDecision.Refused;
import pe.juntos.coresponsibility.period.PeriodDecision.Unchanged;
import pe.juntos.coresponsibility.period.PeriodState.Certified;
import pe.juntos.coresponsibility.period.PeriodState.ClosedForEvidence;
import pe.juntos.coresponsibility.period.PeriodState.Consolidated;
import pe.juntos.coresponsibility.period.PeriodState.Open;

/** VER-6: two different persons, one after the other. */
class Ver6Test {
    @Test
    void one_consolidates_and_another_certifies() {
        var consolidated = new Consolidated("irma");
        assertThat(PeriodLife.decide(new Open(), new CloseForEvidence())).isEqualTo(new Moved(new ClosedForEvidence()));
        assertThat(PeriodLife.decide(new ClosedForEvidence(), new Consolidate("irma")))
                .isEqualTo(new Moved(consolidated));
        assertThat(PeriodLife.decide(consolidated, new Certify("cesar")))
                .isEqualTo(new Moved(new Certified("irma", "cesar")));
        assertThat(PeriodLife.decide(consolidated, new Certify("irma"))).isEqualTo(new Refused(Refusal.SAME_PERSON));
    }

    @Test
    void no_step_is_left_out() {
        assertThat(PeriodLife.decide(new Open(), new Consolidate("irma")))
                .isEqualTo(new Refused(Refusal.PERIOD_NOT_CLOSED));
        assertThat(PeriodLife.decide(new Open(), new Certify("cesar")))
                .isEqualTo(new Refused(Refusal.PERIOD_NOT_CLOSED));
        assertThat(PeriodLife.decide(new ClosedForEvidence(), new Certify("cesar")))
                .isEqualTo(new Refused(Refusal.PERIOD_NOT_CONSOLIDATED));
    }

    @Test
    void what_is_done_stays_done() {
        var certified = new Certified("irma", "cesar");
        assertThat(PeriodLife.decide(certified, new CloseForEvidence())).isEqualTo(new Unchanged(certified));
        assertThat(PeriodLife.decide(certified, new Consolidate("x"))).isEqualTo(new Unchanged(certified));
        assertThat(PeriodLife.decide(certified, new Certify("irma"))).isEqualTo(new Unchanged(certified));
    }
}
