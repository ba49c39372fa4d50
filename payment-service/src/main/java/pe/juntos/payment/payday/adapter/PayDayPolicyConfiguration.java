package pe.juntos.payment.payday.adapter;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pe.juntos.payment.payday.PayDayPolicy;
import pe.juntos.platform.policy.Policies;
import pe.juntos.platform.policy.PolicyBook;

@Configuration(proxyBeanMethods = false)
class PayDayPolicyConfiguration {
    @Bean
    PolicyBook<PayDayPolicy> payDayPolicies() {
        return Policies.load("policy/paydays", PayDayPolicy.class);
    }
}
