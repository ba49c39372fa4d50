package pe.juntos.platform;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Wrapped;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.platform.bulk.BulkCopy;
import pe.juntos.platform.deadletter.DeadLetters;
import pe.juntos.platform.deadletter.Replay;
import pe.juntos.platform.event.EventApplication;
import pe.juntos.platform.event.EventHandler;
import pe.juntos.platform.event.EventJson;
import pe.juntos.platform.event.EventListener;
import pe.juntos.platform.event.EventListeners;
import pe.juntos.platform.event.TopicCreation;
import pe.juntos.platform.event.TopicNames;
import pe.juntos.platform.event.Topics;
import pe.juntos.platform.files.FileApplication;
import pe.juntos.platform.files.FileImports;
import pe.juntos.platform.files.ImportJob;
import pe.juntos.platform.files.ImportRegister;
import pe.juntos.platform.inbox.Inbox;
import pe.juntos.platform.job.ChunkWorker;
import pe.juntos.platform.job.ChunkedJob;
import pe.juntos.platform.job.Jobs;
import pe.juntos.platform.observe.ConsumerLag;
import pe.juntos.platform.observe.FlowEndpoint;
import pe.juntos.platform.observe.Housekeeping;
import pe.juntos.platform.observe.OperationsController;
import pe.juntos.platform.outbox.Outbox;
import pe.juntos.platform.outbox.OutboxRelay;
import pe.juntos.platform.web.IdempotencyFilter;
import tools.jackson.databind.json.JsonMapper;

/** For every service with a database: events, outbox, inbox, jobs, imports, idempotency. */
@AutoConfiguration(
        after = PlatformDefaults.class,
        afterName = {
            "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration",
            "org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
@ConditionalOnBean(ConnectionFactory.class)
@EnableConfigurationProperties(PlatformSettings.class)
@EnableScheduling
public class PlatformServices {
    private static final String WORKERS = "jobs";

    @Bean
    TopicNames topicNames(PlatformSettings settings, @Value("${spring.application.name}") String service) {
        return new TopicNames(settings.topicPrefix(), service);
    }

    @Bean
    KafkaSettings kafkaSettings(PlatformSettings settings) {
        return new KafkaSettings(settings.kafka());
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
    Inbox inbox(DatabaseClient client) {
        return new Inbox(client);
    }

    @Bean
    EventApplication eventApplication(Inbox inbox, TransactionalOperator transaction) {
        return new EventApplication(inbox, transaction);
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
    Jobs jobs(
            DatabaseClient client,
            TransactionalOperator transaction,
            Outbox outbox,
            TopicNames names,
            JsonMapper mapper,
            Clock clock) {
        return new Jobs(client, transaction, outbox, names, mapper, clock);
    }

    @Bean
    ImportRegister importRegister(DatabaseClient client, JsonMapper mapper) {
        return new ImportRegister(client, mapper);
    }

    @Bean
    ImportJob importJob(ImportRegister register, List<FileApplication> applications, DatabaseClient client) {
        return new ImportJob(register, byKind(applications), client);
    }

    @Bean
    FileImports fileImports(
            DatabaseClient client,
            TransactionalOperator transaction,
            BulkCopy copy,
            Jobs jobs,
            JsonMapper mapper,
            ImportRegister register,
            List<FileApplication> applications) {
        return new FileImports(client, transaction, copy, jobs, mapper, register, byKind(applications));
    }

    private static Map<String, FileApplication> byKind(List<FileApplication> applications) {
        return applications.stream().collect(Collectors.toMap(FileApplication::kind, Function.identity()));
    }

    @Bean
    ChunkWorker chunkWorker(
            List<ChunkedJob> kinds,
            Jobs jobs,
            DatabaseClient client,
            TransactionalOperator transaction,
            JsonMapper mapper,
            MeterRegistry meters) {
        return new ChunkWorker(kinds, jobs, client, transaction, mapper, meters);
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
        return new TopicCreation(admin, onBroker(names, topics));
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
                    onBroker(names, handler.topics()),
                    new EventListener(handler, application, deadLetters, names, meters),
                    settings.listenerConcurrency(),
                    Map.of());
        }
        listeners.add(
                names.group(WORKERS),
                onBroker(names, Set.of(names.jobs())),
                worker,
                settings.jobWorkers(),
                kafka.jobConsumer());
        return listeners;
    }

    private static List<String> onBroker(TopicNames names, Collection<String> topics) {
        return topics.stream().map(names::onBroker).toList();
    }

    @Bean
    ConsumerLag consumerLag(Admin admin, TopicNames names, List<EventHandler> handlers) {
        Map<String, Collection<String>> groups = handlers.stream()
                .collect(Collectors.toMap(
                        handler -> names.group(handler.name()), handler -> onBroker(names, handler.topics())));
        groups.put(names.group(WORKERS), onBroker(names, Set.of(names.jobs())));
        return new ConsumerLag(admin, groups);
    }

    @Bean
    FlowEndpoint flowEndpoint(
            Outbox outbox, OutboxRelay relay, Jobs jobs, ConsumerLag lag, DeadLetters deadLetters, Clock clock) {
        return new FlowEndpoint(outbox, relay, jobs, lag, deadLetters, clock);
    }

    @Bean
    OperationsController operationsController(
            ImportRegister imports, Jobs jobs, DeadLetters deadLetters, Replay replay) {
        return new OperationsController(imports, jobs, deadLetters, replay);
    }

    @Bean
    IdempotencyFilter idempotencyFilter(DatabaseClient client) {
        return new IdempotencyFilter(client);
    }

    @Bean
    Housekeeping housekeeping(Inbox inbox, DatabaseClient client) {
        return new Housekeeping(inbox, client);
    }
}
