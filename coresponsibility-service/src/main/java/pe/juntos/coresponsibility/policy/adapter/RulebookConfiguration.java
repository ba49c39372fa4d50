package pe.juntos.coresponsibility.policy.adapter;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pe.juntos.coresponsibility.policy.MembershipPolicy;
import pe.juntos.coresponsibility.policy.Rulebook;
import pe.juntos.coresponsibility.policy.VerificationPolicy;
import pe.juntos.platform.policy.Policies;

@Configuration(proxyBeanMethods = false)
class RulebookConfiguration {
    @Bean
    Rulebook rulebook() {
        return new Rulebook(
                Policies.load("policy/membership", MembershipPolicy.class),
                Policies.load("policy/verification", VerificationPolicy.class));
    }
}
