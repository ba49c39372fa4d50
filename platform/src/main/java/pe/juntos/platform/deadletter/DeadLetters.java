package pe.juntos.platform.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static pe.juntos.platform.database.Rows.required;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.springframework.r2dbc.core.DatabaseClient;
import pe.juntos.platform.event.CloudEventHeaders;
import pe.juntos.platform.event.TopicNames;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Buries what a handler could not apply: whole, on {@code <topic>.dlt} with handler and reason as headers,
 * and noted in the handler's database, from where it can be replayed.
 */
public final class DeadLetters {
    public static final String HANDLER = "juntos_handler";
    public static final String REASON = "juntos_reason";
    private static final Duration SEND = Duration.ofMinutes(2);

    private final DatabaseClient client;
    private final Producer<String, byte[]> producer;
    private final TopicNames names;
    private final MeterRegistry meters;

    public DeadLetters(
            DatabaseClient client, Producer<String, byte[]> producer, TopicNames names, MeterRegistry meters) {
        this.client = client;
        this.producer = producer;
        this.names = names;
        this.meters = meters;
    }

    /** A buried event. */
    public record Letter(long id, String handler, String topic, String reason, int partition, long offset) {}

    public Mono<Void> bury(String handler, ConsumerRecord<String, byte[]> message, String reason) {
        var topic = names.plain(message.topic());
        var letter = new ProducerRecord<>(
                names.onBroker(TopicNames.deadLetters(topic)), null, message.key(), message.value(), message.headers());
        letter.headers().add(HANDLER, handler.getBytes(UTF_8));
        letter.headers().add(REASON, reason.getBytes(UTF_8));
        return Mono.fromFuture(() -> send(letter))
                .timeout(SEND)
                .flatMap(place -> note(handler, topic, message, reason, place))
                .doOnSuccess(_ ->
                        meters.counter("juntos.events.dead", "handler", handler).increment());
    }

    private CompletableFuture<RecordMetadata> send(ProducerRecord<String, byte[]> letter) {
        var sent = new CompletableFuture<RecordMetadata>();
        producer.send(letter, (place, error) -> {
            if (error == null) {
                sent.complete(place);
            } else {
                sent.completeExceptionally(error);
            }
        });
        return sent;
    }

    private Mono<Void> note(
            String handler, String topic, ConsumerRecord<String, byte[]> message, String reason, RecordMetadata place) {
        var note = client.sql("insert into dead_letter (handler, topic, event_id, reason, letter_topic,"
                        + " letter_partition, letter_offset) values (:handler, :topic, :event, :reason, :place,"
                        + " :partition, :offset) on conflict do nothing")
                .bind("handler", handler)
                .bind("topic", topic)
                .bind("reason", reason)
                .bind("place", place.topic())
                .bind("partition", place.partition())
                .bind("offset", place.offset());
        var id = CloudEventHeaders.text(message.headers(), CloudEventHeaders.ID);
        return (id == null ? note.bindNull("event", String.class) : note.bind("event", id)).then();
    }

    /** What still waits to be replayed, oldest first. */
    public Flux<Letter> waiting() {
        return client.sql("select id, handler, topic, reason, letter_partition, letter_offset from dead_letter"
                        + " where replayed_at is null order by id")
                .map(row -> new Letter(
                        required(row, "id", Long.class),
                        required(row, "handler", String.class),
                        required(row, "topic", String.class),
                        required(row, "reason", String.class),
                        required(row, "letter_partition", Integer.class),
                        required(row, "letter_offset", Long.class)))
                .all();
    }

    public Mono<Long> count() {
        return client.sql("select count(*) as n from dead_letter where replayed_at is null")
                .map(row -> required(row, "n", Long.class))
                .one();
    }

    public Mono<Void> replayed(long id) {
        return client.sql("update dead_letter set replayed_at = now() where id = :id")
                .bind("id", id)
                .then();
    }
}
