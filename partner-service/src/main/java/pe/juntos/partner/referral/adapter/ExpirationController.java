package pe.juntos.partner.referral.adapter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** An operator has the overdue referrals ended, as of today or another business day. */
@RestController
class ExpirationController {

    /** @param asOf today where left out */
    record Expiration(@Nullable LocalDate asOf) {}

    record Started(UUID job, LocalDate asOf) {}

    private final ExpiringReferrals expiring;
    private final Clock clock;

    ExpirationController(ExpiringReferrals expiring, Clock clock) {
        this.expiring = expiring;
        this.clock = clock;
    }

    @PostMapping("/partner/expirations")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PreAuthorize("hasAnyRole('OPERATOR','INFORMATION_MANAGER')")
    Mono<Started> start(@RequestBody(required = false) @Nullable Expiration expiration) {
        LocalDate asOf = Optional.ofNullable(expiration).map(Expiration::asOf).orElseGet(() -> LocalDate.now(clock));
        return expiring.start(asOf).map(job -> new Started(job.id(), asOf));
    }
}
