package pe.juntos.coresponsibility.period;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
import pe.juntos.platform.security.Territory;

/** VER-6: two different persons, one after the other. */
class Ver6Test {
    private static final Territory NATIONAL = new Territory(Set.of("*"));

    @Test
    void one_consolidates_and_another_certifies() {
        var consolidated = new Consolidated("irma");
        assertThat(PeriodLife.decide(new Open(), new CloseForEvidence())).isEqualTo(new Moved(new ClosedForEvidence()));
        assertThat(PeriodLife.decide(new ClosedForEvidence(), new Consolidate("irma", NATIONAL)))
                .isEqualTo(new Moved(consolidated));
        assertThat(PeriodLife.decide(consolidated, new Certify("cesar")))
                .isEqualTo(new Moved(new Certified("irma", "cesar")));
        assertThat(PeriodLife.decide(consolidated, new Certify("irma"))).isEqualTo(new Refused(Refusal.SAME_PERSON));
    }

    @Test
    void no_step_is_left_out() {
        assertThat(PeriodLife.decide(new Open(), new Consolidate("irma", NATIONAL)))
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
        assertThat(PeriodLife.decide(certified, new Consolidate("x", NATIONAL))).isEqualTo(new Unchanged(certified));
        assertThat(PeriodLife.decide(certified, new Certify("irma"))).isEqualTo(new Unchanged(certified));
    }

    @ParameterizedTest
    @CsvSource({
        "*, '05 08 09'",
        "05, '05'",
        "0, '05 08 09'",
        "0501, ''", // a province is no region
        "050101, ''",
        "21, ''", // no household there in this period
        "x, ''"
    })
    void a_regional_office_consolidates_whole_regions_of_its_territory(String prefix, String regions) {
        var period = new Consolidation(Set.of("05", "08", "09"), Set.of());
        assertThat(String.join(" ", period.of(new Territory(Set.of(prefix))))).isEqualTo(regions);
    }

    @Test
    void the_period_is_consolidated_with_its_last_region() {
        var period = new Consolidation(Set.of("05", "08", "09"), Set.of("05"));
        assertThat(period.completeWith(Set.of("08"))).isFalse();
        assertThat(period.completeWith(Set.of("08", "09"))).isTrue();
        assertThat(new Consolidation(Set.of(), Set.of()).completeWith(Set.of()))
                .as("a period without households has nothing to wait for")
                .isTrue();
    }
}
