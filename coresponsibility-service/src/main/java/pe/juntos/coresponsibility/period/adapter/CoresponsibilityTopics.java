package pe.juntos.coresponsibility.period.adapter;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pe.juntos.platform.event.Topics;

@Configuration(proxyBeanMethods = false)
class CoresponsibilityTopics {
    @Bean
    Topics topics() {
        return new Topics(List.of(
                "juntos.coresponsibility.verdict.v1",
                "juntos.coresponsibility.period.v1",
                "juntos.coresponsibility.establishment.v1",
                "juntos.coresponsibility.accompaniment.v1",
                "juntos.coresponsibility.monitoring.v1"));
    }
}
