package pe.juntos.platform.policy;

import java.time.LocalDate;

/** POL-1: one person proposes a version, another publishes it; what is in force is never edited. */
public final class PolicyLife {
    private PolicyLife() {}

    /** What follows from a command on a version. */
    public enum Outcome {
        /** It is done. */
        DONE,
        /** It was done before: the same answer again. */
        UNCHANGED,
        /** Another version has this id; a change is a new version. */
        POLICY_ID_TAKEN,
        /** Proposer and publisher are one person. */
        SAME_PERSON,
        /** Decisions already rest on the version in force on that day. */
        EFFECTIVE_TOO_EARLY,
        /** Another version holds from the same day. */
        POLICY_DAY_TAKEN,
        /** It ships with the service as a draft, to be compared and simulated only. */
        POLICY_SHIPPED
    }

    /** @param version as proposed, a draft */
    public static <T> Outcome propose(Policy<T> version, PolicyBook<T> book) {
        return book.find(version.id())
                .map(known -> known.proposed().equals(version) ? Outcome.UNCHANGED : Outcome.POLICY_ID_TAKEN)
                .orElse(Outcome.DONE);
    }

    /**
     * @param by subject of the person who publishes
     * @param shipped whether the version came with the service
     * @param settled last day on whose version decisions rest
     */
    public static <T> Outcome publish(
            Policy<T> version, String by, boolean shipped, LocalDate settled, PolicyBook<T> book) {
        if (!version.draft()) {
            return Outcome.UNCHANGED;
        }
        if (shipped) {
            return Outcome.POLICY_SHIPPED;
        }
        if (version.author().equals(by)) {
            return Outcome.SAME_PERSON;
        }
        if (!version.effectiveFrom().isAfter(settled)) {
            return Outcome.EFFECTIVE_TOO_EARLY;
        }
        return book.versions().stream().anyMatch(v -> v.effectiveFrom().equals(version.effectiveFrom()))
                ? Outcome.POLICY_DAY_TAKEN
                : Outcome.DONE;
    }
}
