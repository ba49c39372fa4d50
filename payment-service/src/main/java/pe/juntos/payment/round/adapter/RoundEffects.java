package pe.juntos.payment.round.adapter;

import java.util.List;
import org.springframework.stereotype.Component;
import pe.juntos.payment.bank.DispatchedFiles;
import pe.juntos.payment.kernel.Money;
import pe.juntos.payment.ledger.Ledger;
import pe.juntos.payment.ledger.Movement;
import pe.juntos.payment.ledger.Posting;
import pe.juntos.payment.round.ControlTotals;
import pe.juntos.payment.round.Round;
import pe.juntos.platform.bulk.Buckets;
import reactor.core.publisher.Mono;

/** What goes with a step of a round: postings on approval and dispatch, and the bank files. */
@Component
class RoundEffects {
    private final Rounds rounds;
    private final Ledger ledger;
    private final DispatchedFiles files;

    RoundEffects(Rounds rounds, Ledger ledger, DispatchedFiles files) {
        this.rounds = rounds;
        this.ledger = ledger;
        this.files = files;
    }

    Mono<Void> of(Round reached) {
        return switch (reached) {
            case Round.Open _, Round.Liquidated _, Round.Submitted _, Round.Reconciled _, Round.Closed _ ->
                Mono.empty();
            case Round.Approved(var plan, var _, var _) ->
                rounds.firstAttempts(plan.id())
                        .flatMap(fresh -> post(Movement.APPROVED, plan.id(), fresh.amount(), fresh.transfers()));
            case Round.Dispatched(var plan, var totals, var _) ->
                files.list(plan.id(), plan.period()).then(dispatched(plan.id(), totals));
        };
    }

    private Mono<Void> dispatched(String round, ControlTotals totals) {
        return post(Movement.DISPATCHED, round, totals.amount(), Math.toIntExact(totals.transfers()));
    }

    private Mono<Void> post(Movement movement, String round, Money amount, int transfers) {
        return amount.isZero()
                ? Mono.empty()
                : ledger.post(List.of(
                        new Posting(movement, round, "round:" + round, 0, Buckets.COUNT - 1, amount, transfers)));
    }
}
