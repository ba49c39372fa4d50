package pe.juntos.coresponsibility.period;

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

/** VER-6: the regional office consolidates, headquarters certifies, and they are two persons. */
public final class PeriodLife {
    private PeriodLife() {}

    public static PeriodDecision decide(PeriodState state, PeriodCommand command) {
        record Step(PeriodState state, PeriodCommand command) {}
        return switch (new Step(state, command)) {
            case Step(Open _, CloseForEvidence _) -> new Moved(new ClosedForEvidence());
            case Step(Open _, Consolidate _), Step(Open _, Certify _) -> new Refused(Refusal.PERIOD_NOT_CLOSED);
            case Step(ClosedForEvidence _, Consolidate(var by, var _)) -> new Moved(new Consolidated(by));
            case Step(ClosedForEvidence _, Certify _) -> new Refused(Refusal.PERIOD_NOT_CONSOLIDATED);
            case Step(Consolidated(var first), Certify(var by)) -> certify(first, by);
            case Step(ClosedForEvidence s, CloseForEvidence _) -> new Unchanged(s);
            case Step(Consolidated s, CloseForEvidence _) -> new Unchanged(s);
            case Step(Consolidated s, Consolidate _) -> new Unchanged(s);
            case Step(Certified s, PeriodCommand _) -> new Unchanged(s);
        };
    }

    private static PeriodDecision certify(String consolidatedBy, String by) {
        return consolidatedBy.equals(by)
                ? new Refused(Refusal.SAME_PERSON)
                : new Moved(new Certified(consolidatedBy, by));
    }
}
