package pe.juntos.payment.verification.adapter;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pe.juntos.payment.verification.SamplePolicy;
import pe.juntos.platform.policy.Policies;
import pe.juntos.platform.policy.PolicyBook;

@Configuration(proxyBeanMethods = false)
class VerificationPolicyConfiguration {
    @Bean
    PolicyBook<SamplePolicy> samplePolicies() {
        return Policies.load("policy/verification", SamplePolicy.class);
    }
}
