package pe.juntos.coresponsibility.scorecard.adapter;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Looks every day who is silent, as of the clock's day. Off until {@code juntos.coresponsibility.silence.cron} says when: where past
 * periods are played, as in the sandbox, today's date decides nothing.
 */
@Component
class DailySilence {
    private final OverduePeriods overdue;
    private final Clock clock;

    DailySilence(OverduePeriods overdue, Clock clock) {
        this.overdue = overdue;
        this.clock = clock;
    }

    /** Several instances start the same jobs. */
    @Scheduled(cron = "${juntos.coresponsibility.silence.cron:-}", zone = "America/Lima")
    Mono<Void> start() {
        return Mono.defer(() -> overdue.score(LocalDate.now(clock)).then());
    }
}
