package pe.juntos.coresponsibility.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.scorecard.StimulusRule.Reason;
import pe.juntos.platform.policy.Policies;

/** PAR-6, 001 PAY-08: who has earned the stimulus, on both sides of every limit. */
class Par6Test {
    private static final ScorecardPolicy POLICY = Policies.load("policy/scorecard", ScorecardPolicy.class)
            .at(LocalDate.of(2026, 5, 1))
            .parameters();

    @ParameterizedTest
    @CsvSource({
        "100, 95, 95, 0, 0, 0, false, ", // exactly 95 %
        "100, 94, 95, 0, 0, 0, false, MEMBERS_NOT_REPORTED",
        "20, 19, 19, 0, 1, 0, false, ", // 1 of 20 records refused: exactly 5 %
        "20, 19, 18, 0, 1, 0, false, RECORDS_REFUSED",
        "20, 20, 20, 1, 0, 0, false, ", // 1 of 20 late
        "20, 20, 19, 1, 0, 0, false, RECORDS_LATE",
        "20, 20, 20, 0, 0, 1, false, COMPLAINTS",
        "20, 0, 0, 0, 0, 0, true, SILENT|MEMBERS_NOT_REPORTED",
        "20, 20, 0, 0, 0, 0, true, SILENT", // all reported by others
        "0, 0, 0, 0, 0, 0, false, NOBODY_EXPECTED",
        "2000000000, 1900000000, 1900000000, 0, 0, 0, false, "
    })
    void what_is_against_an_establishment(
            int expected,
            int reported,
            int records,
            int late,
            int refused,
            int complaints,
            boolean silent,
            String reasons) {
        var card = new Scorecard(expected, reported, records, late, 0, refused, complaints, silent);
        assertThat(StimulusRule.against(card, POLICY.stimulus()))
                .isEqualTo(
                        reasons == null
                                ? List.of()
                                : Arrays.stream(reasons.split("\\|"))
                                        .map(Reason::valueOf)
                                        .toList());
    }

    @Test
    void evidence_is_in_time_until_ten_days_after_the_period() {
        assertThat(POLICY.dueOn(Period.of("2026-3"))).isEqualTo("2026-07-10");
        assertThat(POLICY.dueOn(Period.of("2027-1"))).isEqualTo("2027-03-10");
    }
}
