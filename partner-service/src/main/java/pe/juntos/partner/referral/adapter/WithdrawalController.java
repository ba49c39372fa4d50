package pe.juntos.partner.referral.adapter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.partner.referral.Command;
import pe.juntos.partner.referral.Referral;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** A household takes back what it consented to, of one partner or of all, at once (PAR-4). */
@RestController
class WithdrawalController {

    /** @param partner all where left out */
    record Withdrawal(@Nullable LocalDate on, @Nullable String partner) {}

    private final R2dbcReferrals referrals;
    private final TakingSteps steps;
    private final Clock clock;

    WithdrawalController(R2dbcReferrals referrals, TakingSteps steps, Clock clock) {
        this.referrals = referrals;
        this.steps = steps;
        this.clock = clock;
    }

    /** Open referrals end, completed ones are not shown any more; those without a consent stay as they are. */
    @PostMapping("/partner/households/{code}/withdrawals")
    @PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR')")
    Mono<ReferralController.Results> withdraw(
            @PathVariable String code, @RequestBody(required = false) @Nullable Withdrawal body, Caller caller) {
        return Mono.defer(() -> {
            var asked = Objects.requireNonNullElse(body, new Withdrawal(null, null));
            var on = Optional.ofNullable(asked.on()).orElseGet(() -> LocalDate.now(clock));
            var visibility = Visibility.of(caller);
            return referrals
                    .ofHousehold(code, visibility)
                    .collectList()
                    .filter(found -> !found.isEmpty())
                    .switchIfEmpty(Mono.error(Problem::notFound))
                    .map(found -> found.stream()
                            .filter(referral -> referral.state().agreed().isPresent())
                            .filter(referral -> asked.partner() == null
                                    || referral.partner().equals(asked.partner()))
                            .map(Referral::id)
                            .toList())
                    .flatMap(ids -> ids.isEmpty()
                            ? Mono.just(List.<TakingSteps.Result>of())
                            : steps.take(ids, visibility, _ -> new Command.WithdrawConsent(on), caller.subject()))
                    .map(ReferralController.Results::new);
        });
    }
}
