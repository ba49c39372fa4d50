package pe.juntos.graduation.supply.adapter;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pe.juntos.graduation.supply.LinkNeeded;
import pe.juntos.graduation.supply.ShortageTold;
import pe.juntos.platform.event.Topics;

@Configuration(proxyBeanMethods = false)
class SupplyTopics {

    @Bean
    Topics shortagesTold() {
        return new Topics(List.of(ShortageTold.TOPIC, LinkNeeded.TOPIC));
    }
}
