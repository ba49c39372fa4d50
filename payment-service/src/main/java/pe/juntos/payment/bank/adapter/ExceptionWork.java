package pe.juntos.payment.bank.adapter;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.payment.bank.ExceptionCase;
import pe.juntos.payment.bank.ExceptionCase.Command;
import pe.juntos.payment.bank.ExceptionCase.Decision;
import pe.juntos.payment.bank.ExceptionCase.Proposal;
import pe.juntos.payment.bank.ExceptionCase.Refusal;
import pe.juntos.payment.bank.Outcome;
import pe.juntos.payment.bank.Resolution;
import pe.juntos.payment.ledger.Movement;
import pe.juntos.payment.transfer.TransferState;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Mono;

/** People's work on the exceptions list: one transaction each, the line locked, every step on record. */
@Component
class ExceptionWork {
    private final Exceptions exceptions;
    private final Outcomes outcomes;
    private final TransactionalOperator transaction;

    ExceptionWork(Exceptions exceptions, Outcomes outcomes, TransactionalOperator transaction) {
        this.exceptions = exceptions;
        this.outcomes = outcomes;
        this.transaction = transaction;
    }

    /** @param note in the person's words */
    record Asked(
            Exceptions.Key key, Command command, @Nullable String note, Caller by) {
        String step() {
            return switch (command) {
                case Command.Assign _ -> "ASSIGNED";
                case Command.Resolve(var action, var _, var _) -> action.movesMoney() ? "PROPOSED" : "RESOLVED";
                case Command.Approve _ -> "APPROVED";
                case Command.SendBack _ -> "SENT_BACK";
            };
        }
    }

    sealed interface Result {
        record Done() implements Result {}

        record Refused(Refusal why) implements Result {}
    }

    /** Empty if there is no such line in the caller's territory. */
    Mono<Result> act(Asked asked) {
        return exceptions
                .take(asked.key(), asked.by().territory())
                .flatMap(taken -> exceptions.answered(asked.key()).flatMap(line -> decide(asked, taken, line)))
                .as(transaction::transactional);
    }

    private Mono<Result> decide(Asked asked, Exceptions.Taken taken, AnsweredTransfer line) {
        var transfer = line.transfer();
        var possible = Resolution.possible(
                taken.code(), line.lines().getFirst(), line.id(), transfer == null ? null : transfer.attempt());
        return switch (taken.current().decide(asked.command(), possible)) {
            case Decision.Refused(var why) -> Mono.just(new Result.Refused(why));
            case Decision.Moved(var to) -> saved(asked, to, null);
            case Decision.Ended(var to, var as) ->
                effect(taken, line, as).then(saved(asked, to, asked.by().subject()));
        };
    }

    private Mono<Result> saved(Asked asked, ExceptionCase to, @Nullable String endedBy) {
        return exceptions
                .save(asked.key(), to, endedBy)
                .then(exceptions.note(
                        asked.key(), asked.step(), to, asked.note(), asked.by().subject()))
                .thenReturn(new Result.Done());
    }

    private Mono<Void> effect(Exceptions.Taken taken, AnsweredTransfer line, Proposal as) {
        var transfer = line.transfer();
        if (!as.action().movesMoney() || transfer == null) {
            return Mono.empty();
        }
        return switch (as.action()) {
            case DISMISS, CLAIM -> Mono.empty();
            case REISSUE -> exceptions.release(taken.key(), transfer.household());
            case BOOK_RETURN ->
                exceptions
                        .nothingTaken(transfer.household(), transfer.period())
                        .switchIfEmpty(Mono.error(
                                () -> new OptimisticLockingFailureException("the household has taken of it")))
                        .then(outcomes.corrected(taken.key().message(), move(line, transfer), Movement.RETURNED_LATE))
                        .then(exceptions.release(taken.key(), transfer.household()));
            case BOOK_CREDIT ->
                exceptions
                        .paidAfterAll(transfer.household(), transfer.period())
                        .switchIfEmpty(
                                Mono.error(() -> new OptimisticLockingFailureException("ordered again meanwhile")))
                        .then(outcomes.corrected(taken.key().message(), move(line, transfer), Movement.CREDITED_LATE))
                        .then(exceptions.forgetRefusal(transfer.household()));
        };
    }

    private static Outcomes.Move move(AnsweredTransfer line, AnsweredTransfer.Standing transfer) {
        var told = line.lines().getFirst();
        var to = switch (told.answer()) {
            case RETURNED -> new TransferState.Returned(told.reason() == null ? "NARR" : told.reason());
            case CREDITED -> new TransferState.Credited();
            case ACCEPTED, REJECTED -> throw new IllegalStateException("no money moves by " + told.answer());
        };
        return new Outcomes.Move(transfer, new Outcome.Moved(told, to), line.parts());
    }
}
