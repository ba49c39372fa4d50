package pe.juntos.payment.bank;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pe.juntos.payment.transfer.EndToEndId;
import pe.juntos.payment.transfer.TransferState;

/** Which ends a line for people may have, by what it says and what its transfer is now (PAY-6). */
public final class Resolution {
    /** The code of a line that was applied, of which a person must decide whether the money goes out again. */
    public static final String REFUSAL_TO_REVIEW = "REFUSAL_TO_REVIEW";

    private Resolution() {}

    /** Money moves only for the attempt and the amount that the line is about: what it says can be made true once. */
    public static Set<ExceptionAction> possible(
            String code, BankLine line, @Nullable EndToEndId id, @Nullable Attempt attempt) {
        var possible = EnumSet.of(ExceptionAction.DISMISS, ExceptionAction.CLAIM);
        if (id == null || attempt == null || id.attempt() != attempt.number()) {
            return possible;
        }
        if (code.equals(REFUSAL_TO_REVIEW)) {
            return owedAgain(attempt) ? EnumSet.of(ExceptionAction.REISSUE) : possible;
        }
        if (!code.equals(Fault.CONTRADICTS_FINAL_STATE.name())
                || !attempt.amount().equals(line.amount())) {
            return possible;
        }
        if (line.answer() == Answer.RETURNED && attempt.state() instanceof TransferState.Credited) {
            possible.add(ExceptionAction.BOOK_RETURN);
        }
        if (line.answer() == Answer.CREDITED && owedAgain(attempt)) {
            possible.add(ExceptionAction.BOOK_CREDIT);
        }
        return possible;
    }

    private static boolean owedAgain(Attempt attempt) {
        return attempt.state() instanceof TransferState.Rejected || attempt.state() instanceof TransferState.Returned;
    }
}
