package pe.juntos.affiliation.maintenance;

/**
 * A life event that moves money waits for a second person (AFF-5): proposed by who reports it, approved or rejected by
 * somebody else, once. Before the approval nothing changes.
 */
public record Proposal(State state, String proposedBy, String decidedBy) {

    /** Where it stands; what needs no second person is recorded at once. */
    public enum State {
        RECORDED,
        PROPOSED,
        APPROVED,
        REJECTED
    }

    /** What comes of a decision. */
    public sealed interface Outcome {}

    /** It stands as decided. */
    public record Decided(Proposal proposal) implements Outcome {}

    /** The same person decides the same again. */
    public record Repeated() implements Outcome {}

    /** The decision is not taken. */
    public record Refused(Refusal refusal) implements Outcome {}

    /** Why not. */
    public enum Refusal {
        SAME_PERSON,
        ALREADY_DECIDED,
        NOTHING_TO_DECIDE
    }

    public Outcome approve(String by) {
        return decide(State.APPROVED, by);
    }

    public Outcome reject(String by) {
        return decide(State.REJECTED, by);
    }

    private Outcome decide(State next, String by) {
        return switch (state) {
            case RECORDED -> new Refused(Refusal.NOTHING_TO_DECIDE);
            case PROPOSED ->
                by.equals(proposedBy)
                        ? new Refused(Refusal.SAME_PERSON)
                        : new Decided(new Proposal(next, proposedBy, by));
            case APPROVED, REJECTED ->
                state == next && by.equals(decidedBy) ? new Repeated() : new Refused(Refusal.ALREADY_DECIDED);
        };
    }
}
