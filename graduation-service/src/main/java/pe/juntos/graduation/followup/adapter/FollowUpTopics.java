package pe.juntos.graduation.followup.adapter;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pe.juntos.graduation.followup.FollowUpTold;
import pe.juntos.platform.event.Topics;

@Configuration(proxyBeanMethods = false)
class FollowUpTopics {

    @Bean
    Topics followUpsTold() {
        return new Topics(List.of(FollowUpTold.TOPIC));
    }
}
