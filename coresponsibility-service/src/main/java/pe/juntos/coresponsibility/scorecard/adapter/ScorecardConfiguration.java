package pe.juntos.coresponsibility.scorecard.adapter;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pe.juntos.coresponsibility.scorecard.ScorecardPolicy;
import pe.juntos.platform.policy.Policies;
import pe.juntos.platform.policy.PolicyBook;

@Configuration(proxyBeanMethods = false)
class ScorecardConfiguration {
    @Bean
    PolicyBook<ScorecardPolicy> scorecardPolicies() {
        return Policies.load("policy/scorecard", ScorecardPolicy.class);
    }
}
