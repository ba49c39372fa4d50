package pe.juntos.payment.collection;

import pe.juntos.payment.kernel.Money;

/**
 * Uncollected money of a round on its way back to the Treasury: one person proposes it, another one lets it go after quoting
 * exactly what was proposed, or anybody who may do either takes the proposal back (PAY-7).
 */
public sealed interface Reversion {
    /** What is proposed: everything uncollected of a round on a day, by its numbers and a hash over its items. */
    record Totals(long transfers, Money amount, String hash) {}

    record Proposed(Totals totals, String by) implements Reversion {}

    record Approved(Totals totals, String proposedBy, String by) implements Reversion {}

    record Withdrawn(Totals totals, String proposedBy, String by) implements Reversion {}

    /** Why not; public codes. */
    enum Refusal {
        SAME_PERSON,
        TOTALS_DIFFER,
        REVERSION_CLOSED
    }

    sealed interface Decision {
        record Done(Reversion reversion) implements Decision {}

        /** It is so already. */
        record Unchanged(Reversion reversion) implements Decision {}

        record Refused(Refusal refusal) implements Decision {}
    }

    /** @param quoted what the approver believes to let go */
    default Decision approve(String person, Totals quoted) {
        return switch (this) {
            case Proposed(var totals, var by) -> {
                if (by.equals(person)) {
                    yield new Decision.Refused(Refusal.SAME_PERSON);
                }
                yield totals.equals(quoted)
                        ? new Decision.Done(new Approved(totals, by, person))
                        : new Decision.Refused(Refusal.TOTALS_DIFFER);
            }
            case Approved approved -> new Decision.Unchanged(approved);
            case Withdrawn _ -> new Decision.Refused(Refusal.REVERSION_CLOSED);
        };
    }

    default Decision withdraw(String person) {
        return switch (this) {
            case Proposed(var totals, var by) -> new Decision.Done(new Withdrawn(totals, by, person));
            case Withdrawn withdrawn -> new Decision.Unchanged(withdrawn);
            case Approved _ -> new Decision.Refused(Refusal.REVERSION_CLOSED);
        };
    }
}
