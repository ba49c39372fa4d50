package pe.juntos.partner.ranking.adapter;

import java.time.LocalDate;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import pe.juntos.partner.ranking.RankingPolicy;
import pe.juntos.platform.policy.Policies;
import pe.juntos.platform.policy.Policy;
import pe.juntos.platform.policy.PolicyBook;
import pe.juntos.platform.web.Problem;

/** All versions of the ranking's rules. */
@Component
class RankingBook {

    private final PolicyBook<RankingPolicy> policies = Policies.load("policies/ranking", RankingPolicy.class);

    /** @throws Problem before the first version */
    Policy<RankingPolicy> at(LocalDate day) {
        try {
            return policies.at(day);
        } catch (IllegalArgumentException _) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "DAY_INVALID", "Se espera una fecha con norma vigente");
        }
    }
}
