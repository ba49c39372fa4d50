package pe.juntos.partner.referral.adapter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Mono;

/** Households whose referral ended stand in the queue again, by a person's decision. */
@RestController
@PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR')")
class RenewalController {

    private final RenewingReferrals renewing;
    private final Clock clock;

    RenewalController(RenewingReferrals renewing, Clock clock) {
        this.renewing = renewing;
        this.clock = clock;
    }

    @PostMapping("/partner/referrals/{id}/renew")
    Mono<TakingSteps.Result> renew(
            @PathVariable UUID id, @RequestBody(required = false) @Nullable StepBody body, Caller caller) {
        return renew(List.of(id), Objects.requireNonNullElse(body, StepBody.EMPTY), caller)
                .map(List::getFirst)
                .map(TakingSteps.Result::orProblem);
    }

    @PostMapping("/partner/referrals/renewals")
    Mono<ReferralController.Results> renewAll(@RequestBody StepBody body, Caller caller) {
        return renew(body.several(), body, caller).map(ReferralController.Results::new);
    }

    private Mono<List<TakingSteps.Result>> renew(List<UUID> ids, StepBody body, Caller caller) {
        LocalDate on = Objects.requireNonNullElseGet(body.on(), () -> LocalDate.now(clock));
        return renewing.renew(ids, Visibility.of(caller), on);
    }
}
