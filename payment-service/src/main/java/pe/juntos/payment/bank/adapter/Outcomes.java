package pe.juntos.payment.bank.adapter;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Component;
import pe.juntos.payment.bank.Outcome;
import pe.juntos.payment.kernel.Money;
import pe.juntos.payment.ledger.Ledger;
import pe.juntos.payment.ledger.Movement;
import pe.juntos.payment.ledger.Posting;
import pe.juntos.payment.transfer.TransferState;
import pe.juntos.payment.transfer.TransferTold;
import pe.juntos.platform.event.OutgoingEvent;
import pe.juntos.platform.job.BucketRange;
import pe.juntos.platform.outbox.Outbox;
import reactor.core.publisher.Mono;

/** Writes what a chunk of a bank message came to: transfers, exceptions, postings, events. */
@Component
class Outcomes {
    private final OutcomeRows rows;
    private final Ledger ledger;
    private final Outbox outbox;
    private final MeterRegistry meters;

    Outcomes(OutcomeRows rows, Ledger ledger, Outbox outbox, MeterRegistry meters) {
        this.rows = rows;
        this.ledger = ledger;
        this.outbox = outbox;
        this.meters = meters;
    }

    /** A transfer that moves. */
    record Move(AnsweredTransfer.Standing transfer, Outcome.Moved outcome, List<TransferTold.LineTold> parts) {
        Movement movement() {
            return switch (outcome.to()) {
                case TransferState.Credited _ -> Movement.CREDITED;
                case TransferState.Rejected _ -> Movement.REJECTED;
                case TransferState.Returned _ -> Movement.RETURNED;
                case TransferState.Ordered _, TransferState.Held _, TransferState.Sent _ ->
                    throw new IllegalStateException("the bank never says " + outcome.to());
            };
        }
    }

    private record Account(String round, Movement movement) {}

    Mono<Void> write(long message, BucketRange range, List<AnsweredTransfer> answered) {
        var moves = new ArrayList<Move>();
        var exceptions = new ArrayList<Outcome.Excepted>();
        for (var one : answered) {
            for (var outcome : one.outcomes()) {
                switch (outcome) {
                    case Outcome.Moved moved
                    when one.transfer() != null -> moves.add(new Move(one.transfer(), moved, one.parts()));
                    case Outcome.Excepted excepted -> exceptions.add(excepted);
                    case Outcome.Moved _, Outcome.Kept _ -> {}
                }
            }
        }
        return rows.move(message, moves)
                .then(rows.except(message, exceptions))
                .then(rows.review(message, moves))
                .then(ledger.post(postings(message, range, moves)))
                .then(outbox.append(moves.stream().map(Outcomes::told).toList()))
                .doOnSuccess(_ -> count(moves, exceptions));
    }

    /** What two persons decided of a transfer that had ended otherwise: one row, one posting, one event. */
    Mono<Void> corrected(long message, Move move, Movement movement) {
        var transfer = move.transfer();
        var posting = new Posting(
                movement,
                transfer.round(),
                "exception:" + message + "-" + move.outcome().line().number(),
                transfer.bucket(),
                transfer.bucket(),
                transfer.attempt().amount(),
                1);
        return rows.move(message, transfer.attempt().state().code(), List.of(move))
                .then(ledger.post(List.of(posting)))
                .then(outbox.append(List.of(told(move))));
    }

    private void count(List<Move> moves, List<Outcome.Excepted> exceptions) {
        moves.forEach(move -> meters.counter(
                        "programme.payment.transfers",
                        "state",
                        move.outcome().to().code())
                .increment());
        exceptions.forEach(one -> meters.counter(
                        "programme.payment.bank.exceptions", "code", one.fault().name())
                .increment());
    }

    private static List<Posting> postings(long message, BucketRange range, List<Move> moves) {
        var sums = new LinkedHashMap<Account, Money>();
        var counts = new LinkedHashMap<Account, Integer>();
        for (var move : moves) {
            var account = new Account(move.transfer().round(), move.movement());
            sums.merge(account, move.transfer().attempt().amount(), Money::plus);
            counts.merge(account, 1, Integer::sum);
        }
        return sums.entrySet().stream()
                .map(sum -> new Posting(
                        sum.getKey().movement(),
                        sum.getKey().round(),
                        "message:" + message,
                        range.first(),
                        range.last(),
                        sum.getValue(),
                        counts.getOrDefault(sum.getKey(), 0)))
                .toList();
    }

    private static OutgoingEvent told(Move move) {
        var transfer = move.transfer();
        var to = move.outcome().to();
        var told = new TransferTold(
                transfer.household() + "-" + transfer.period(),
                transfer.household(),
                transfer.round(),
                transfer.period(),
                to.code(),
                transfer.attempt().amount().toString(),
                move.parts(),
                to.reason());
        return new OutgoingEvent(TransferTold.TOPIC, transfer.household(), told.type(), transfer.version() + 1, told);
    }
}
