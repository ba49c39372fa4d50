package pe.juntos.platform;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.platform.deadletter.DeadLetters;
import pe.juntos.platform.deadletter.Replay;
import pe.juntos.platform.event.CausedWork;
import pe.juntos.platform.event.EventApplication;
import pe.juntos.platform.event.EventHandler;
import pe.juntos.platform.event.EventListener;
import pe.juntos.platform.event.EventListeners;
import pe.juntos.platform.event.TopicNames;
import pe.juntos.platform.inbox.Inbox;
import pe.juntos.platform.job.ChunkWorker;
import pe.juntos.platform.observe.ConsumerLag;

/** What a service hears: handlers, inbox, dead letters; and the consumers of its jobs. */
@Configuration(proxyBeanMethods = false)
final class ListeningServices {
    private static final String WORKERS = "jobs";

    @Bean
    Inbox inbox(DatabaseClient client, MeterRegistry meters) {
        return new Inbox(client, meters);
    }

    @Bean
    CausedWork causedWork(ObservationRegistry observations) {
        return new CausedWork(observations);
    }

    @Bean
    EventApplication eventApplication(Inbox inbox, TransactionalOperator transaction, CausedWork work) {
        return new EventApplication(inbox, transaction, work);
    }

    @Bean
    DeadLetters deadLetters(
            DatabaseClient client, Producer<String, byte[]> producer, TopicNames names, MeterRegistry meters) {
        return new DeadLetters(client, producer, names, meters);
    }

    @Bean
    Replay replay(
            DeadLetters deadLetters,
            EventApplication application,
            TopicNames names,
            KafkaSettings kafka,
            List<EventHandler> handlers) {
        return new Replay(deadLetters, application, names, kafka.consumer(), handlers);
    }

    @Bean
    EventListeners eventListeners(
            PlatformSettings settings,
            KafkaSettings kafka,
            TopicNames names,
            List<EventHandler> handlers,
            EventApplication application,
            DeadLetters deadLetters,
            ChunkWorker worker,
            MeterRegistry meters) {
        var listeners = new EventListeners(kafka.consumer());
        for (var handler : handlers) {
            listeners.add(
                    names.group(handler.name()),
                    names.onBroker(handler.topics()),
                    new EventListener(handler, application, deadLetters, names, meters),
                    settings.listenerConcurrency(),
                    Map.of());
        }
        listeners.add(
                names.group(WORKERS),
                names.onBroker(Set.of(names.jobs())),
                worker,
                settings.jobWorkers(),
                kafka.jobConsumer());
        return listeners;
    }

    @Bean
    ConsumerLag consumerLag(Admin admin, TopicNames names, List<EventHandler> handlers) {
        Map<String, Collection<String>> groups = handlers.stream()
                .collect(Collectors.toMap(
                        handler -> names.group(handler.name()), handler -> names.onBroker(handler.topics())));
        groups.put(names.group(WORKERS), names.onBroker(Set.of(names.jobs())));
        return new ConsumerLag(admin, groups);
    }
}
