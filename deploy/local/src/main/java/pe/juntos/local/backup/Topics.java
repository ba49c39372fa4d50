package pe.juntos.local.backup;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Brings topics and listeners to the moment to which the databases went back. What was told after it was told by transactions that
 * are no more: it is cut off, or a listener would take the telling of their successors for old news. What was told before it is heard
 * again for some days back: handlers know what they have applied.
 */
public final class Topics implements AutoCloseable {

    private static final String OURS = "juntos.";
    private static final Duration POLL = Duration.ofMillis(500);

    private final Map<String, Object> client;
    private final Admin admin;

    public Topics(String servers) {
        this.client = Map.of("bootstrap.servers", servers);
        this.admin = Admin.create(client);
    }

    /** @param cut messages taken away, by topic; those of which none was are not there */
    public record Outcome(Map<String, Long> cut, int groups) {
        public Outcome {
            cut = Map.copyOf(cut);
        }
    }

    /**
     * With nobody writing or reading.
     *
     * @param rehear how far back listeners hear again; less than the inbox remembers
     */
    public Outcome backTo(Instant moment, Duration rehear) throws InterruptedException {
        var heard = heard();
        var cut = new HashMap<String, Long>();
        for (var topic : get(admin.listTopics().names())) {
            if (topic.startsWith(OURS)) {
                var gone = cut(topic, moment);
                if (gone > 0) {
                    cut.put(topic, gone);
                }
            }
        }
        return new Outcome(cut, rehear(heard, moment.minus(rehear)));
    }

    /** Kafka forgets the oldest messages of a topic, never the newest: so the topic is made anew from those that stay. */
    private long cut(String topic, Instant moment) throws InterruptedException {
        var partitions = partitions(topic);
        var ends = offsets(partitions, OffsetSpec.latest());
        var stay = offsets(partitions, OffsetSpec.forTimestamp(moment.toEpochMilli()));
        stay.replaceAll((partition, offset) -> offset < 0 ? end(ends, partition) : offset);
        var gone = partitions.stream()
                .mapToLong(partition -> end(ends, partition) - end(stay, partition))
                .sum();
        if (gone > 0) {
            makeAnew(topic, partitions.size(), read(stay));
        }
        return gone;
    }

    private void makeAnew(String topic, int partitions, List<ConsumerRecord<byte[], byte[]>> messages)
            throws InterruptedException {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        var settings = get(Objects.requireNonNull(
                        admin.describeConfigs(List.of(resource)).values().get(resource)))
                .entries()
                .stream()
                .filter(entry -> !entry.isDefault())
                .filter(entry ->
                        entry.source() == org.apache.kafka.clients.admin.ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                .collect(Collectors.toMap(
                        org.apache.kafka.clients.admin.ConfigEntry::name,
                        org.apache.kafka.clients.admin.ConfigEntry::value));
        var copies = described(topic).partitions().getFirst().replicas().size();
        get(admin.deleteTopics(List.of(topic)).all());
        while (get(admin.listTopics().names()).contains(topic)) {
            Thread.sleep(POLL);
        }
        get(admin.createTopics(List.of(new NewTopic(topic, partitions, (short) copies).configs(settings)))
                .all());
        write(messages);
    }

    private List<ConsumerRecord<byte[], byte[]>> read(Map<TopicPartition, Long> untils) {
        var messages = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        var settings = new HashMap<>(client);
        settings.put("enable.auto.commit", false);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var all = untils.keySet();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            while (all.stream().anyMatch(partition -> consumer.position(partition) < end(untils, partition))) {
                for (var message : consumer.poll(POLL)) {
                    if (message.offset() < end(untils, new TopicPartition(message.topic(), message.partition()))) {
                        messages.add(message);
                    }
                }
            }
        }
        return messages;
    }

    /** In the order of each partition, with the time at which each was told first: so places stay what they were. */
    private void write(List<ConsumerRecord<byte[], byte[]>> messages) {
        var settings = new HashMap<>(client);
        settings.put("acks", "all");
        settings.put("max.request.size", 4_194_304);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (var message : messages) {
                producer.send(new ProducerRecord<>(
                        message.topic(),
                        message.partition(),
                        message.timestamp(),
                        message.key(),
                        message.value(),
                        message.headers()));
            }
            producer.flush();
        }
    }

    /** What each group has heard of: asked before, since a group forgets its places in a topic that is made anew. */
    private Map<String, List<TopicPartition>> heard() throws InterruptedException {
        var heard = new HashMap<String, List<TopicPartition>>();
        for (var group :
                get(admin.listGroups(ListGroupsOptions.forConsumerGroups()).all())) {
            var places = get(admin.listConsumerGroupOffsets(group.groupId()).partitionsToOffsetAndMetadata());
            var ours = places.keySet().stream()
                    .filter(partition -> partition.topic().startsWith(OURS))
                    .toList();
            if (!ours.isEmpty()) {
                heard.put(group.groupId(), ours);
            }
        }
        return heard;
    }

    private int rehear(Map<String, List<TopicPartition>> groups, Instant since) throws InterruptedException {
        for (var group : groups.keySet()) {
            var ours = groups.getOrDefault(group, List.of());
            var ends = offsets(ours, OffsetSpec.latest());
            var from = offsets(ours, OffsetSpec.forTimestamp(since.toEpochMilli()));
            var places = ours.stream()
                    .collect(Collectors.toMap(
                            Function.identity(),
                            partition -> new OffsetAndMetadata(Math.min(
                                    end(ends, partition),
                                    end(from, partition) < 0 ? end(ends, partition) : end(from, partition)))));
            get(admin.alterConsumerGroupOffsets(group, places).all());
        }
        return groups.size();
    }

    private TopicDescription described(String topic) throws InterruptedException {
        return get(Objects.requireNonNull(
                admin.describeTopics(List.of(topic)).topicNameValues().get(topic)));
    }

    private List<TopicPartition> partitions(String topic) throws InterruptedException {
        return described(topic).partitions().stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    private Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec of)
            throws InterruptedException {
        var asked = partitions.stream().collect(Collectors.toMap(Function.identity(), _ -> of));
        var answers = new HashMap<TopicPartition, Long>();
        get(admin.listOffsets(asked).all()).forEach((partition, answer) -> answers.put(partition, answer.offset()));
        return answers;
    }

    private static long end(Map<TopicPartition, Long> ends, TopicPartition partition) {
        return ends.getOrDefault(partition, 0L);
    }

    private static <T> T get(KafkaFuture<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
