package pe.juntos.payment.collection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pe.juntos.payment.payee.Means;
import pe.juntos.payment.transfer.EndToEndId;

/** Matches withdrawals of one transfer with its credit (PAY-7): never is more taken than was credited, nor anything twice. */
public final class WithdrawalMatch {
    private WithdrawalMatch() {}

    /** What is known of the transfer that lines are about. */
    public sealed interface Standing {
        /** There is no such transfer. */
        record Unknown() implements Standing {}

        /** There is one, not credited. */
        record NotCredited() implements Standing {}

        record Credited(Credit credit) implements Standing {}
    }

    /**
     * @param lines all lines of a file about the transfer, in their order
     * @param before what was told before under the ids of the lines
     * @return an outcome for each line
     */
    public static List<WithdrawalOutcome> of(
            List<Withdrawal> lines, Map<String, Withdrawal> before, Standing standing) {
        var told = new HashMap<>(before);
        var outcomes = new ArrayList<WithdrawalOutcome>();
        var now = standing;
        for (var line : lines) {
            var outcome = of(line, told.get(line.id()), now);
            if (outcome instanceof WithdrawalOutcome.Taken(var _, var left)) {
                now = new Standing.Credited(left);
                told.put(line.id(), line);
            }
            outcomes.add(outcome);
        }
        return outcomes;
    }

    private static WithdrawalOutcome of(Withdrawal line, @Nullable Withdrawal before, Standing standing) {
        if (before != null) {
            return same(line, before)
                    ? new WithdrawalOutcome.Known(line)
                    : new WithdrawalOutcome.Refused(line, WithdrawalFault.WITHDRAWAL_ID_REUSED);
        }
        return switch (standing) {
            case Standing.Unknown _ -> new WithdrawalOutcome.Refused(line, WithdrawalFault.UNKNOWN_END_TO_END_ID);
            case Standing.NotCredited _ -> new WithdrawalOutcome.Refused(line, WithdrawalFault.NOT_CREDITED);
            case Standing.Credited(var credit) -> taken(line, credit);
        };
    }

    private static boolean same(Withdrawal one, Withdrawal other) {
        return one.equals(new Withdrawal(
                one.line(),
                other.id(),
                other.endToEndId(),
                other.on(),
                other.amount(),
                other.channel(),
                other.payPoint()));
    }

    private static WithdrawalOutcome taken(Withdrawal line, Credit credit) {
        var fault = fault(line, credit);
        return fault == null
                ? new WithdrawalOutcome.Taken(line, credit.less(line.amount()))
                : new WithdrawalOutcome.Refused(line, fault);
    }

    private static @Nullable WithdrawalFault fault(Withdrawal line, Credit credit) {
        var attempt =
                EndToEndId.read(line.endToEndId()).map(EndToEndId::attempt).orElse(0);
        if (attempt != credit.attempt()) {
            return attempt < credit.attempt() ? WithdrawalFault.FORMER_ATTEMPT : WithdrawalFault.UNKNOWN_END_TO_END_ID;
        }
        if (credit.stage() == Stage.REVERTED) {
            return WithdrawalFault.ALREADY_REVERTED;
        }
        if (line.on().isBefore(credit.on())) {
            return WithdrawalFault.BEFORE_CREDIT;
        }
        if (credit.means() != Means.ACCOUNT && !line.amount().equals(credit.amount())) {
            return WithdrawalFault.AMOUNT_DIFFERS;
        }
        return line.amount().exceeds(credit.remaining()) ? WithdrawalFault.MORE_THAN_REMAINS : null;
    }
}
