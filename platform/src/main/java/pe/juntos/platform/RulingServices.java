package pe.juntos.platform;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.platform.policy.LiveBook;
import pe.juntos.platform.policy.LiveBooks;
import pe.juntos.platform.policy.PolicyController;
import pe.juntos.platform.policy.PolicyStore;
import pe.juntos.platform.policy.Publishing;
import pe.juntos.platform.policy.Settled;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Policies that change at run time (POL-1). */
@Configuration(proxyBeanMethods = false)
final class RulingServices {
    @Bean
    PolicyStore policyStore(DatabaseClient client, JsonMapper mapper, Clock clock) {
        return new PolicyStore(client, mapper, clock);
    }

    @Bean
    LiveBooks liveBooks(PolicyStore store) {
        return new LiveBooks(store);
    }

    @Bean
    Publishing publishing(
            PolicyStore store, ObjectProvider<Settled> settled, TransactionalOperator transaction, Clock clock) {
        return new Publishing(
                store, settled.getIfAvailable(() -> () -> Mono.fromSupplier(() -> LocalDate.now(clock))), transaction);
    }

    @Bean
    PolicyController policyController(ObjectProvider<LiveBook<?>> books, Publishing publishing) {
        return new PolicyController(List.copyOf(books.stream().toList()), publishing);
    }
}
