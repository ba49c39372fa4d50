package pe.juntos.coresponsibility.scorecard;

import java.time.LocalDate;
import pe.juntos.coresponsibility.period.Period;

/**
 * When evidence is due, and which establishments have earned the stimulus. No source gives numbers: all are assumed.
 *
 * @param evidenceDueDays days after a period's last day on which its evidence is still in time
 */
public record ScorecardPolicy(int evidenceDueDays, Stimulus stimulus) {

    /** The last day on which evidence of the period is in time, and silence is not yet silence. */
    public LocalDate dueOn(Period period) {
        return period.lastDay().plusDays(evidenceDueDays);
    }

    /**
     * PAY-08: what an establishment must have done.
     *
     * @param minimumReportedPercent of its expected members, with a record
     * @param maximumRefusedPercent of all records that came from it
     * @param maximumLatePercent of its accepted records
     * @param maximumComplaints about it in the period
     */
    public record Stimulus(
            int minimumReportedPercent, int maximumRefusedPercent, int maximumLatePercent, int maximumComplaints) {}
}
