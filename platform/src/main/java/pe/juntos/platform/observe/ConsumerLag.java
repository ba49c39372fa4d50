package pe.juntos.platform.observe;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** How far the consumer groups of this service are behind, asked of the broker. */
public final class ConsumerLag {
    private static final long TIMEOUT_SECONDS = 10;

    private final Admin admin;
    private final Map<String, Collection<String>> topicsByGroup;

    /** @param topicsByGroup names on the broker */
    public ConsumerLag(Admin admin, Map<String, Collection<String>> topicsByGroup) {
        this.admin = admin;
        this.topicsByGroup = Map.copyOf(topicsByGroup);
    }

    public Mono<List<Flow.Lag>> read() {
        return Mono.fromCallable(this::ask).subscribeOn(Schedulers.boundedElastic());
    }

    private List<Flow.Lag> ask() throws ExecutionException, InterruptedException, TimeoutException {
        var topics = topicsByGroup.values().stream().flatMap(Collection::stream).collect(Collectors.toSet());
        var partitions = partitions(admin.describeTopics(topics)
                .allTopicNames()
                .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .values());
        var begins = offsets(partitions, OffsetSpec.earliest());
        var ends = offsets(partitions, OffsetSpec.latest());
        var lags = new HashMap<String, Map<String, Long>>();
        for (var group : topicsByGroup.keySet()) {
            var committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            var byTopic = lags.computeIfAbsent(group, ignored -> new HashMap<>());
            for (var partition : partitions) {
                if (!topicsByGroup.get(group).contains(partition.topic())) {
                    continue;
                }
                var at = committed.get(partition);
                var from = at == null ? begins.getOrDefault(partition, 0L) : at.offset();
                byTopic.merge(partition.topic(), Math.max(0, ends.getOrDefault(partition, from) - from), Long::sum);
            }
        }
        return lags.entrySet().stream()
                .flatMap(group -> group.getValue().entrySet().stream()
                        .map(topic -> new Flow.Lag(group.getKey(), topic.getKey(), topic.getValue())))
                .toList();
    }

    private static List<TopicPartition> partitions(Collection<TopicDescription> topics) {
        return topics.stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
    }

    private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec spec)
            throws ExecutionException, InterruptedException, TimeoutException {
        return admin
                .listOffsets(partitions.stream().collect(Collectors.toMap(p -> p, ignored -> spec)))
                .all()
                .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, at -> at.getValue().offset()));
    }
}
