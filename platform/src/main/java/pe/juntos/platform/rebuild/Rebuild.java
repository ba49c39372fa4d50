package pe.juntos.platform.rebuild;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.r2dbc.core.DatabaseClient;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.database.Rows;
import pe.juntos.platform.event.CloudEventHeaders;
import pe.juntos.platform.event.EventHandler;
import pe.juntos.platform.event.Idempotency;
import pe.juntos.platform.event.IncomingEvent;
import pe.juntos.platform.event.TopicNames;
import pe.juntos.platform.event.UnreadableEvent;
import pe.juntos.platform.job.BucketRange;
import pe.juntos.platform.job.ChunkedJob;
import pe.juntos.platform.job.Job;
import pe.juntos.platform.job.Jobs;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Schedulers;

/**
 * Makes a projection anew from its topics, while the service goes on: its rows are first doubted (version -1), so that everything told
 * is news, and then each partition is heard from its end to its beginning. Rows that nobody told stay doubted and are counted.
 */
public final class Rebuild implements ChunkedJob {
    public static final String KIND = "rebuild";
    private static final String PROJECTION = "projection";
    private static final long DOUBTED = -1;

    private final DatabaseClient client;
    private final Admin admin;
    private final TopicNames names;
    private final Map<String, Object> consumerSettings;
    private final Set<String> deciding;
    private final Map<String, EventHandler> projections = new HashMap<>();

    public Rebuild(
            DatabaseClient client,
            Admin admin,
            TopicNames names,
            Map<String, Object> consumerSettings,
            List<EventHandler> handlers) {
        this.client = client;
        this.admin = admin;
        this.names = names;
        this.consumerSettings = new HashMap<>(consumerSettings);
        this.deciding = handlers.stream()
                .filter(handler -> handler.projects().isEmpty())
                .map(EventHandler::name)
                .collect(Collectors.toUnmodifiableSet());
        handlers.stream().filter(handler -> !handler.projects().isEmpty()).forEach(this::add);
    }

    private void add(EventHandler handler) {
        if (handler.idempotency() != Idempotency.BY_STATE) {
            throw new IllegalStateException(handler.name() + " remembers events, and would not hear them again");
        }
        projections.put(handler.name(), handler);
    }

    /**
     * A projection as it stands.
     *
     * @param rows in its tables
     * @param doubted of these, told by nobody since the last rebuild began
     */
    public record Projection(String name, List<String> topics, long rows, long doubted) {}

    public Flux<Projection> projections() {
        return Flux.fromStream(projections.values().stream().sorted(Comparator.comparing(EventHandler::name)))
                .concatMap(this::standing);
    }

    private Mono<Projection> standing(EventHandler handler) {
        return Flux.fromIterable(handler.projects())
                .concatMap(table -> client.sql("select count(*) as n, count(*) filter (where version = " + DOUBTED
                                + ") as doubted from " + table)
                        .map(row -> new long[] {
                            Rows.required(row, "n", Long.class), Rows.required(row, "doubted", Long.class)
                        })
                        .one())
                .reduce((one, other) -> new long[] {one[0] + other[0], one[1] + other[1]})
                .map(n -> new Projection(
                        handler.name(), handler.topics().stream().sorted().toList(), n[0], n[1]));
    }

    /** A listener that keeps nothing but decisions of its own: hearing again would decide again. */
    boolean decides(String listener) {
        return deciding.contains(listener);
    }

    /** Starts it; empty if this service has no such projection. */
    public Mono<Job> start(String projection, Jobs jobs) {
        return Mono.justOrEmpty(projections.get(projection))
                .flatMap(this::partitions)
                .flatMap(partitions -> jobs.start(
                        KIND,
                        projection + "/" + UUID.randomUUID(),
                        Map.of(PROJECTION, projection),
                        partitions.size(),
                        1));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Mono<Void> prepare(Job job) {
        return Flux.fromIterable(handler(job).projects())
                .concatMap(table -> client.sql("update " + table + " set version = " + DOUBTED)
                        .then())
                .then();
    }

    /** Of the partitions, laid over the buckets in their order, those of the range. */
    @Override
    public Mono<Long> run(Job job, BucketRange range) {
        var handler = handler(job);
        return partitions(handler)
                .flatMapMany(all -> Flux.fromStream(IntStream.range(0, all.size())
                        .filter(n -> within(range, n * Buckets.COUNT / all.size()))
                        .mapToObj(all::get)))
                .concatMap(partition -> hear(handler, partition))
                .reduce(0L, Long::sum);
    }

    private static boolean within(BucketRange range, int bucket) {
        return range.first() <= bucket && bucket <= range.last();
    }

    private Mono<Long> hear(EventHandler handler, TopicPartition partition) {
        return Flux.using(
                        () -> reader(partition),
                        reader -> Flux.<List<ConsumerRecord<String, byte[]>>>generate(sink -> give(reader, sink)),
                        BackwardReader::close)
                .subscribeOn(Schedulers.boundedElastic())
                .concatMap(block -> apply(handler, block), 1)
                .reduce(0L, Long::sum);
    }

    private BackwardReader reader(TopicPartition partition) {
        var settings = new HashMap<>(consumerSettings);
        settings.remove("group.id");
        return new BackwardReader(settings, partition);
    }

    private static void give(BackwardReader reader, SynchronousSink<List<ConsumerRecord<String, byte[]>>> sink) {
        var block = reader.previous();
        if (block.isEmpty()) {
            sink.complete();
        } else {
            sink.next(block);
        }
    }

    private Mono<Long> apply(EventHandler handler, List<ConsumerRecord<String, byte[]>> block) {
        var events = block.stream()
                .flatMap(message -> readable(message).stream())
                .filter(event -> handler.types().contains(event.type()))
                .toList();
        return events.isEmpty() ? Mono.just(0L) : handler.project(events).thenReturn((long) events.size());
    }

    /** What could not be read lies with the dead letters since it was heard first. */
    private Optional<IncomingEvent> readable(ConsumerRecord<String, byte[]> message) {
        try {
            return Optional.of(CloudEventHeaders.read(message, names));
        } catch (UnreadableEvent _) {
            return Optional.empty();
        }
    }

    private Mono<List<TopicPartition>> partitions(EventHandler handler) {
        return Mono.fromFuture(() -> admin.describeTopics(names.onBroker(handler.topics()))
                        .allTopicNames()
                        .toCompletionStage()
                        .toCompletableFuture())
                .map(topics -> partitions(topics.values()));
    }

    private static List<TopicPartition> partitions(Collection<TopicDescription> topics) {
        return topics.stream()
                .sorted(Comparator.comparing(TopicDescription::name))
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
    }

    private EventHandler handler(Job job) {
        var handler = projections.get(job.parameter(PROJECTION));
        if (handler == null) {
            throw new IllegalStateException("no projection " + job.parameter(PROJECTION));
        }
        return handler;
    }
}
