package pe.juntos.coresponsibility.supply.adapter;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pe.juntos.coresponsibility.supply.SupplyPolicy;
import pe.juntos.platform.policy.Policies;
import pe.juntos.platform.policy.PolicyBook;

@Configuration(proxyBeanMethods = false)
class SupplyConfiguration {
    @Bean
    PolicyBook<SupplyPolicy> supplyPolicies() {
        return Policies.load("policy/supply", SupplyPolicy.class);
    }
}
