package pe.juntos.platform.event;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchMessageListener;
import pe.juntos.platform.database.Transient;
import pe.juntos.platform.deadletter.DeadLetters;
import pe.juntos.platform.web.Correlation;

/**
 * Hands batches to a handler and blocks until they are applied, so that the order of a partition holds.
 * What fails for want of database or broker is thrown back, to be delivered again; what fails by itself is
 * tried alone and then buried, and the others go on.
 */
public final class EventListener implements BatchMessageListener<String, byte[]> {
    private static final Logger LOG = LoggerFactory.getLogger(EventListener.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final EventHandler handler;
    private final EventApplication application;
    private final DeadLetters deadLetters;
    private final TopicNames names;
    private final Counter handled;

    public EventListener(
            EventHandler handler,
            EventApplication application,
            DeadLetters deadLetters,
            TopicNames names,
            MeterRegistry meters) {
        this.handler = handler;
        this.application = application;
        this.deadLetters = deadLetters;
        this.names = names;
        this.handled = meters.counter("juntos.events.handled", "handler", handler.name());
    }

    private record Delivery(ConsumerRecord<String, byte[]> message, IncomingEvent event) {}

    @Override
    public void onMessage(List<ConsumerRecord<String, byte[]>> messages) {
        var deliveries = new ArrayList<Delivery>(messages.size());
        for (var message : messages) {
            sort(message, deliveries);
        }
        if (!deliveries.isEmpty()) {
            applyTogether(deliveries);
            handled.increment(deliveries.size());
        }
    }

    private void sort(ConsumerRecord<String, byte[]> message, List<Delivery> deliveries) {
        try {
            var event = CloudEventHeaders.read(message, names);
            if (handler.types().contains(event.type())) {
                deliveries.add(new Delivery(message, event));
            } else if (!handler.ignored().contains(event.type())) {
                bury(message, "unknown type " + event.type());
            }
        } catch (UnreadableEvent e) {
            bury(message, "unreadable: " + e.getMessage());
        }
    }

    private void applyTogether(List<Delivery> deliveries) {
        try {
            apply(deliveries);
        } catch (RuntimeException e) {
            rethrowIfTransient(e);
            LOG.warn("{}: a batch of {} failed, applying one by one: {}", handler.name(), deliveries.size(), name(e));
            deliveries.forEach(this::applyAlone);
        }
    }

    private void applyAlone(Delivery delivery) {
        try (var _ = Correlation.inLogs(delivery.event().correlationId())) {
            applyOrBury(delivery);
        }
    }

    private void applyOrBury(Delivery delivery) {
        try {
            apply(List.of(delivery));
        } catch (RuntimeException e) {
            rethrowIfTransient(e);
            LOG.error("{}: event {} buried", handler.name(), delivery.event().id(), e);
            bury(delivery.message(), "handler failed: " + name(e));
        }
    }

    private void apply(List<Delivery> deliveries) {
        application
                .apply(handler, deliveries.stream().map(Delivery::event).toList())
                .block(PATIENCE);
    }

    private void bury(ConsumerRecord<String, byte[]> message, String reason) {
        deadLetters.bury(handler.name(), message, reason).block(PATIENCE);
    }

    private static void rethrowIfTransient(RuntimeException e) {
        if (Transient.is(e)) {
            throw e;
        }
    }

    /** Only the kind of an error leaves the process: messages of the database quote values. */
    private static String name(Throwable e) {
        return e.getClass().getSimpleName();
    }
}
