package pe.juntos.partner.referral.adapter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.partner.offer.Supply;
import pe.juntos.partner.offer.WaitingHouseholds;
import pe.juntos.partner.referral.Command;
import pe.juntos.partner.referral.Decision;
import pe.juntos.partner.referral.LifeCycle;
import pe.juntos.partner.referral.Referral;
import pe.juntos.partner.referral.ReferralState;
import pe.juntos.partner.referral.Refusal;
import pe.juntos.partner.referral.Stage;
import pe.juntos.partner.referral.TimeLimits;
import pe.juntos.platform.policy.PolicyBook;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Takes one step of many referrals in one transaction: states, consents, events and the places given back. */
@Component
class TakingSteps {

    /** @param code a refusal's code, {@code NOT_FOUND} for what the caller cannot see; none: done */
    record Result(
            UUID id,
            @Nullable Stage state,
            boolean changed,
            @Nullable String code) {

        /** Itself if nothing was refused. */
        Result orProblem() {
            return switch (code) {
                case null -> this;
                case "NOT_FOUND" -> throw Problem.notFound();
                case String refused ->
                    throw Problem.of(HttpStatus.CONFLICT, refused, "La derivación no admite este paso.");
            };
        }
    }

    private final R2dbcReferrals referrals;
    private final StepRecords records;
    private final PolicyBook<TimeLimits> limits;
    private final Supply supply;
    private final WaitingHouseholds waiting;
    private final TransactionalOperator transaction;

    TakingSteps(
            R2dbcReferrals referrals,
            StepRecords records,
            PolicyBook<TimeLimits> limits,
            Supply supply,
            WaitingHouseholds waiting,
            TransactionalOperator transaction) {
        this.referrals = referrals;
        this.records = records;
        this.limits = limits;
        this.supply = supply;
        this.waiting = waiting;
        this.transaction = transaction;
    }

    Mono<List<Result>> take(Collection<UUID> ids, Visibility visibility, Function<Referral, Command> step, String by) {
        return referrals
                .lock(ids, visibility)
                .collectList()
                .flatMap(found -> take(ids, found, step, by))
                .as(transaction::transactional);
    }

    private Mono<List<Result>> take(
            Collection<UUID> ids, List<Referral> found, Function<Referral, Command> step, String by) {
        Map<UUID, Result> results = new HashMap<>();
        List<Referral> changed = new ArrayList<>();
        for (Referral referral : found) {
            results.put(referral.id(), decide(referral, step.apply(referral), changed));
        }
        Map<UUID, Integer> places = released(found, changed);
        return records.write(changed, by)
                .then(supply.released(places))
                .then(waiting.fill(places.keySet()))
                .thenReturn(ids.stream()
                        .distinct()
                        .map(id -> results.getOrDefault(id, new Result(id, null, false, "NOT_FOUND")))
                        .toList());
    }

    private Result decide(Referral referral, Command command, List<Referral> changed) {
        TimeLimits inForce = limits.at(command.on()).parameters();
        return switch (LifeCycle.decide(referral.state(), command, referral.partner(), inForce)) {
            case Decision.Moved(var state) -> {
                changed.add(referral.moved(state));
                yield new Result(referral.id(), state.stage(), true, null);
            }
            case Decision.Unchanged() ->
                new Result(referral.id(), referral.state().stage(), false, null);
            case Decision.Refused(Refusal code) ->
                new Result(referral.id(), referral.state().stage(), false, code.name());
        };
    }

    /** Places that the changes give back. */
    private static Map<UUID, Integer> released(List<Referral> before, List<Referral> after) {
        Map<UUID, ReferralState> now = after.stream().collect(Collectors.toMap(Referral::id, Referral::state));
        return before.stream()
                .filter(referral -> referral.state().holdsPlace())
                .filter(referral -> now.containsKey(referral.id())
                        && !now.get(referral.id()).holdsPlace())
                .collect(Collectors.toMap(Referral::offer, _ -> 1, Integer::sum));
    }
}
