package pe.juntos.partner.registry.adapter;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pe.juntos.partner.registry.RegistryPolicy;
import pe.juntos.platform.policy.Policies;
import pe.juntos.platform.policy.PolicyBook;

@Configuration(proxyBeanMethods = false)
class RegistryConfiguration {

    @Bean
    RegistryRules registryRules(Clock clock) {
        return new RegistryRules(Policies.load("policies/registry", RegistryPolicy.class), clock);
    }

    /** Those in force today. */
    record RegistryRules(PolicyBook<RegistryPolicy> policies, Clock clock) {
        RegistryPolicy policy() {
            return policies.at(LocalDate.now(clock)).parameters();
        }

        Instant now() {
            return clock.instant();
        }

        /** No message can have been sent after this. */
        Instant latest() {
            return now().plus(policy().clocksApart());
        }
    }
}
