package pe.juntos.payment.round.adapter;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pe.juntos.payment.round.RoundTold;

/** A round as answered over HTTP; an approver quotes {@code transfers}, {@code amount} and {@code hash}. */
record RoundView(
        String round,
        String period,
        String state,
        long version,
        @Nullable UUID job,
        String ceiling,
        long transfers,
        String amount,
        @Nullable String hash,
        long held,
        Map<String, Long> byState,
        @Nullable String submittedBy,
        @Nullable String approvedBy) {

    static RoundView of(RoundRow row, RoundTold told) {
        var totals = row.totals();
        return new RoundView(
                told.round(),
                told.period(),
                told.state(),
                row.version(),
                row.job(),
                row.round().plan().ceiling().toString(),
                told.transfers(),
                told.amount(),
                totals == null ? null : totals.hash(),
                told.held(),
                told.byState(),
                row.submitter(),
                row.approver());
    }
}
