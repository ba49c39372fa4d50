package pe.juntos.bench.floor;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What the platform has put on the broker.
 *
 * @param records in all topics of the platform
 * @param recordBytes mean size of a record, key and headers included
 */
public record Traffic(long records, int recordBytes) {
    private static final String TOPICS = "juntos.";
    private static final int SAMPLE = 20_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    public static Traffic on(String broker) throws InterruptedException {
        var ends = ends(broker);
        long records = ends.values().stream().mapToLong(Long::longValue).sum();
        return new Traffic(records, records == 0 ? 0 : meanSize(broker, List.copyOf(ends.keySet())));
    }

    private static Map<TopicPartition, Long> ends(String broker) throws InterruptedException {
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker))) {
            var topics = admin.listTopics().names().get().stream()
                    .filter(topic -> topic.startsWith(TOPICS))
                    .toList();
            var asked = admin.describeTopics(topics).allTopicNames().get().values().stream()
                    .flatMap(topic -> topic.partitions().stream()
                            .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                    .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
            var ends = new HashMap<TopicPartition, Long>();
            admin.listOffsets(asked).all().get().forEach((partition, end) -> {
                if (end.offset() > 0) {
                    ends.put(partition, end.offset());
                }
            });
            return ends;
        } catch (ExecutionException e) {
            throw new IllegalStateException("The broker at " + broker + " does not tell its topics", e);
        }
    }

    private static int meanSize(String broker, List<TopicPartition> partitions) {
        var settings = Map.<String, Object>of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, broker, ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long seen = 0;
            long bytes = 0;
            while (seen < SAMPLE) {
                var polled = consumer.poll(PATIENCE);
                if (polled.isEmpty()) {
                    break;
                }
                for (var record : polled) {
                    seen++;
                    bytes += size(record);
                }
            }
            return seen == 0 ? 0 : (int) (bytes / seen);
        }
    }

    private static long size(ConsumerRecord<byte[], byte[]> record) {
        long headers = 0;
        for (var header : record.headers()) {
            headers += header.key().length() + (header.value() == null ? 0 : header.value().length);
        }
        return Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize()) + headers;
    }
}
