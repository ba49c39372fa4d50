package pe.juntos.graduation.review.adapter;

import java.time.LocalDate;
import pe.juntos.graduation.review.ExitPolicy;
import pe.juntos.graduation.review.RecertificationPolicy;
import pe.juntos.graduation.review.Rules;
import pe.juntos.graduation.review.TypologyPolicy;
import pe.juntos.platform.policy.PolicyBook;

/** All versions of the policies of graduation. */
record RuleBook(
        PolicyBook<RecertificationPolicy> recertification,
        PolicyBook<TypologyPolicy> typology,
        PolicyBook<ExitPolicy> exit) {

    /** @throws IllegalArgumentException before the first version */
    Rules at(LocalDate day) {
        var a = recertification.at(day);
        var b = typology.at(day);
        var c = exit.at(day);
        return new Rules(String.join("+", c.id(), b.id(), a.id()), a.parameters(), b.parameters(), c.parameters());
    }
}
