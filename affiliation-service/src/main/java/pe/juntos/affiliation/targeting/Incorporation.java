package pe.juntos.affiliation.targeting;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A district's way into the programme (TGT-1): one person proposes the day and the norm, another decides. Both are kept,
 * whatever comes of it.
 *
 * @param on first day on which households of the district can be affiliated
 */
public record Incorporation(
        UUID id,
        String district,
        LocalDate on,
        String legalBasis,
        State state,
        String proposedBy,
        @Nullable String decidedBy) {

    /** How far it is. */
    public enum State {
        PROPOSED,
        APPROVED,
        DECLINED
    }

    /** What a decision amounts to. */
    public sealed interface Outcome {

        /** As it is now; a decision repeated by the same person changes nothing. */
        record Decided(Incorporation incorporation) implements Outcome {}

        /** Nothing changes. */
        enum Refused implements Outcome {
            SAME_PERSON,
            ALREADY_DECIDED,
            ALREADY_INCORPORATED
        }
    }

    /** @param since day on which the district joined by other ways meanwhile; null if it did not */
    public Outcome approve(String person, @Nullable LocalDate since) {
        if (state == State.PROPOSED && person.equals(proposedBy)) {
            return Outcome.Refused.SAME_PERSON;
        }
        return state == State.PROPOSED && since != null
                ? Outcome.Refused.ALREADY_INCORPORATED
                : decide(State.APPROVED, person);
    }

    /** Anybody entitled may decline, the proposer too. */
    public Outcome decline(String person) {
        return decide(State.DECLINED, person);
    }

    private Outcome decide(State decided, String person) {
        if (state == State.PROPOSED) {
            return new Outcome.Decided(new Incorporation(id, district, on, legalBasis, decided, proposedBy, person));
        }
        return state == decided && person.equals(decidedBy)
                ? new Outcome.Decided(this)
                : Outcome.Refused.ALREADY_DECIDED;
    }
}
