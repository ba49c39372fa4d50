package pe.juntos.payment.bank;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A line that is for people: who has it, and how it ends.
 *
 * @param assignee who works on it; nobody yet if absent
 * @param proposal what one person wants done and another has to approve
 */
public record ExceptionCase(
        State state, @Nullable String assignee, @Nullable Proposal proposal) {

    public enum State {
        OPEN,
        PROPOSED,
        RESOLVED
    }

    public record Proposal(ExceptionAction action, ExceptionGround reason, String by) {}

    /** What somebody asks for. */
    public sealed interface Command {
        /** Gives the case to somebody. */
        record Assign(String to) implements Command {}

        record Resolve(ExceptionAction action, ExceptionGround reason, Person by) implements Command {}

        /** The second person agrees. */
        record Approve(String by) implements Command {}

        /** The second person does not. */
        record SendBack(String by) implements Command {}
    }

    /** @param mayProposeMoney whether the person presents payments */
    public record Person(String subject, boolean mayProposeMoney) {}

    /** What comes of it. */
    public sealed interface Decision {
        record Moved(ExceptionCase to) implements Decision {}

        /** Ended; if its action moves money, that goes with it. */
        record Ended(ExceptionCase to, Proposal as) implements Decision {}

        record Refused(Refusal why) implements Decision {}
    }

    /** Public codes. */
    public enum Refusal {
        EXCEPTION_RESOLVED,
        ASSIGNED_TO_ANOTHER,
        /** The action does not fit what the line says, or what the transfer has become. */
        ACTION_NOT_ALLOWED,
        NOTHING_PROPOSED,
        AWAITS_APPROVAL,
        SAME_PERSON,
        ROLE_INSUFFICIENT
    }

    /** @param possible the actions that fit the line and its transfer now, see {@link Resolution} */
    public Decision decide(Command command, Set<ExceptionAction> possible) {
        if (state == State.RESOLVED) {
            return refused(Refusal.EXCEPTION_RESOLVED);
        }
        return switch (command) {
            case Command.Assign(var to) -> new Decision.Moved(new ExceptionCase(state, to, proposal));
            case Command.Resolve resolve -> resolve(resolve, possible);
            case Command.Approve(var by) -> approve(by, possible);
            case Command.SendBack(var by) -> sendBack(by);
        };
    }

    private Decision resolve(Command.Resolve asked, Set<ExceptionAction> possible) {
        if (state == State.PROPOSED) {
            return refused(Refusal.AWAITS_APPROVAL);
        }
        var by = asked.by().subject();
        if (assignee != null && !assignee.equals(by)) {
            return refused(Refusal.ASSIGNED_TO_ANOTHER);
        }
        if (!possible.contains(asked.action())) {
            return refused(Refusal.ACTION_NOT_ALLOWED);
        }
        var as = new Proposal(asked.action(), asked.reason(), by);
        if (!asked.action().movesMoney()) {
            return new Decision.Ended(new ExceptionCase(State.RESOLVED, by, as), as);
        }
        return asked.by().mayProposeMoney()
                ? new Decision.Moved(new ExceptionCase(State.PROPOSED, by, as))
                : refused(Refusal.ROLE_INSUFFICIENT);
    }

    private Decision approve(String by, Set<ExceptionAction> possible) {
        if (proposal == null) {
            return refused(Refusal.NOTHING_PROPOSED);
        }
        if (proposal.by().equals(by)) {
            return refused(Refusal.SAME_PERSON);
        }
        return possible.contains(proposal.action())
                ? new Decision.Ended(new ExceptionCase(State.RESOLVED, assignee, proposal), proposal)
                : refused(Refusal.ACTION_NOT_ALLOWED);
    }

    private Decision sendBack(String by) {
        if (proposal == null) {
            return refused(Refusal.NOTHING_PROPOSED);
        }
        return proposal.by().equals(by)
                ? refused(Refusal.SAME_PERSON)
                : new Decision.Moved(new ExceptionCase(State.OPEN, assignee, null));
    }

    private static Decision refused(Refusal why) {
        return new Decision.Refused(why);
    }
}
