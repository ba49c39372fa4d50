package pe.juntos.partner.raffle.adapter;

import java.time.LocalDate;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import pe.juntos.partner.raffle.RafflePolicy;
import pe.juntos.platform.policy.Policies;
import pe.juntos.platform.policy.Policy;
import pe.juntos.platform.policy.PolicyBook;
import pe.juntos.platform.web.Problem;

/** All versions of the raffle's rules. */
@Component
class RaffleBook {

    private final PolicyBook<RafflePolicy> policies = Policies.load("policies/raffle", RafflePolicy.class);

    /** @throws Problem before the first version */
    Policy<RafflePolicy> at(LocalDate day) {
        try {
            return policies.at(day);
        } catch (IllegalArgumentException _) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "DAY_INVALID", "Se espera una fecha con norma vigente");
        }
    }
}
