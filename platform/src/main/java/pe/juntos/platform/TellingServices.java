package pe.juntos.platform;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Wrapped;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import pe.juntos.platform.bulk.BulkCopy;
import pe.juntos.platform.event.EventHandler;
import pe.juntos.platform.event.EventJson;
import pe.juntos.platform.event.TopicCreation;
import pe.juntos.platform.event.TopicNames;
import pe.juntos.platform.event.Topics;
import pe.juntos.platform.outbox.Outbox;
import pe.juntos.platform.outbox.OutboxRelay;
import tools.jackson.databind.json.JsonMapper;

/** What a service announces: topics, outbox, relay. */
@Configuration(proxyBeanMethods = false)
final class TellingServices {
    @Bean
    TopicNames topicNames(PlatformSettings settings, @Value("${spring.application.name}") String service) {
        return new TopicNames(settings.topicPrefix(), service);
    }

    @Bean
    KafkaSettings kafkaSettings(PlatformSettings settings) {
        return KafkaSettings.of(settings.kafka(), settings.kafkaProperties());
    }

    /** On the way out what is not delivered is left to the next start: it still lies in the outbox. */
    @Bean(destroyMethod = "close")
    Producer<String, byte[]> eventProducer(KafkaSettings kafka) {
        return new KafkaProducer<String, byte[]>(kafka.producer()) {
            @Override
            public void close() {
                close(Duration.ofSeconds(5));
            }
        };
    }

    @Bean(destroyMethod = "close")
    Admin kafkaAdministration(KafkaSettings kafka) {
        return Admin.create(kafka.admin());
    }

    @Bean
    EventJson eventJson(JsonMapper mapper) {
        return new EventJson(mapper);
    }

    @Bean
    BulkCopy bulkCopy(DatabaseClient client) {
        return new BulkCopy(client);
    }

    @Bean
    Outbox outbox(DatabaseClient client, BulkCopy copy, EventJson json, Clock clock, ObjectProvider<Tracer> tracer) {
        return new Outbox(client, copy, json, clock, tracer.getIfAvailable());
    }

    @Bean
    OutboxRelay outboxRelay(
            ConnectionFactory pool, Producer<String, byte[]> producer, TopicNames names, MeterRegistry meters) {
        return new OutboxRelay(unpooled(pool), producer, names, meters);
    }

    /** Inside the pool (and whatever wraps it) is the factory that opens a connection of one's own. */
    private static ConnectionFactory unpooled(ConnectionFactory factory) {
        var inner = factory;
        while (inner instanceof Wrapped<?> wrapped && wrapped.unwrap() instanceof ConnectionFactory next) {
            inner = next;
        }
        return inner;
    }

    @Bean
    TopicCreation topicCreation(Admin admin, TopicNames names, List<EventHandler> handlers, List<Topics> produced) {
        var topics = new LinkedHashSet<String>();
        topics.add(names.jobs());
        produced.forEach(list -> topics.addAll(list.names()));
        for (var handler : handlers) {
            topics.addAll(handler.topics());
            handler.topics().forEach(topic -> topics.add(TopicNames.deadLetters(topic)));
        }
        return new TopicCreation(admin, names.onBroker(topics));
    }
}
