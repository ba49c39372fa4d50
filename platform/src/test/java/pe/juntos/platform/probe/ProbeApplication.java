package pe.juntos.platform.probe;

import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import pe.juntos.platform.event.Topics;

@SpringBootApplication
public class ProbeApplication {
    public static final String TOPIC = "juntos.probe.thing.v1";
    public static final String CHANGED = "pe.juntos.probe.thing.changed.v1";
    public static final String NOTED = "pe.juntos.probe.thing.noted.v1";

    public static void main(String[] arguments) {
        SpringApplication.run(ProbeApplication.class, arguments);
    }

    @Bean
    Topics topics() {
        return new Topics(List.of(TOPIC));
    }
}
