package pe.juntos.coresponsibility.policy;

import java.time.LocalDate;
import pe.juntos.platform.policy.Policy;
import pe.juntos.platform.policy.PolicyBook;

/** The parameters in force by business date: an old period is decided with the numbers of its time (POL-2). */
public record Rulebook(PolicyBook<MembershipPolicy> membership, PolicyBook<VerificationPolicy> verification) {

    /** The numbers in force on a period's first day. */
    public Rules on(LocalDate firstDay) {
        return new Rules(membership.at(firstDay), verification.at(firstDay));
    }

    /** One version of each book. */
    public record Rules(Policy<MembershipPolicy> members, Policy<VerificationPolicy> verdicts) {
        /** The versions' ids, as verdicts and files name them. */
        public String id() {
            return members.id() + "+" + verdicts.id();
        }

        public MembershipPolicy membership() {
            return members.parameters();
        }

        public VerificationPolicy verification() {
            return verdicts.parameters();
        }
    }
}
