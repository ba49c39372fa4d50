package pe.juntos.payment.collection.adapter;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pe.juntos.payment.collection.CollectionPolicy;
import pe.juntos.platform.policy.Policies;
import pe.juntos.platform.policy.PolicyBook;

@Configuration(proxyBeanMethods = false)
class CollectionPolicyConfiguration {
    @Bean
    PolicyBook<CollectionPolicy> collectionPolicies() {
        return Policies.load("policy/collection", CollectionPolicy.class);
    }
}
