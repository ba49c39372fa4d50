package pe.juntos.payment.round.adapter;

import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.payment.round.Round;
import pe.juntos.payment.round.RoundCommand;
import pe.juntos.payment.round.RoundDecision;
import pe.juntos.payment.round.RoundProgress;
import pe.juntos.payment.round.RoundRefusal;
import pe.juntos.payment.round.RoundStep;
import pe.juntos.payment.round.RoundTold;
import pe.juntos.platform.event.OutgoingEvent;
import pe.juntos.platform.outbox.Outbox;
import reactor.core.publisher.Mono;

/** Takes a round through its life: locks it, lets the rules decide, does what goes with the step, announces it. */
@Component
class RoundSteps implements RoundProgress {
    private final Rounds rounds;
    private final RoundFigures figures;
    private final RoundEffects effects;
    private final Outbox outbox;
    private final TransactionalOperator transaction;

    RoundSteps(
            Rounds rounds,
            RoundFigures figures,
            RoundEffects effects,
            Outbox outbox,
            TransactionalOperator transaction) {
        this.rounds = rounds;
        this.figures = figures;
        this.effects = effects;
        this.outbox = outbox;
        this.transaction = transaction;
    }

    /** What came of a step. */
    sealed interface Result {
        record Done(RoundView round) implements Result {}

        record Refused(RoundRefusal why) implements Result {}
    }

    /** Empty if there is no such round. */
    Mono<Result> step(String round, Function<Round, Mono<? extends RoundCommand>> command) {
        return rounds.take(round)
                .flatMap(row ->
                        command.apply(row.round()).flatMap(asked -> decided(row, RoundStep.decide(row.round(), asked))))
                .as(transaction::transactional);
    }

    private Mono<Result> decided(RoundRow row, RoundDecision decision) {
        return switch (decision) {
            case RoundDecision.Moved(var to) -> move(row, to).map(Result.Done::new);
            case RoundDecision.Unchanged _ -> view(row).map(Result.Done::new);
            case RoundDecision.Refused(var why) -> Mono.just(new Result.Refused(why));
        };
    }

    private Mono<RoundView> move(RoundRow row, Round to) {
        return effects.of(to)
                .then(rounds.update(new RoundRow(to, row.version(), row.job())))
                .then(Mono.defer(() -> announce(new RoundRow(to, row.version() + 1, row.job()))));
    }

    /** Tells of a state that was just reached. */
    Mono<RoundView> announce(RoundRow row) {
        return figures.told(row)
                .flatMap(told -> outbox.append(java.util.List.of(
                                new OutgoingEvent(RoundTold.TOPIC, told.round(), told.type(), row.version(), told)))
                        .thenReturn(RoundView.of(row, told)));
    }

    Mono<RoundView> view(RoundRow row) {
        return figures.told(row).map(told -> RoundView.of(row, told));
    }

    @Override
    public Mono<Void> liquidated(String round) {
        return step(round, _ -> rounds.totals(round).map(RoundCommand.Liquidate::new))
                .then();
    }
}
