package pe.juntos.platform.probe;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.event.OutgoingEvent;
import pe.juntos.platform.outbox.Outbox;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The probe's business: changes things and tells so. */
@Component
public class Things {
    private final Outbox outbox;
    private final DatabaseClient client;
    private final TransactionalOperator transaction;

    Things(Outbox outbox, DatabaseClient client, TransactionalOperator transaction) {
        this.outbox = outbox;
        this.client = client;
        this.transaction = transaction;
    }

    /** Tells one version of so many households of a group, in one transaction. */
    public Mono<Void> tell(String group, int households, long version) {
        return transaction.transactional(outbox.append(events(group, households, version)));
    }

    /** Tells versions first to last of each household, one transaction per version. */
    public Mono<Void> tell(String group, int households, long first, long last) {
        return Flux.fromStream(LongStream.rangeClosed(first, last).boxed())
                .concatMap(version -> tell(group, households, version))
                .then();
    }

    /** Tells, then breaks, in one transaction. */
    public Mono<Void> tellAndBreak(String group, int households) {
        return transaction.transactional(outbox.append(events(group, households, 1))
                .then(Mono.error(new IllegalStateException("broken on purpose"))));
    }

    /** Tells amounts other than the version. */
    public Mono<Void> tellOne(String household, long version, long amount) {
        return transaction.transactional(outbox.append(List.of(event(household, version, amount))));
    }

    /** Stores so many rows for a job to read, with amount 1. */
    public Mono<Void> store(String group, int households) {
        var codes = codes(group, households).toArray(String[]::new);
        var buckets = codes(group, households).map(c -> (short) Buckets.of(c)).toArray(Short[]::new);
        return client.sql("""
                        insert into thing (household, bucket, version, amount)
                        select h, b, 1, 1 from unnest(:households, :buckets) as t (h, b)""")
                .bind("households", codes)
                .bind("buckets", buckets)
                .then();
    }

    public static Stream<String> codes(String group, int households) {
        return IntStream.range(0, households).mapToObj(i -> "H%s%012d".formatted(group, i));
    }

    private static List<OutgoingEvent> events(String group, int households, long version) {
        return codes(group, households)
                .map(code -> event(code, version, version))
                .toList();
    }

    private static OutgoingEvent event(String household, long version, long amount) {
        return new OutgoingEvent(
                ProbeApplication.TOPIC, household, ProbeApplication.CHANGED, version, new Thing(household, amount));
    }
}
