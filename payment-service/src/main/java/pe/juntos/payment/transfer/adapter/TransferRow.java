package pe.juntos.payment.transfer.adapter;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pe.juntos.payment.collection.CollectedMoney.Collected;
import pe.juntos.payment.kernel.Period;
import pe.juntos.payment.payday.HouseholdPayDay.PayDay;
import pe.juntos.payment.transfer.EndToEndId;
import pe.juntos.payment.transfer.TransferState;
import pe.juntos.payment.transfer.TransferTold.LineTold;
import pe.juntos.payment.transfer.adapter.HouseholdTransfers.Bank;
import pe.juntos.payment.transfer.adapter.HouseholdTransfers.Entry;
import pe.juntos.payment.transfer.adapter.HouseholdTransfers.Former;
import pe.juntos.payment.transfer.adapter.HouseholdTransfers.Item;

/** A transfer as the household endpoint reads it. */
record TransferRow(
        String household,
        String period,
        String round,
        String roundState,
        TransferState state,
        String amount,
        int bucket,
        int attempt,
        @Nullable Long message,
        Bank bank) {

    static TransferRow read(Readable row) {
        var roundState = text(row, "round_state");
        var sent = List.of("DISPATCHED", "RECONCILED", "CLOSED").contains(roundState);
        return new TransferRow(
                text(row, "household"),
                text(row, "period"),
                text(row, "round"),
                roundState,
                TransferState.read(text(row, "state"), row.get("reason", String.class), sent),
                soles(row),
                Objects.requireNonNull(row.get("bucket", Integer.class)),
                Objects.requireNonNull(row.get("attempt", Integer.class)),
                row.get("bank_message", Long.class),
                new Bank(
                        row.get("file", String.class),
                        row.get("message", String.class),
                        row.get("bank_reference", String.class)));
    }

    boolean sentOrLater() {
        return state instanceof TransferState.Sent || state.isFinal();
    }

    /**
     * What is known of a transfer beside its row.
     *
     * @param former earlier ends of it
     */
    record Beside(
            List<LineTold> lines,
            @Nullable PayDay payDay,
            @Nullable Collected collection,
            List<Entry> ledger,
            List<Former> former) {}

    Item item(Beside beside) {
        return new Item(
                household + "-" + period,
                period,
                round,
                roundState,
                state.code(),
                state.reason(),
                amount,
                endToEndId(attempt),
                beside.lines(),
                sentOrLater() ? bank : null,
                state instanceof TransferState.Held ? null : beside.payDay(),
                beside.collection(),
                beside.ledger(),
                beside.former());
    }

    String endToEndId(int of) {
        return new EndToEndId(household, Period.parse(period), of).toString();
    }

    static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }

    static String soles(Readable row) {
        return Objects.requireNonNull(row.get("amount", BigDecimal.class)).toPlainString();
    }
}
