package pe.juntos.payment.round;

import pe.juntos.payment.round.Round.Approved;
import pe.juntos.payment.round.Round.Closed;
import pe.juntos.payment.round.Round.Dispatched;
import pe.juntos.payment.round.Round.Liquidated;
import pe.juntos.payment.round.Round.Open;
import pe.juntos.payment.round.Round.Reconciled;
import pe.juntos.payment.round.Round.Signatures;
import pe.juntos.payment.round.Round.Submitted;
import pe.juntos.payment.round.RoundDecision.Moved;
import pe.juntos.payment.round.RoundDecision.Refused;
import pe.juntos.payment.round.RoundDecision.Unchanged;

/** PAY-4: every command on every state. A command repeated later changes nothing; one too early is refused. */
public final class RoundStep {
    private RoundStep() {}

    public static RoundDecision decide(Round round, RoundCommand command) {
        return switch (command) {
            case RoundCommand.Liquidate c -> liquidate(round, c);
            case RoundCommand.Submit c -> submit(round, c);
            case RoundCommand.Approve c -> approve(round, c);
            case RoundCommand.Dispatch c -> dispatch(round, c);
            case RoundCommand.Reconcile c -> reconcile(round, c);
            case RoundCommand.Close _ -> close(round);
        };
    }

    private static RoundDecision liquidate(Round round, RoundCommand.Liquidate command) {
        return switch (round) {
            case Open(var plan) -> new Moved(new Liquidated(plan, command.totals()));
            case Liquidated _, Submitted _, Approved _, Dispatched _, Reconciled _, Closed _ -> new Unchanged(round);
        };
    }

    private static RoundDecision submit(Round round, RoundCommand.Submit command) {
        return switch (round) {
            case Open _ -> new Refused(RoundRefusal.ROUND_NOT_READY);
            case Liquidated(var plan, var _) ->
                command.totals().amount().exceeds(plan.ceiling())
                        ? new Refused(RoundRefusal.BUDGET_CEILING_EXCEEDED)
                        : new Moved(new Submitted(plan, command.totals(), command.by()));
            case Submitted _ -> new Unchanged(round);
            case Approved(var _, var _, var by) -> submittedAgain(round, by, command);
            case Dispatched(var _, var _, var by) -> submittedAgain(round, by, command);
            case Reconciled(var _, var _, var by) -> submittedAgain(round, by, command);
            case Closed(var _, var _, var by) -> submittedAgain(round, by, command);
        };
    }

    private static RoundDecision submittedAgain(Round round, Signatures by, RoundCommand.Submit command) {
        return by.approver().equals(command.by()) ? new Refused(RoundRefusal.SAME_PERSON) : new Unchanged(round);
    }

    private static RoundDecision approve(Round round, RoundCommand.Approve command) {
        return switch (round) {
            case Open _, Liquidated _ -> new Refused(RoundRefusal.ROUND_NOT_READY);
            case Submitted submitted -> approve(submitted, command);
            case Approved(var _, var totals, var by) -> approvedAgain(round, totals, by, command);
            case Dispatched(var _, var totals, var by) -> approvedAgain(round, totals, by, command);
            case Reconciled(var _, var totals, var by) -> approvedAgain(round, totals, by, command);
            case Closed(var _, var totals, var by) -> approvedAgain(round, totals, by, command);
        };
    }

    private static RoundDecision approve(Submitted round, RoundCommand.Approve command) {
        if (round.submitter().equals(command.by())) {
            return new Refused(RoundRefusal.SAME_PERSON);
        }
        if (!round.totals().equals(command.quoted())) {
            return new Refused(RoundRefusal.TOTALS_DIFFER);
        }
        return new Moved(new Approved(round.plan(), round.totals(), new Signatures(round.submitter(), command.by())));
    }

    private static RoundDecision approvedAgain(
            Round round, ControlTotals totals, Signatures by, RoundCommand.Approve command) {
        if (by.submitter().equals(command.by())) {
            return new Refused(RoundRefusal.SAME_PERSON);
        }
        return totals.equals(command.quoted()) ? new Unchanged(round) : new Refused(RoundRefusal.TOTALS_DIFFER);
    }

    private static RoundDecision dispatch(Round round, RoundCommand.Dispatch command) {
        return switch (round) {
            case Open _, Liquidated _, Submitted _ -> new Refused(RoundRefusal.ROUND_NOT_READY);
            case Approved(var plan, var totals, var by) ->
                totals.equals(command.totals())
                        ? new Moved(new Dispatched(plan, totals, by))
                        : new Refused(RoundRefusal.TOTALS_DIFFER);
            case Dispatched _, Reconciled _, Closed _ -> new Unchanged(round);
        };
    }

    private static RoundDecision reconcile(Round round, RoundCommand.Reconcile command) {
        return switch (round) {
            case Open _, Liquidated _, Submitted _, Approved _ -> new Refused(RoundRefusal.ROUND_NOT_READY);
            case Dispatched(var plan, var totals, var by) ->
                command.unanswered() == 0
                        ? new Moved(new Reconciled(plan, totals, by))
                        : new Refused(RoundRefusal.TRANSFERS_UNANSWERED);
            case Reconciled _, Closed _ -> new Unchanged(round);
        };
    }

    private static RoundDecision close(Round round) {
        return switch (round) {
            case Open _, Liquidated _, Submitted _, Approved _, Dispatched _ ->
                new Refused(RoundRefusal.ROUND_NOT_READY);
            case Reconciled(var plan, var totals, var by) -> new Moved(new Closed(plan, totals, by));
            case Closed _ -> new Unchanged(round);
        };
    }
}
