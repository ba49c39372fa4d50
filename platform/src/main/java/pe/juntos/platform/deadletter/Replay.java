package pe.juntos.platform.deadletter;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import pe.juntos.platform.event.CloudEventHeaders;
import pe.juntos.platform.event.EventApplication;
import pe.juntos.platform.event.EventHandler;
import pe.juntos.platform.event.TopicNames;
import pe.juntos.platform.event.UnreadableEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Tries buried events again, one by one, with the handler that could not apply them. */
public final class Replay {
    private static final Duration POLL = Duration.ofSeconds(10);

    private final DeadLetters deadLetters;
    private final EventApplication application;
    private final TopicNames names;
    private final Map<String, Object> consumerSettings;
    private final Map<String, EventHandler> handlers = new HashMap<>();

    public Replay(
            DeadLetters deadLetters,
            EventApplication application,
            TopicNames names,
            Map<String, Object> consumerSettings,
            List<EventHandler> handlers) {
        this.deadLetters = deadLetters;
        this.application = application;
        this.names = names;
        this.consumerSettings = Map.copyOf(consumerSettings);
        handlers.forEach(handler -> this.handlers.put(handler.name(), handler));
    }

    /** @param failed letters that stay buried, with what was wrong this time */
    public record Outcome(int replayed, Map<Long, String> failed) {}

    public Mono<Outcome> replay() {
        return deadLetters
                .waiting()
                .collectList()
                .flatMap(letters -> Flux.fromIterable(letters)
                        .concatMap(letter -> replay(letter).map(error -> Map.entry(letter.id(), error)))
                        .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                        .map(failed -> new Outcome(letters.size() - failed.size(), failed)));
    }

    /** Empty when it worked, else what was wrong. */
    private Mono<String> replay(DeadLetters.Letter letter) {
        return Mono.fromCallable(() -> read(letter))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(message -> apply(letter, message))
                .then(deadLetters.replayed(letter.id()))
                .then(Mono.<String>empty())
                .onErrorResume(error -> Mono.just(error.getClass().getSimpleName()));
    }

    private Mono<Void> apply(DeadLetters.Letter letter, ConsumerRecord<String, byte[]> message) {
        var handler = handlers.get(letter.handler());
        if (handler == null) {
            return Mono.error(new UnreadableEvent("no handler " + letter.handler()));
        }
        var event = CloudEventHeaders.read(message, names);
        return handler.types().contains(event.type())
                ? application.apply(handler, List.of(event))
                : Mono.error(new UnreadableEvent("unknown type"));
    }

    private ConsumerRecord<String, byte[]> read(DeadLetters.Letter letter) {
        var place = new TopicPartition(names.onBroker(TopicNames.deadLetters(letter.topic())), letter.partition());
        var settings = new HashMap<>(consumerSettings);
        settings.remove("group.id");
        try (var consumer = new KafkaConsumer<String, byte[]>(settings)) {
            consumer.assign(List.of(place));
            consumer.seek(place, letter.offset());
            var found = consumer.poll(POLL).records(place);
            if (found.isEmpty() || found.getFirst().offset() != letter.offset()) {
                throw new UnreadableEvent("not on the dead-letter topic any more");
            }
            return found.getFirst();
        }
    }
}
