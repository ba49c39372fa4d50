package pe.juntos.platform.observe;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import pe.juntos.platform.deadletter.DeadLetters;
import pe.juntos.platform.job.Jobs;
import pe.juntos.platform.outbox.Outbox;
import pe.juntos.platform.outbox.OutboxRelay;
import reactor.core.publisher.Mono;

/** Reads what is on its way in this service. */
public final class FlowReader {
    private final Outbox outbox;
    private final OutboxRelay relay;
    private final Jobs jobs;
    private final ConsumerLag lag;
    private final DeadLetters deadLetters;
    private final Clock clock;

    public FlowReader(
            Outbox outbox, OutboxRelay relay, Jobs jobs, ConsumerLag lag, DeadLetters deadLetters, Clock clock) {
        this.outbox = outbox;
        this.relay = relay;
        this.jobs = jobs;
        this.lag = lag;
        this.deadLetters = deadLetters;
        this.clock = clock;
    }

    /** Lag is read before the outbox: what a listener announced is then seen in the one or the other. */
    public Mono<Flow> read() {
        return lag.read().flatMap(this::with);
    }

    /** The rest of the flow, beside these lags. */
    public Mono<Flow> with(List<Flow.Lag> lags) {
        return Mono.zip(jobs.count("RUNNING"), jobs.count("FAILED"), deadLetters.count(), outbox.backlog())
                .map(counts -> new Flow(
                        counts.getT4().pending(),
                        age(counts.getT4()),
                        relay.relayed(),
                        counts.getT1(),
                        counts.getT2(),
                        lags,
                        counts.getT3()));
    }

    private double age(Outbox.Backlog backlog) {
        var oldest = backlog.oldest();
        return oldest == null
                ? 0
                : Math.max(0, Duration.between(oldest, clock.instant()).toMillis() / 1000.0);
    }
}
