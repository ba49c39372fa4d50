package pe.juntos.partner.agreement.adapter;

import java.time.LocalDate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import pe.juntos.partner.agreement.AgreementLapsing;
import pe.juntos.partner.agreement.AgreementPolicy;
import pe.juntos.partner.agreement.AgreementRefusal;
import pe.juntos.platform.event.Topics;
import pe.juntos.platform.policy.Policies;
import pe.juntos.platform.policy.PolicyBook;
import pe.juntos.platform.web.Problem;

/** All versions of the rules of agreements, and the topic on which a lapse is told. */
@Configuration(proxyBeanMethods = false)
class AgreementBook {

    private final PolicyBook<AgreementPolicy> policies = Policies.load("policies/agreement", AgreementPolicy.class);

    @Bean
    Topics agreementsTold() {
        return new Topics(java.util.List.of(AgreementLapsing.TOPIC));
    }

    /** @throws Problem before the first version */
    AgreementPolicy at(LocalDate day) {
        try {
            return policies.at(day).parameters();
        } catch (IllegalArgumentException _) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "DAY_INVALID", "Se espera una fecha con norma vigente");
        }
    }

    static Problem problem(AgreementRefusal why) {
        return Problem.of(HttpStatus.valueOf(why.status()), why.name(), why.detail());
    }
}
