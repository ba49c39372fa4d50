package pe.juntos.payment.liquidation.adapter;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pe.juntos.payment.liquidation.ComponentPolicy;
import pe.juntos.payment.liquidation.Tariff;
import pe.juntos.platform.policy.Policies;

@Configuration(proxyBeanMethods = false)
class PolicyConfiguration {
    @Bean
    Tariff tariff() {
        return new Tariff(Policies.load("policy/components", ComponentPolicy.class));
    }
}
