package pe.juntos.platform.rebuild;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads a partition in blocks from its end to its beginning; within a block in its order. So the newest state of a row is written
 * first, and no state that was true only for a while is ever seen.
 */
final class BackwardReader implements AutoCloseable {
    private static final int BLOCK = 2_000;
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int SILENT_POLLS = 30;

    private final KafkaConsumer<String, byte[]> consumer;
    private final TopicPartition partition;
    private final long first;
    private long end;

    BackwardReader(Map<String, Object> settings, TopicPartition partition) {
        this.consumer = new KafkaConsumer<>(settings);
        this.partition = partition;
        consumer.assign(List.of(partition));
        this.first = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
        this.end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    }

    /** Empty at the beginning of the partition. */
    List<ConsumerRecord<String, byte[]>> previous() {
        var block = new ArrayList<ConsumerRecord<String, byte[]>>();
        var from = Math.max(first, end - BLOCK);
        consumer.seek(partition, from);
        for (var silent = 0; consumer.position(partition) < end; ) {
            var polled = consumer.poll(POLL).records(partition);
            polled.stream().filter(message -> message.offset() < end).forEach(block::add);
            silent = polled.isEmpty() ? silent + 1 : 0;
            if (silent == SILENT_POLLS) {
                throw new org.apache.kafka.common.errors.TimeoutException("nothing of " + partition + " comes");
            }
        }
        end = from;
        return block.isEmpty() && from > first ? previous() : block;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
