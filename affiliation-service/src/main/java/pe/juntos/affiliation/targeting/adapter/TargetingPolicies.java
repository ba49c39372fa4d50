package pe.juntos.affiliation.targeting.adapter;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pe.juntos.affiliation.targeting.NucleusParameters;
import pe.juntos.affiliation.targeting.TargetingParameters;
import pe.juntos.platform.policy.LiveBook;
import pe.juntos.platform.policy.LiveBooks;

/** The policies of targeting; new versions are published by two persons at run time (POL-1). */
@Configuration(proxyBeanMethods = false)
class TargetingPolicies {

    @Bean
    LiveBook<TargetingParameters> targetingBook(LiveBooks books) {
        return books.open("targeting", "policies/targeting", TargetingParameters.class);
    }

    @Bean
    LiveBook<NucleusParameters> nucleusBook(LiveBooks books) {
        return books.open("nucleus", "policies/nucleus", NucleusParameters.class);
    }
}
