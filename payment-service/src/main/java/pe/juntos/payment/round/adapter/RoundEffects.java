package pe.juntos.payment.round.adapter;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import pe.juntos.payment.bank.DispatchedFiles;
import pe.juntos.payment.kernel.Money;
import pe.juntos.payment.ledger.Ledger;
import pe.juntos.payment.ledger.Movement;
import pe.juntos.payment.ledger.Posting;
import pe.juntos.payment.round.ControlTotals;
import pe.juntos.payment.round.Round;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.job.Jobs;
import reactor.core.publisher.Mono;

/** What goes with a step of a round: postings on approval, dispatch and cancellation, and the bank files. */
@Component
class RoundEffects {
    /** Transfers have no order by bucket: each chunk reads the whole round, so that few and large ones are quicker. */
    private static final long CANCELLED_AT_ONCE = 25_000;

    private final Rounds rounds;
    private final Ledger ledger;
    private final DispatchedFiles files;
    private final Jobs jobs;

    RoundEffects(Rounds rounds, Ledger ledger, DispatchedFiles files, Jobs jobs) {
        this.rounds = rounds;
        this.ledger = ledger;
        this.files = files;
        this.jobs = jobs;
    }

    Mono<Void> of(Round reached) {
        return switch (reached) {
            case Round.Open _, Round.Liquidated _, Round.Submitted _, Round.Reconciled _, Round.Closed _ ->
                Mono.empty();
            case Round.Approved(var plan, var _, var _) -> budgeted(Movement.APPROVED, plan.id());
            case Round.Cancelled cancelled -> cancelled(cancelled);
            case Round.Dispatched(var plan, var totals, var _) ->
                files.list(plan.id(), plan.period()).then(dispatched(plan.id(), totals));
        };
    }

    /** The budget gets back what approval took from it; the transfers go back to where they waited, in bulk. */
    private Mono<Void> cancelled(Round.Cancelled round) {
        var plan = round.plan();
        var parameters = Map.of("round", plan.id(), "period", plan.period().toString());
        return (round.wasApproved() ? budgeted(Movement.CANCELLED, plan.id()) : Mono.<Void>empty())
                .then(jobs.start(
                        "round-cancellation",
                        plan.id(),
                        parameters,
                        round.totals().transfers(),
                        CANCELLED_AT_ONCE))
                .then();
    }

    /** What was approved once is taken from the budget once: a repeated attempt is payable already. */
    private Mono<Void> budgeted(Movement movement, String round) {
        return rounds.firstAttempts(round).flatMap(fresh -> post(movement, round, fresh.amount(), fresh.transfers()));
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
