package pe.juntos.partner.referral.adapter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.partner.referral.Referral;
import pe.juntos.partner.referral.SharedField;
import pe.juntos.partner.referral.Sight;
import pe.juntos.partner.referral.Stage;
import pe.juntos.partner.referral.TimeLimits;
import pe.juntos.platform.audit.Audited;
import pe.juntos.platform.policy.PolicyBook;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.EntityTags;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Referrals for gestores and partners, one by one and in bulk. */
@RestController
@RequestMapping("/partner")
class ReferralController {

    private static final String READERS =
            "hasAnyRole('PARTNER','GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','UAS','AUDITOR','OPERATOR')";

    record Results(List<TakingSteps.Result> results) {}

    record Page(List<Sight> items, @Nullable UUID cursor) {}

    private final R2dbcReferrals referrals;
    private final HouseholdReferrals households;
    private final TakingSteps steps;
    private final PolicyBook<TimeLimits> limits;
    private final AgreedFields agreed;
    private final EntityTags tags;
    private final Clock clock;

    ReferralController(
            R2dbcReferrals referrals,
            HouseholdReferrals households,
            TakingSteps steps,
            PolicyBook<TimeLimits> limits,
            AgreedFields agreed,
            EntityTags tags,
            Clock clock) {
        this.referrals = referrals;
        this.households = households;
        this.agreed = agreed;
        this.tags = tags;
        this.steps = steps;
        this.limits = limits;
        this.clock = clock;
    }

    @GetMapping("/referrals")
    @PreAuthorize(READERS)
    Mono<Page> list(
            @RequestParam(required = false) @Nullable Stage state,
            @RequestParam(defaultValue = "00000000-0000-0000-0000-000000000000") UUID cursor,
            @RequestParam(defaultValue = "100") int limit,
            Caller caller) {
        int most = Math.clamp(limit, 1, StepBody.MOST);
        return referrals
                .list(state, cursor, most, Visibility.of(caller))
                .collectList()
                .zipWith(
                        agreed.of(caller),
                        (found, fields) -> found.stream()
                                .map(referral -> sight(referral, caller, fields))
                                .toList())
                .map(items -> new Page(
                        items, items.size() < most ? null : items.getLast().id()));
    }

    @GetMapping("/referrals/{id}")
    @PreAuthorize(READERS)
    @Audited
    Mono<ResponseEntity<Sight>> one(@PathVariable UUID id, Caller caller) {
        return referrals
                .find(id, Visibility.of(caller))
                .switchIfEmpty(Mono.error(Problem::notFound))
                .zipWith(agreed.of(caller), (found, fields) -> tags.answer(sight(found, caller, fields)));
    }

    @GetMapping("/households/{code}/referrals")
    @PreAuthorize(HouseholdReferrals.READERS)
    @Audited
    Mono<List<Sight>> ofHousehold(@PathVariable String code, Caller caller) {
        return households.of(code, caller);
    }

    @PostMapping("/referrals/{id}/{step}")
    @PreAuthorize("hasAnyRole('PARTNER','GESTOR','REGIONAL_COORDINATOR')")
    Mono<TakingSteps.Result> take(
            @PathVariable UUID id,
            @PathVariable String step,
            @RequestBody(required = false) @Nullable StepBody body,
            Caller caller) {
        return take(Step.one(step), List.of(id), Objects.requireNonNullElse(body, StepBody.EMPTY), caller)
                .map(List::getFirst)
                .map(TakingSteps.Result::orProblem);
    }

    @PostMapping("/referrals/{steps}")
    @PreAuthorize("hasAnyRole('PARTNER','GESTOR','REGIONAL_COORDINATOR')")
    Mono<Results> takeAll(@PathVariable("steps") String step, @RequestBody StepBody body, Caller caller) {
        return take(Step.many(step), body.several(), body, caller).map(Results::new);
    }

    private Mono<List<TakingSteps.Result>> take(Step step, List<UUID> ids, StepBody body, Caller caller) {
        if (!step.allowedTo(caller)) {
            throw new AccessDeniedException(step.name());
        }
        LocalDate day = Objects.requireNonNullElseGet(body.on(), () -> LocalDate.now(clock));
        TimeLimits inForce = limits.at(day).parameters();
        return steps.take(
                ids, Visibility.of(caller), referral -> step.command(referral, body, day, inForce), caller.subject());
    }

    private Sight sight(Referral referral, Caller caller, Set<SharedField> agreed) {
        return caller.has("PARTNER") ? Sight.forPartner(referral, LocalDate.now(clock), agreed) : Sight.whole(referral);
    }
}
