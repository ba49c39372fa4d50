package pe.juntos.platform.test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Speaks for the other services: publishes events and reads what lies on a topic. Topics are named without the test's prefix. */
public final class EventProbe implements AutoCloseable {
    private static final int PARTITIONS = 12;

    private final String prefix;
    private final Admin admin;
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<String, List<ReceivedEvent>> seen = new HashMap<>();
    private final Set<String> there = ConcurrentHashMap.newKeySet();

    EventProbe(String kafka, String prefix) {
        this.prefix = prefix;
        admin = Admin.create(Map.of("bootstrap.servers", kafka));
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka, "acks", "all"), new StringSerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka, "enable.auto.commit", "false", "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    /** Publishes a well-formed event and waits until the broker has it. Gives back the event's id. */
    public String publish(String topic, String key, String type, long version, String json) {
        var id = UUID.randomUUID().toString();
        publish(id, topic, key, type, version, json);
        return id;
    }

    /** The same with an id of the caller's choice, to repeat an event. */
    public void publish(String id, String topic, String key, String type, long version, String json) {
        publish(topic, key, envelope(id, key, type, version), json.getBytes(StandardCharsets.UTF_8));
    }

    /** Publishes anything at all. */
    public void publish(String topic, String key, Map<String, String> headers, byte[] data) {
        createTopic(topic);
        var record = new ProducerRecord<>(prefix + topic, key, data);
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        done(producer.send(record));
    }

    /** Publishes many well-formed events, the n-th as version n of its key, and waits for all. */
    public void publishAll(String topic, String type, List<Map.Entry<String, String>> keysAndJson) {
        createTopic(topic);
        var versions = new HashMap<String, Long>();
        var sent = keysAndJson.stream()
                .map(event -> {
                    var version = versions.merge(event.getKey(), 1L, Long::sum);
                    var record = new ProducerRecord<>(
                            prefix + topic, event.getKey(), event.getValue().getBytes(StandardCharsets.UTF_8));
                    envelope(UUID.randomUUID().toString(), event.getKey(), type, version)
                            .forEach((name, value) ->
                                    record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
                    return producer.send(record);
                })
                .toList();
        sent.forEach(EventProbe::done);
    }

    /** The headers of a well-formed event. */
    public static Map<String, String> envelope(String id, String key, String type, long version) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id);
        headers.put("ce_source", "/juntos/probe");
        headers.put("ce_type", type);
        headers.put("ce_time", "2026-06-30T17:00:00Z");
        headers.put("ce_subject", key);
        headers.put("ce_entityversion", Long.toString(version));
        headers.put("ce_correlationid", "probe-" + id);
        headers.put("content-type", "application/json");
        return headers;
    }

    /** Everything on the topic up to now, in partition and offset order. */
    public synchronized List<ReceivedEvent> received(String topic) {
        var partitions = partitions(topic);
        var events = seen.computeIfAbsent(topic, name -> new ArrayList<>());
        consumer.assign(partitions);
        partitions.forEach(p -> consumer.seek(p, next(events, p.partition())));
        var ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(Duration.ofMillis(200)).forEach(record -> events.add(ReceivedEvent.of(record)));
        }
        return events.stream()
                .sorted(java.util.Comparator.comparing(ReceivedEvent::partition).thenComparing(ReceivedEvent::offset))
                .toList();
    }

    /** Waits until at least so many events lie on the topic, and gives all of them. */
    public List<ReceivedEvent> awaitReceived(String topic, int atLeast) {
        return Await.value(() -> received(topic), events -> events.size() >= atLeast);
    }

    /** The values under one key in order of their offsets. */
    public List<ReceivedEvent> received(String topic, String key) {
        return received(topic).stream().filter(e -> key.equals(e.key())).toList();
    }

    /** Creates a topic of another service, unless it exists. */
    public void createTopic(String topic) {
        if (there.contains(topic)) return;
        try {
            admin.createTopics(List.of(new NewTopic(prefix + topic, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        there.add(topic);
    }

    @Override
    public void close() {
        consumer.close();
        producer.close();
        admin.close(Duration.ofSeconds(5));
    }

    private static long next(List<ReceivedEvent> events, int partition) {
        return events.stream()
                .filter(e -> e.partition() == partition)
                .mapToLong(e -> e.offset() + 1)
                .max()
                .orElse(0);
    }

    private Collection<TopicPartition> partitions(String topic) {
        createTopic(topic);
        return consumer.partitionsFor(prefix + topic).stream()
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
    }

    private static void done(java.util.concurrent.Future<?> sent) {
        try {
            sent.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
