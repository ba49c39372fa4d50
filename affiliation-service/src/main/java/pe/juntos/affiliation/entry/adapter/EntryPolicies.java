package pe.juntos.affiliation.entry.adapter;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pe.juntos.affiliation.entry.EntryParameters;
import pe.juntos.platform.policy.Policies;
import pe.juntos.platform.policy.PolicyBook;

/** What the rules of entry are measured by. */
@Configuration(proxyBeanMethods = false)
class EntryPolicies {

    @Bean
    PolicyBook<EntryParameters> entryPolicy() {
        return Policies.load("policies/entry", EntryParameters.class);
    }
}
