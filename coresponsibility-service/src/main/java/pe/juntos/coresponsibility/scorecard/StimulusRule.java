package pe.juntos.coresponsibility.scorecard;

import java.util.ArrayList;
import java.util.List;
import pe.juntos.coresponsibility.scorecard.ScorecardPolicy.Stimulus;

/** PAR-6, 001 PAY-08: which establishments fulfil what they owe the families, and why another does not. */
public final class StimulusRule {
    private static final int HUNDRED = 100;

    private StimulusRule() {}

    /** Empty for an establishment that has earned the stimulus; one without expected members has nothing to fulfil. */
    public static List<Reason> against(Scorecard card, Stimulus limits) {
        if (card.expected() == 0) {
            return List.of(Reason.NOBODY_EXPECTED);
        }
        var reasons = new ArrayList<Reason>();
        if (card.silent()) {
            reasons.add(Reason.SILENT);
        }
        if (isBelow(card.reported(), card.expected(), limits.minimumReportedPercent())) {
            reasons.add(Reason.MEMBERS_NOT_REPORTED);
        }
        if (isAbove(card.refused(), (long) card.records() + card.refused(), limits.maximumRefusedPercent())) {
            reasons.add(Reason.RECORDS_REFUSED);
        }
        if (isAbove(card.late(), card.records(), limits.maximumLatePercent())) {
            reasons.add(Reason.RECORDS_LATE);
        }
        if (card.complaints() > limits.maximumComplaints()) {
            reasons.add(Reason.COMPLAINTS);
        }
        return reasons;
    }

    private static boolean isBelow(long part, long whole, int percent) {
        return part * HUNDRED < whole * percent;
    }

    private static boolean isAbove(long part, long whole, int percent) {
        return part * HUNDRED > whole * percent;
    }

    /** The names are the public codes. */
    public enum Reason {
        NOBODY_EXPECTED,
        SILENT,
        MEMBERS_NOT_REPORTED,
        RECORDS_REFUSED,
        RECORDS_LATE,
        COMPLAINTS
    }
}
