package pe.juntos.payment.round.adapter;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pe.juntos.payment.round.RoundTold;

/**
 * A round as answered over HTTP; an approver quotes {@code transfers}, {@code amount} and {@code hash}.
 *
 * @param number 1 for the round of the period, 2 and more for those that follow it up
 * @param districts prefixes of those that it liquidates; none for all
 * @param approvedBy all who had to approve, once they have; those who did so far are {@code approvals}
 */
record RoundView(
        String round,
        String period,
        int number,
        String state,
        long version,
        @Nullable UUID job,
        String ceiling,
        List<String> districts,
        long transfers,
        String amount,
        @Nullable String hash,
        long held,
        Map<String, Long> byState,
        @Nullable String submittedBy,
        @Nullable Integer approvalsNeeded,
        @Nullable String approvedBy,
        List<String> approvals,
        @Nullable String cancelledBy,
        @Nullable String cancelReason) {

    static RoundView of(RoundRow row, RoundTold told) {
        var totals = row.totals();
        var by = row.signatures();
        var cancelled = row.cancellation();
        return new RoundView(
                told.round(),
                told.period(),
                row.round().plan().number(),
                told.state(),
                row.version(),
                row.job(),
                row.round().plan().ceiling().toString(),
                row.round().plan().districts(),
                told.transfers(),
                told.amount(),
                totals == null ? null : totals.hash(),
                told.held(),
                told.byState(),
                by == null ? null : by.submitter(),
                by == null ? null : by.needed(),
                by == null || !by.complete() ? null : String.join(", ", by.approvers()),
                by == null ? List.of() : by.approvers(),
                cancelled == null ? null : cancelled.person(),
                cancelled == null ? null : cancelled.reason().name());
    }
}
