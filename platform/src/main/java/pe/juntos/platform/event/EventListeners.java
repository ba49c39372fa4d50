package pe.juntos.platform.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/** The consumer groups of this service: one container per listener, started and stopped with the application. */
public final class EventListeners implements SmartLifecycle {
    private final Map<String, Object> consumerSettings;
    private final List<ConcurrentMessageListenerContainer<String, byte[]>> containers = new ArrayList<>();
    private volatile boolean running;

    public EventListeners(Map<String, Object> consumerSettings) {
        this.consumerSettings = Map.copyOf(consumerSettings);
    }

    /** @param listener a batch or record listener of Spring Kafka */
    public void add(
            String group, List<String> topicsOnBroker, Object listener, int concurrency, Map<String, Object> settings) {
        var properties = new ContainerProperties(topicsOnBroker.toArray(String[]::new));
        properties.setGroupId(group);
        properties.setMessageListener(listener);
        properties.setMissingTopicsFatal(false);
        properties.setStopImmediate(true);
        var all = new java.util.HashMap<>(consumerSettings);
        all.putAll(settings);
        var container = new ConcurrentMessageListenerContainer<>(
                new DefaultKafkaConsumerFactory<String, byte[]>(all), properties);
        container.setConcurrency(concurrency);
        container.setBeanName(group);
        container.setCommonErrorHandler(untilItPasses());
        containers.add(container);
    }

    /** Listeners only throw what passes with time, so there is no last try. */
    private static CommonErrorHandler untilItPasses() {
        var backOff = new ExponentialBackOff(200, 2);
        backOff.setMaxInterval(5_000);
        return new DefaultErrorHandler((message, error) -> {}, backOff);
    }

    @Override
    public void start() {
        containers.forEach(ConcurrentMessageListenerContainer::start);
        running = true;
    }

    @Override
    public void stop() {
        containers.parallelStream().forEach(ConcurrentMessageListenerContainer::stop);
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
