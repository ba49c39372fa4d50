package pe.juntos.payment.round;

import org.jspecify.annotations.Nullable;
import pe.juntos.payment.round.Round.Approved;
import pe.juntos.payment.round.Round.Cancelled;
import pe.juntos.payment.round.Round.Closed;
import pe.juntos.payment.round.Round.Dispatched;
import pe.juntos.payment.round.Round.Liquidated;
import pe.juntos.payment.round.Round.Open;
import pe.juntos.payment.round.Round.Reconciled;
import pe.juntos.payment.round.Round.Submitted;
import pe.juntos.payment.round.RoundDecision.Moved;
import pe.juntos.payment.round.RoundDecision.Refused;
import pe.juntos.payment.round.RoundDecision.Unchanged;

/** PAY-4: every command on every state. A command repeated later changes nothing; one too early is refused. */
public final class RoundStep {
    private RoundStep() {}

    public static RoundDecision decide(Round round, RoundCommand command) {
        if (round instanceof Cancelled) {
            return command instanceof RoundCommand.Cancel
                    ? new Unchanged(round)
                    : new Refused(RoundRefusal.ROUND_CANCELLED);
        }
        return switch (command) {
            case RoundCommand.Liquidate(var totals) ->
                round instanceof Open(var plan) ? new Moved(new Liquidated(plan, totals)) : new Unchanged(round);
            case RoundCommand.Submit c -> submit(round, c);
            case RoundCommand.Approve c -> approve(round, c);
            case RoundCommand.Dispatch c -> dispatch(round, c);
            case RoundCommand.Reconcile c -> reconcile(round, c);
            case RoundCommand.Close _ -> close(round);
            case RoundCommand.Cancel(var why) -> cancel(round, why);
        };
    }

    private static RoundDecision submit(Round round, RoundCommand.Submit command) {
        return switch (round) {
            case Open _, Cancelled _ -> notReady();
            case Liquidated(var plan, var _) ->
                command.totals().amount().exceeds(plan.ceiling())
                        ? new Refused(RoundRefusal.BUDGET_CEILING_EXCEEDED)
                        : new Moved(new Submitted(
                                plan, command.totals(), Signatures.submitted(command.by(), command.approvers())));
            case Submitted(var _, var _, var by) -> submittedAgain(round, by, command);
            case Approved(var _, var _, var by) -> submittedAgain(round, by, command);
            case Dispatched(var _, var _, var by) -> submittedAgain(round, by, command);
            case Reconciled(var _, var _, var by) -> submittedAgain(round, by, command);
            case Closed(var _, var _, var by) -> submittedAgain(round, by, command);
        };
    }

    private static RoundDecision submittedAgain(Round round, Signatures by, RoundCommand.Submit command) {
        return by.approvers().contains(command.by()) ? samePerson() : new Unchanged(round);
    }

    private static RoundDecision approve(Round round, RoundCommand.Approve command) {
        return switch (round) {
            case Open _, Liquidated _, Cancelled _ -> notReady();
            case Submitted(var plan, var totals, var by) -> approve(new Submitted(plan, totals, by), command);
            case Approved(var _, var totals, var by) -> signed(totals, by, command, new Unchanged(round));
            case Dispatched(var _, var totals, var by) -> signed(totals, by, command, new Unchanged(round));
            case Reconciled(var _, var totals, var by) -> signed(totals, by, command, new Unchanged(round));
            case Closed(var _, var totals, var by) -> signed(totals, by, command, new Unchanged(round));
        };
    }

    private static RoundDecision approve(Submitted round, RoundCommand.Approve command) {
        var again = round.by().approvers().contains(command.by());
        return signed(round.totals(), round.by(), command, again ? new Unchanged(round) : approved(round, command));
    }

    private static RoundDecision approved(Submitted round, RoundCommand.Approve command) {
        if (round.by().submitter().equals(command.by())) {
            return samePerson();
        }
        var by = round.by().approvedBy(command.by());
        return new Moved(
                by.complete()
                        ? new Approved(round.plan(), round.totals(), by)
                        : new Submitted(round.plan(), round.totals(), by));
    }

    private static RoundDecision signed(
            ControlTotals totals, Signatures by, RoundCommand.Approve command, RoundDecision otherwise) {
        if (by.submitter().equals(command.by())) {
            return samePerson();
        }
        return totals.equals(command.quoted()) ? otherwise : new Refused(RoundRefusal.TOTALS_DIFFER);
    }

    private static RoundDecision dispatch(Round round, RoundCommand.Dispatch command) {
        return switch (round) {
            case Open _, Liquidated _, Submitted _, Cancelled _ -> notReady();
            case Approved(var plan, var totals, var by) -> dispatch(new Approved(plan, totals, by), command);
            case Dispatched(var _, var _, var by) -> dispatchedAgain(round, by, command);
            case Reconciled(var _, var _, var by) -> dispatchedAgain(round, by, command);
            case Closed(var _, var _, var by) -> dispatchedAgain(round, by, command);
        };
    }

    /** Who submitted a round never lets its money go, whatever the person's roles. */
    private static RoundDecision dispatch(Approved round, RoundCommand.Dispatch command) {
        if (round.by().submitter().equals(command.by())) {
            return samePerson();
        }
        if (command.uncertified() > 0) {
            return new Refused(RoundRefusal.PERIOD_NOT_CERTIFIED);
        }
        return round.totals().equals(command.totals())
                ? new Moved(new Dispatched(round.plan(), round.totals(), round.by()))
                : new Refused(RoundRefusal.TOTALS_DIFFER);
    }

    private static RoundDecision dispatchedAgain(Round round, Signatures by, RoundCommand.Dispatch command) {
        return by.submitter().equals(command.by()) ? samePerson() : new Unchanged(round);
    }

    private static RoundDecision reconcile(Round round, RoundCommand.Reconcile command) {
        return switch (round) {
            case Open _, Liquidated _, Submitted _, Approved _, Cancelled _ -> notReady();
            case Dispatched(var plan, var totals, var by) ->
                command.unanswered() == 0
                        ? new Moved(new Reconciled(plan, totals, by))
                        : new Refused(RoundRefusal.TRANSFERS_UNANSWERED);
            case Reconciled _, Closed _ -> new Unchanged(round);
        };
    }

    private static RoundDecision close(Round round) {
        return switch (round) {
            case Open _, Liquidated _, Submitted _, Approved _, Dispatched _, Cancelled _ -> notReady();
            case Reconciled(var plan, var totals, var by) -> new Moved(new Closed(plan, totals, by));
            case Closed _ -> new Unchanged(round);
        };
    }

    private static RoundDecision cancel(Round round, Cancellation why) {
        return switch (round) {
            case Open _ -> notReady();
            case Liquidated(var plan, var totals) -> cancelled(plan, totals, null, why);
            case Submitted(var plan, var totals, var by) -> cancelled(plan, totals, by, why);
            case Approved(var plan, var totals, var by) ->
                by.submitter().equals(why.person()) ? samePerson() : cancelled(plan, totals, by, why);
            case Dispatched _, Reconciled _, Closed _ -> new Refused(RoundRefusal.ALREADY_DISPATCHED);
            case Cancelled _ -> new Unchanged(round);
        };
    }

    private static RoundDecision cancelled(Plan plan, ControlTotals totals, @Nullable Signatures by, Cancellation why) {
        return new Moved(new Cancelled(plan, totals, by, why));
    }

    private static RoundDecision notReady() {
        return new Refused(RoundRefusal.ROUND_NOT_READY);
    }

    private static RoundDecision samePerson() {
        return new Refused(RoundRefusal.SAME_PERSON);
    }
}
