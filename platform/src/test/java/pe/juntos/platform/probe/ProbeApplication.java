package pe.juntos.platform.probe;

import java.math.BigDecimal;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import pe.juntos.platform.event.Topics;
import pe.juntos.platform.policy.LiveBook;
import pe.juntos.platform.policy.LiveBooks;

@SpringBootApplication
public class ProbeApplication {
    public static final String TOPIC = "juntos.probe.thing.v1";
    public static final String CHANGED = "pe.juntos.probe.thing.changed.v1";
    public static final String NOTED = "pe.juntos.probe.thing.noted.v1";

    public static void main(String[] arguments) {
        SpringApplication.run(ProbeApplication.class, arguments);
    }

    /** @param amount in soles, at least zero */
    public record Price(BigDecimal amount) {
        public Price {
            if (amount.signum() < 0) {
                throw new IllegalArgumentException("a price below zero");
            }
        }
    }

    @Bean
    LiveBook<Price> prices(LiveBooks books) {
        return books.open("price", "policies/price", Price.class);
    }

    @Bean
    Topics topics() {
        return new Topics(List.of(TOPIC));
    }
}
