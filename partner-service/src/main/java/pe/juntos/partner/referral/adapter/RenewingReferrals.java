package pe.juntos.partner.referral.adapter;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.partner.offer.WaitingHouseholds;
import pe.juntos.partner.referral.Referral;
import pe.juntos.partner.referral.Refusal;
import pe.juntos.partner.referral.Renewal;
import pe.juntos.partner.referral.adapter.TakingSteps.Result;
import reactor.core.publisher.Mono;

/** Lets households wait again after their referral ended, many in one transaction. An ended referral never changes. */
@Component
class RenewingReferrals {

    private final R2dbcReferrals referrals;
    private final WaitingHouseholds waiting;
    private final TransactionalOperator transaction;

    RenewingReferrals(R2dbcReferrals referrals, WaitingHouseholds waiting, TransactionalOperator transaction) {
        this.referrals = referrals;
        this.waiting = waiting;
        this.transaction = transaction;
    }

    Mono<List<Result>> renew(Collection<UUID> ids, Visibility visibility, LocalDate on) {
        return referrals
                .read(ids, visibility)
                .collectMap(Referral::id, Function.identity())
                .flatMap(found -> waiting.renew(renewable(found, on), on)
                        .map(renewed -> ids.stream()
                                .distinct()
                                .map(id -> result(id, found, renewed, on))
                                .toList()))
                .as(transaction::transactional);
    }

    private static Set<UUID> renewable(Map<UUID, Referral> found, LocalDate on) {
        return found.values().stream()
                .filter(referral -> Renewal.refusal(referral.state(), on) == null)
                .map(Referral::id)
                .collect(Collectors.toSet());
    }

    private static Result result(UUID id, Map<UUID, Referral> found, Set<UUID> renewed, LocalDate on) {
        Referral referral = found.get(id);
        if (referral == null) {
            return new Result(id, null, false, "NOT_FOUND");
        }
        Refusal refusal = Renewal.refusal(referral.state(), on);
        return new Result(id, referral.state().stage(), renewed.contains(id), refusal == null ? null : refusal.name());
    }
}
