package pe.juntos.coresponsibility.exception;

import pe.juntos.coresponsibility.exception.ExceptionCommand.Approve;
import pe.juntos.coresponsibility.exception.ExceptionCommand.Reject;
import pe.juntos.coresponsibility.exception.ExceptionCommand.Revoke;
import pe.juntos.coresponsibility.exception.ExceptionDecision.Moved;
import pe.juntos.coresponsibility.exception.ExceptionDecision.Refused;
import pe.juntos.coresponsibility.exception.ExceptionDecision.Unchanged;
import pe.juntos.coresponsibility.exception.ExceptionRule.Refusal;
import pe.juntos.coresponsibility.exception.ExceptionState.Approved;
import pe.juntos.coresponsibility.exception.ExceptionState.Proposed;
import pe.juntos.coresponsibility.exception.ExceptionState.Rejected;
import pe.juntos.coresponsibility.exception.ExceptionState.Revoked;

/** VER-1: an exception is proposed by one person, approved by another, and can be taken back until its period is certified. */
public final class ExceptionLife {
    private ExceptionLife() {}

    public static ExceptionDecision decide(ExceptionState state, ExceptionCommand command) {
        record Step(ExceptionState state, ExceptionCommand command) {}
        return switch (new Step(state, command)) {
            case Step(Proposed(var proposer), Approve(var by)) -> approve(proposer, by);
            case Step(Proposed(var proposer), Reject(var by)) -> new Moved(new Rejected(proposer, by));
            case Step(Proposed _, Revoke _) -> new Refused(Refusal.NOT_APPROVED);
            case Step(Approved approved, Approve(var by)) -> repeated(approved, approved.approvedBy(), by);
            case Step(Approved _, Reject _) -> new Refused(Refusal.ALREADY_DECIDED);
            case Step(Approved(var proposer, var approver), Revoke(var by, var certified)) ->
                certified ? new Refused(Refusal.PERIOD_CERTIFIED) : new Moved(new Revoked(proposer, approver, by));
            case Step(Rejected rejected, Reject(var by)) -> repeated(rejected, rejected.rejectedBy(), by);
            case Step(Rejected _, Approve _) -> new Refused(Refusal.ALREADY_DECIDED);
            case Step(Rejected _, Revoke _) -> new Refused(Refusal.NOT_APPROVED);
            case Step(Revoked revoked, Revoke(var by, var _)) -> repeated(revoked, revoked.revokedBy(), by);
            case Step(Revoked _, Approve _) -> new Refused(Refusal.ALREADY_DECIDED);
            case Step(Revoked _, Reject _) -> new Refused(Refusal.ALREADY_DECIDED);
        };
    }

    private static ExceptionDecision approve(String proposer, String approver) {
        return ExceptionRule.check(proposer, approver)
                .<ExceptionDecision>map(Refused::new)
                .orElseGet(() -> new Moved(new Approved(proposer, approver)));
    }

    private static ExceptionDecision repeated(ExceptionState state, String first, String by) {
        return first.equals(by) ? new Unchanged(state) : new Refused(Refusal.ALREADY_DECIDED);
    }
}
