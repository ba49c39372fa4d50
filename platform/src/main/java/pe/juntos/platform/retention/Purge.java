package pe.juntos.platform.retention;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import pe.juntos.platform.policy.PolicyBook;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Forgets what is older than the policy in force says, in statements of some thousand rows, so that nobody waits long for a lock.
 * Two replicas at it at once take each other's rows for gone.
 */
public class Purge {
    private static final Logger LOG = LoggerFactory.getLogger(Purge.class);
    private static final int ROWS = 5_000;
    private static final String METER = "juntos.forgotten";

    private final List<Forgetting> kinds;
    private final List<PolicyBook<Retention>> policies;
    private final DatabaseClient client;
    private final Clock clock;
    private final MeterRegistry meters;

    /**
     * @param policies the platform's, and the service's own if it has one
     * @throws IllegalStateException if a file forgets no older rows, or the policy in force does not say after how many days
     */
    public static Purge of(
            Resource[] files,
            List<PolicyBook<Retention>> policies,
            DatabaseClient client,
            Clock clock,
            MeterRegistry meters) {
        return new Purge(Arrays.stream(files).map(Forgetting::of).toList(), policies, client, clock, meters);
    }

    private Purge(
            List<Forgetting> kinds,
            List<PolicyBook<Retention>> policies,
            DatabaseClient client,
            Clock clock,
            MeterRegistry meters) {
        this.kinds = List.copyOf(kinds);
        this.policies = List.copyOf(policies);
        this.client = client;
        this.clock = clock;
        this.meters = meters;
        kinds.forEach(this::days);
        kinds.forEach(kind -> meters.counter(METER, "what", kind.name()));
    }

    @Scheduled(initialDelayString = "PT1H", fixedDelayString = "PT6H")
    public Mono<Void> forgetByTheWay() {
        return forget().then();
    }

    /** @return how many rows of each kind are gone */
    public Mono<Map<String, Long>> forget() {
        return Flux.fromIterable(kinds)
                .concatMap(kind -> forget(kind).map(rows -> Map.entry(kind.name(), rows)))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private Mono<Long> forget(Forgetting kind) {
        return some(kind)
                .expand(rows -> rows < ROWS ? Mono.empty() : some(kind))
                .reduce(0L, Long::sum)
                .doOnError(error -> LOG.warn("{} not forgotten: {}", kind.name(), error.toString()))
                .onErrorReturn(0L);
    }

    private Mono<Long> some(Forgetting kind) {
        return Mono.defer(() -> client.sql(kind.sql())
                        .bind("days", days(kind))
                        .bind("rows", ROWS)
                        .fetch()
                        .rowsUpdated())
                .doOnNext(rows -> meters.counter(METER, "what", kind.name()).increment(rows));
    }

    private int days(Forgetting kind) {
        var today = LocalDate.now(clock);
        return policies.stream()
                .flatMap(book ->
                        Stream.ofNullable(book.at(today).parameters().days().get(kind.name())))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("no policy/retention says how long " + kind.name() + " are kept"));
    }
}
