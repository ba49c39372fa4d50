package pe.juntos.platform.observe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import pe.juntos.platform.job.Jobs;
import reactor.core.publisher.Mono;

/**
 * What is on its way, as gauges: read every 15 seconds, not at each scrape. Where broker or database cannot be asked the last
 * numbers stand, and the age of the oldest event in the outbox goes on growing.
 */
public class FlowMeters {
    private static final Logger LOG = LoggerFactory.getLogger(FlowMeters.class);

    private static final Duration TIMEOUT = Duration.ofSeconds(25);

    private record Reading(Flow flow, Instant at) {}

    private final FlowReader reader;
    private final ConsumerLag consumers;
    private final Jobs jobs;
    private final Clock clock;
    private final MultiGauge lag;
    private final MultiGauge openChunks;
    private final AtomicInteger database = new AtomicInteger(1);
    private final AtomicInteger broker = new AtomicInteger(1);
    private volatile Reading last;

    public FlowMeters(FlowReader reader, ConsumerLag consumers, Jobs jobs, Clock clock, MeterRegistry meters) {
        this.reader = reader;
        this.consumers = consumers;
        this.jobs = jobs;
        this.clock = clock;
        last = new Reading(new Flow(0, 0, 0, 0, 0, List.of(), 0), clock.instant());
        gauge(meters, "juntos.outbox.pending", "events not yet confirmed by the broker", Flow::outboxPending);
        gauge(meters, "juntos.dead.letters", "events put aside, to be replayed", Flow::deadLetters);
        Gauge.builder("juntos.outbox.age", this, FlowMeters::outboxAge)
                .description("of the oldest event not yet confirmed by the broker")
                .baseUnit("seconds")
                .register(meters);
        jobs(meters, "running", Flow::runningJobs);
        jobs(meters, "failed", Flow::failedJobs);
        reachable(meters, "database", database);
        reachable(meters, "broker", broker);
        lag = MultiGauge.builder("juntos.consumer.lag")
                .description("events that a consumer group has not applied yet")
                .register(meters);
        openChunks = MultiGauge.builder("juntos.job.open.chunks")
                .description("chunks that running jobs have still to do")
                .register(meters);
    }

    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT15S")
    public Mono<Void> read() {
        return Mono.zip(lags().flatMap(reader::with), jobs.openChunks())
                .timeout(TIMEOUT)
                .doOnNext(now -> show(now.getT1(), now.getT2()))
                .doOnNext(_ -> database.set(1))
                .doOnError(error -> LOG.warn("flow not read: {}", error.toString()))
                .doOnError(_ -> database.set(0))
                .onErrorComplete()
                .then();
    }

    private Mono<List<Flow.Lag>> lags() {
        return consumers
                .read()
                .doOnNext(_ -> broker.set(1))
                .doOnError(error -> LOG.warn("lag not read: {}", error.toString()))
                .doOnError(_ -> broker.set(0))
                .onErrorResume(_ -> Mono.just(last.flow().consumers()));
    }

    private void show(Flow flow, Map<String, Long> chunks) {
        last = new Reading(flow, clock.instant());
        lag.register(
                flow.consumers().stream()
                        .map(one -> MultiGauge.Row.of(
                                Tags.of("group", one.group(), "topic", one.topic()), (double) one.lag()))
                        .toList(),
                true);
        openChunks.register(
                chunks.entrySet().stream()
                        .map(kind -> MultiGauge.Row.of(Tags.of("kind", kind.getKey()), (double) kind.getValue()))
                        .toList(),
                true);
    }

    private double outboxAge() {
        var reading = last;
        return reading.flow().outboxPending() == 0
                ? 0
                : reading.flow().outboxOldestSeconds()
                        + Duration.between(reading.at(), clock.instant()).toMillis() / 1000.0;
    }

    private interface Count {
        long of(Flow flow);
    }

    private void gauge(MeterRegistry meters, String name, String description, Count count) {
        Gauge.builder(name, this, self -> count.of(self.last.flow()))
                .description(description)
                .register(meters);
    }

    private static void reachable(MeterRegistry meters, String what, AtomicInteger answered) {
        Gauge.builder("juntos.reachable", answered, AtomicInteger::get)
                .description("1 if it answered when last asked, else 0")
                .tag("what", what)
                .register(meters);
    }

    private void jobs(MeterRegistry meters, String state, Count count) {
        Gauge.builder("juntos.jobs", this, self -> count.of(self.last.flow()))
                .description("jobs by state")
                .tag("state", state)
                .register(meters);
    }
}
