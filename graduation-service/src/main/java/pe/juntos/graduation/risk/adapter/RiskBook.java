package pe.juntos.graduation.risk.adapter;

import java.time.LocalDate;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import pe.juntos.graduation.risk.RiskPolicy;
import pe.juntos.platform.policy.Policies;
import pe.juntos.platform.policy.Policy;
import pe.juntos.platform.policy.PolicyBook;
import pe.juntos.platform.web.Problem;

/** All versions of what counts as a risk. */
@Component
class RiskBook {

    private final PolicyBook<RiskPolicy> policies = Policies.load("policies/risk", RiskPolicy.class);

    /** @throws Problem before the first version */
    Policy<RiskPolicy> at(LocalDate day) {
        try {
            return policies.at(day);
        } catch (IllegalArgumentException _) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "DAY_INVALID", "Se espera una fecha con norma vigente");
        }
    }
}
