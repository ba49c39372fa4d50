package pe.juntos.affiliation.duplicate;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One record taken for another's (TGT-4): proposed by a person with grounds, applied, and taken back the same way. Where
 * money moves, because a household concerned is being paid, somebody else has to approve each step.
 *
 * @param kept code of the person or household that stays
 * @param lost code of the one that goes
 * @param movesMoney a household concerned was affiliated when it was proposed
 * @param undo the way back, once somebody asked for it
 */
public record Merge(
        UUID id,
        Kind kind,
        String kept,
        String lost,
        LocalDate on,
        String grounds,
        boolean movesMoney,
        State state,
        String proposedBy,
        @Nullable String decidedBy,
        @Nullable Undo undo) {

    /** What is merged. */
    public enum Kind {
        PERSON,
        HOUSEHOLD
    }

    /** How far it is. */
    public enum State {
        PROPOSED,
        DECLINED,
        APPLIED,
        UNDO_PROPOSED,
        UNDONE
    }

    /** The way back. */
    public record Undo(
            LocalDate on,
            String grounds,
            String proposedBy,
            @Nullable String decidedBy) {

        Undo by(String person) {
            return new Undo(on, grounds, proposedBy, person);
        }
    }

    /** What a step amounts to. */
    public sealed interface Outcome {

        /** As it is now, and what is to be done to the register. */
        record Moved(Merge merge, Effect effect) implements Outcome {}

        /** Nothing changes. */
        enum Refused implements Outcome {
            SAME_PERSON,
            ALREADY_DECIDED,
            NOT_APPLIED
        }
    }

    /** What happens to the register. */
    public enum Effect {
        NONE,
        APPLY,
        UNDO
    }

    /** The same, once it is known whether a household concerned is being paid. */
    public Merge moving(boolean money) {
        return new Merge(id, kind, kept, lost, on, grounds, money, state, proposedBy, decidedBy, undo);
    }

    /** Where no money moves the proposer's word is enough. */
    public Outcome.Moved proposed() {
        return movesMoney
                ? new Outcome.Moved(this, Effect.NONE)
                : new Outcome.Moved(in(State.APPLIED, null, undo), Effect.APPLY);
    }

    /** Repeated by the same person, it changes nothing. */
    public Outcome approve(String person) {
        Undo back = undo;
        if (state == State.PROPOSED) {
            return person.equals(proposedBy)
                    ? Outcome.Refused.SAME_PERSON
                    : new Outcome.Moved(in(State.APPLIED, person, undo), Effect.APPLY);
        }
        if (state == State.UNDO_PROPOSED && back != null) {
            return person.equals(back.proposedBy())
                    ? Outcome.Refused.SAME_PERSON
                    : new Outcome.Moved(in(State.UNDONE, decidedBy, back.by(person)), Effect.UNDO);
        }
        String last = back == null ? decidedBy : back.decidedBy();
        return state != State.DECLINED && person.equals(last)
                ? new Outcome.Moved(this, Effect.NONE)
                : Outcome.Refused.ALREADY_DECIDED;
    }

    /** A merge that is declined never was; an undo that is declined leaves the merge as it is. */
    public Outcome decline(String person) {
        return switch (state) {
            case PROPOSED -> new Outcome.Moved(in(State.DECLINED, person, undo), Effect.NONE);
            case UNDO_PROPOSED -> new Outcome.Moved(in(State.APPLIED, decidedBy, null), Effect.NONE);
            case DECLINED, APPLIED, UNDONE ->
                state == State.DECLINED && person.equals(decidedBy)
                        ? new Outcome.Moved(this, Effect.NONE)
                        : Outcome.Refused.ALREADY_DECIDED;
        };
    }

    /** @param money a household concerned is, or was before the merge, affiliated */
    public Outcome undo(LocalDate day, String why, String person, boolean money) {
        if (state != State.APPLIED) {
            return Outcome.Refused.NOT_APPLIED;
        }
        var back = new Undo(day, why, person, null);
        return money
                ? new Outcome.Moved(in(State.UNDO_PROPOSED, decidedBy, back), Effect.NONE)
                : new Outcome.Moved(in(State.UNDONE, decidedBy, back), Effect.UNDO);
    }

    private Merge in(State next, @Nullable String decider, @Nullable Undo back) {
        return new Merge(id, kind, kept, lost, on, grounds, movesMoney, next, proposedBy, decider, back);
    }
}
