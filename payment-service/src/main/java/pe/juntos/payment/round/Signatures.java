package pe.juntos.payment.round;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who let a round go: one who submitted it, and as many others as its amount asks for (PAY-4). Nobody signs twice, nobody signs
 * as both.
 *
 * @param needed how many different persons have to approve
 * @param approvers in the order of their approvals
 */
public record Signatures(String submitter, int needed, List<String> approvers) {
    public Signatures {
        approvers = List.copyOf(approvers);
        if (approvers.contains(submitter)) {
            throw new IllegalArgumentException("submitter and approver are the same person");
        }
        if (needed < 1 || approvers.size() > needed || new HashSet<>(approvers).size() < approvers.size()) {
            throw new IllegalArgumentException(
                    "approvals are of different persons, one at least and no more than needed");
        }
    }

    public static Signatures submitted(String submitter, int needed) {
        return new Signatures(submitter, needed, List.of());
    }

    public boolean complete() {
        return approvers.size() == needed;
    }

    public Signatures approvedBy(String person) {
        return new Signatures(
                submitter,
                needed,
                Stream.concat(approvers.stream(), Stream.of(person)).toList());
    }
}
