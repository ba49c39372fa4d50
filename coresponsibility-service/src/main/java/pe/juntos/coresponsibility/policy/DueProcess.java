package pe.juntos.coresponsibility.policy;

import java.time.LocalDate;
import pe.juntos.platform.policy.Policy;
import pe.juntos.platform.policy.PolicyBook;

/** The time limits of due process, by business date. */
public record DueProcess(PolicyBook<DueProcessPolicy> versions) {
    public Policy<DueProcessPolicy> on(LocalDate day) {
        return versions.at(day);
    }
}
