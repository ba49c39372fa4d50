package pe.juntos.partner.referral.adapter;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Ends overdue referrals by itself, as of the clock's day. Off until {@code juntos.partner.expiry.cron} says when: where past
 * periods are played, as in the sandbox, today's date decides nothing.
 */
@Component
class DailyExpiration {

    private final ExpiringReferrals expiring;
    private final Clock clock;

    DailyExpiration(ExpiringReferrals expiring, Clock clock) {
        this.expiring = expiring;
        this.clock = clock;
    }

    /** Several instances start the same job. */
    @Scheduled(cron = "${juntos.partner.expiry.cron:-}", zone = "America/Lima")
    Mono<Void> start() {
        return Mono.defer(() -> expiring.start(LocalDate.now(clock))).then();
    }
}
