package pe.juntos.payment.bank;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pe.juntos.payment.bank.Outcome.Excepted;
import pe.juntos.payment.bank.Outcome.Kept;
import pe.juntos.payment.bank.Outcome.Moved;
import pe.juntos.payment.transfer.EndToEndId;
import pe.juntos.payment.transfer.TransferState;

/** Matches what one message says of one end-to-end id with the transfer (PAY-6). Money never moves twice. */
public final class Reconciliation {
    /** In one statement a return speaks of the same money as the credit beside it, and comes after it. */
    private static final Comparator<BankLine> LAST_WORD_FIRST = Comparator.<BankLine>comparingInt(
                    line -> line.answer() == Answer.RETURNED ? 0 : 1)
            .thenComparingInt(BankLine::number);

    private Reconciliation() {}

    /**
     * @param source the kind of the message
     * @param lines all of its lines with this end-to-end id
     * @param id absent if this programme never wrote such an id
     * @param attempt absent if there is no such transfer
     * @return an outcome for each line
     */
    public static List<Outcome> of(
            Source source, List<BankLine> lines, @Nullable EndToEndId id, @Nullable Attempt attempt) {
        var outcomes = new ArrayList<Outcome>();
        var returnedHere = false;
        var now = attempt;
        for (var line : lines.stream().sorted(LAST_WORD_FIRST).toList()) {
            var outcome = returnedHere && line.answer() == Answer.CREDITED && sound(line, id, now)
                    ? new Kept(line)
                    : of(source, line, id, now);
            if (now != null && !(outcome instanceof Excepted)) {
                now = now.ended(outcome instanceof Moved(var _, var to) ? to : now.state(), source);
                returnedHere |= line.answer() == Answer.RETURNED;
            }
            outcomes.add(outcome);
        }
        return outcomes;
    }

    private static Outcome of(Source source, BankLine line, @Nullable EndToEndId id, @Nullable Attempt attempt) {
        var fault = fault(line, id, attempt);
        if (fault != null || attempt == null) {
            return new Excepted(line, fault == null ? Fault.UNKNOWN_END_TO_END_ID : fault);
        }
        return switch (attempt.state()) {
            case TransferState.Ordered _, TransferState.Held _ -> new Excepted(line, Fault.NOT_DISPATCHED);
            case TransferState.Sent _ -> sent(line);
            case TransferState.Credited _ -> ended(line, Answer.CREDITED, repeats(source, attempt));
            case TransferState.Rejected _ -> ended(line, Answer.REJECTED, false);
            case TransferState.Returned _ -> ended(line, Answer.RETURNED, repeats(source, attempt));
        };
    }

    private static boolean sound(BankLine line, @Nullable EndToEndId id, @Nullable Attempt attempt) {
        return fault(line, id, attempt) == null;
    }

    private static @Nullable Fault fault(BankLine line, @Nullable EndToEndId id, @Nullable Attempt attempt) {
        if (line.fault() != null) {
            return line.fault();
        }
        if (id == null || attempt == null || id.attempt() > attempt.number()) {
            return Fault.UNKNOWN_END_TO_END_ID;
        }
        if (id.attempt() < attempt.number()) {
            return Fault.FORMER_ATTEMPT;
        }
        if (line.amount() != null && !line.amount().equals(attempt.amount())) {
            return Fault.AMOUNT_DIFFERS;
        }
        var original = line.originalMessage();
        return original != null && attempt.messageId() != null && !original.equals(attempt.messageId())
                ? Fault.WRONG_ORIGINAL_MESSAGE
                : null;
    }

    private static Outcome sent(BankLine line) {
        var reason = line.reason() == null ? "NARR" : line.reason();
        return switch (line.answer()) {
            case ACCEPTED -> new Kept(line);
            case REJECTED -> new Moved(line, new TransferState.Rejected(reason));
            case CREDITED -> new Moved(line, new TransferState.Credited());
            case RETURNED -> new Moved(line, new TransferState.Returned(reason));
        };
    }

    /** What was notified is in the day's statement too: the same booking, told twice. */
    private static boolean repeats(Source source, Attempt attempt) {
        return source == Source.STATEMENT && attempt.toldBy() == Source.NOTIFICATION
                || source == Source.NOTIFICATION && attempt.toldBy() == Source.STATEMENT;
    }

    /** Status reports repeat themselves; a statement that books the same money again does not. */
    private static Outcome ended(BankLine line, Answer as, boolean repeats) {
        return switch (line.answer()) {
            case ACCEPTED -> new Kept(line);
            case REJECTED -> as == Answer.REJECTED ? new Kept(line) : contradicts(line);
            case CREDITED, RETURNED -> {
                if (line.answer() != as) {
                    yield contradicts(line);
                }
                yield repeats ? new Kept(line) : new Excepted(line, Fault.DUPLICATE_LINE);
            }
        };
    }

    private static Outcome contradicts(BankLine line) {
        return new Excepted(line, Fault.CONTRADICTS_FINAL_STATE);
    }
}
