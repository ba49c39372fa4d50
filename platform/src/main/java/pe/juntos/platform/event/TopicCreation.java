package pe.juntos.platform.event;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Sees to it that every topic this service writes or reads exists before anything is sent or awaited; waits for the broker. Where
 * topics are made by others, the service needs no right to make any.
 */
public final class TopicCreation implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(TopicCreation.class);
    private static final int PARTITIONS = 12;
    /** They are few, and are read one by one: a third of all partitions of a broker would be theirs, and empty. */
    private static final int DEAD_LETTER_PARTITIONS = 1;

    private static final long TIMEOUT_SECONDS = 20;

    private final Admin admin;
    private final Collection<String> topicsOnBroker;
    private volatile boolean running;

    public TopicCreation(Admin admin, Collection<String> topicsOnBroker) {
        this.admin = admin;
        this.topicsOnBroker = List.copyOf(topicsOnBroker);
    }

    /** Before listeners and relay. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void start() {
        running = true;
        while (running && !created()) {
            LOG.warn("waiting for the broker");
        }
    }

    private boolean created() {
        try {
            var there = admin.listTopics().names().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            var missing = topicsOnBroker.stream()
                    .filter(name -> !there.contains(name))
                    .map(TopicCreation::topic)
                    .toList();
            for (var result : admin.createTopics(missing).values().values()) {
                await(result);
            }
            return true;
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("topics not created yet: {}", e.toString());
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Events are kept: a newcomer rebuilds its projections by reading a topic from the start. */
    private static NewTopic topic(String name) {
        var dead = TopicNames.forDeadLetters(name);
        var bytes = dead ? MessageSize.DEAD_LETTER : MessageSize.TOPIC;
        return new NewTopic(name, Optional.of(dead ? DEAD_LETTER_PARTITIONS : PARTITIONS), Optional.empty())
                .configs(Map.of(
                        TopicConfig.RETENTION_MS_CONFIG,
                        "-1",
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                        Integer.toString(bytes)));
    }

    private static void await(org.apache.kafka.common.KafkaFuture<Void> result)
            throws ExecutionException, InterruptedException, TimeoutException {
        try {
            result.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
