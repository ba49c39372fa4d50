package pe.juntos.graduation.comparison.adapter;

import java.time.LocalDate;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import pe.juntos.graduation.comparison.ComparisonPolicy;
import pe.juntos.platform.policy.Policies;
import pe.juntos.platform.policy.Policy;
import pe.juntos.platform.policy.PolicyBook;
import pe.juntos.platform.web.Problem;

/** All versions of the models' rules. */
@Component
class ComparisonBook {

    private final PolicyBook<ComparisonPolicy> policies = Policies.load("policies/comparison", ComparisonPolicy.class);

    /** @throws Problem before the first version */
    Policy<ComparisonPolicy> at(LocalDate day) {
        try {
            return policies.at(day);
        } catch (IllegalArgumentException _) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "DAY_INVALID", "Se espera una fecha con norma vigente");
        }
    }
}
