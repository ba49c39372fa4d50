package pe.juntos.graduation.review.adapter;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pe.juntos.graduation.review.DecisionTold;
import pe.juntos.graduation.review.ExitPolicy;
import pe.juntos.graduation.review.RecertificationPolicy;
import pe.juntos.graduation.review.TypologyPolicy;
import pe.juntos.platform.event.Topics;
import pe.juntos.platform.policy.Policies;

@Configuration(proxyBeanMethods = false)
class ReviewConfiguration {

    @Bean
    RuleBook ruleBook() {
        return new RuleBook(
                Policies.load("policies/recertification", RecertificationPolicy.class),
                Policies.load("policies/typology", TypologyPolicy.class),
                Policies.load("policies/exit", ExitPolicy.class));
    }

    @Bean
    Topics topics() {
        return new Topics(List.of(DecisionTold.TOPIC));
    }
}
