package pe.juntos.coresponsibility.scorecard.adapter;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.scorecard.ScorecardPolicy;
import pe.juntos.platform.policy.PolicyBook;
import reactor.core.publisher.Mono;

/** Days until the evidence of the open period is due: negative after that day, and no number while no period is open. */
@Component
class EvidenceDaysLeft {
    private final DatabaseClient client;
    private final PolicyBook<ScorecardPolicy> policies;
    private final Clock clock;

    private volatile double days = Double.NaN;

    EvidenceDaysLeft(DatabaseClient client, PolicyBook<ScorecardPolicy> policies, Clock clock, MeterRegistry meters) {
        this.client = client;
        this.policies = policies;
        this.clock = clock;
        Gauge.builder("programme.evidence.days.left", () -> days).register(meters);
    }

    @Scheduled(initialDelayString = "PT15S", fixedDelayString = "PT1M")
    Mono<Void> look() {
        return client.sql("select max(period) as period from period where state = 'OPEN'")
                .map(row -> left(row.get("period", String.class)))
                .one()
                .doOnNext(left -> days = left)
                .onErrorComplete()
                .then();
    }

    private double left(@Nullable String open) {
        if (open == null) {
            return Double.NaN;
        }
        var period = Period.of(open);
        return ChronoUnit.DAYS.between(
                LocalDate.now(clock),
                policies.at(period.firstDay()).parameters().dueOn(period));
    }
}
