package pe.juntos.graduation.coordination.adapter;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pe.juntos.graduation.coordination.PhasePolicy;
import pe.juntos.platform.policy.LiveBook;
import pe.juntos.platform.policy.LiveBooks;

@Configuration(proxyBeanMethods = false)
class CoordinationConfiguration {

    @Bean
    LiveBook<PhasePolicy> phaseBook(LiveBooks books) {
        return books.open("phases", "policies/phases", PhasePolicy.class);
    }
}
