package pe.juntos.graduation.forecast.adapter;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pe.juntos.graduation.forecast.ExitAnnounced;
import pe.juntos.platform.event.Topics;

@Configuration(proxyBeanMethods = false)
class ForecastTopics {

    @Bean
    Topics exitsAnnounced() {
        return new Topics(List.of(ExitAnnounced.TOPIC));
    }
}
