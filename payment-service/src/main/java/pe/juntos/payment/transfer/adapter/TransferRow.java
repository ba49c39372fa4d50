package pe.juntos.payment.transfer.adapter;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pe.juntos.payment.collection.Collected;
import pe.juntos.payment.kernel.Period;
import pe.juntos.payment.payday.HouseholdPayDay;
import pe.juntos.payment.transfer.EndToEndId;
import pe.juntos.payment.transfer.TransferState;
import pe.juntos.payment.transfer.TransferTold.LineTold;
import pe.juntos.payment.transfer.adapter.HouseholdTransfers.Bank;
import pe.juntos.payment.transfer.adapter.HouseholdTransfers.Entry;
import pe.juntos.payment.transfer.adapter.HouseholdTransfers.Former;
import pe.juntos.payment.transfer.adapter.HouseholdTransfers.Item;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A transfer as the household endpoint reads it. */
record TransferRow(
        String household,
        String period,
        String round,
        String roundState,
        TransferState state,
        String amount,
        int attempt,
        Bank bank,
        List<LineTold> lines,
        List<Entry> postings,
        List<FormerRead> former,
        @Nullable HouseholdPayDay payDay,
        @Nullable Collected collected) {
    private static final TypeReference<List<LineTold>> LINES = new TypeReference<>() {};
    private static final TypeReference<List<Entry>> POSTINGS = new TypeReference<>() {};
    private static final TypeReference<List<FormerRead>> FORMER = new TypeReference<>() {};

    /** An earlier end of the transfer. */
    private record FormerRead(
            String round,
            int attempt,
            String state,
            @Nullable String reason,
            @Nullable String message,
            @Nullable String entry) {}

    static TransferRow read(Readable row, JsonMapper mapper) {
        var roundState = text(row, "round_state");
        var sent = List.of("DISPATCHED", "RECONCILED", "CLOSED").contains(roundState);
        return new TransferRow(
                text(row, "household"),
                text(row, "period"),
                text(row, "round"),
                roundState,
                TransferState.read(text(row, "state"), row.get("reason", String.class), sent),
                soles(row),
                Objects.requireNonNull(row.get("attempt", Integer.class)),
                new Bank(
                        row.get("file", String.class),
                        row.get("message", String.class),
                        row.get("bank_reference", String.class)),
                mapper.readValue(text(row, "lines"), LINES),
                mapper.readValue(text(row, "postings"), POSTINGS),
                mapper.readValue(text(row, "former"), FORMER),
                told(row, "pay_day", HouseholdPayDay.class, mapper),
                told(row, "collected", Collected.class, mapper));
    }

    private static <T> @Nullable T told(Readable row, String column, Class<T> of, JsonMapper mapper) {
        var json = row.get(column, String.class);
        return json == null ? null : mapper.readValue(json, of);
    }

    private boolean sentOrLater() {
        return state instanceof TransferState.Sent || state.isFinal();
    }

    Item item() {
        return new Item(
                household + "-" + period,
                period,
                round,
                roundState,
                state.code(),
                state.reason(),
                amount,
                endToEndId(attempt),
                lines,
                sentOrLater() ? bank : null,
                payDay,
                collected,
                ledger(),
                former.stream().map(this::told).toList());
    }

    /** What is not with the bank yet has only been approved; what is held not even that. */
    private List<Entry> ledger() {
        if (state instanceof TransferState.Held) {
            return List.of();
        }
        return sentOrLater()
                ? postings
                : postings.stream()
                        .filter(posting -> posting.movement().equals("APPROVED"))
                        .toList();
    }

    private Former told(FormerRead end) {
        return new Former(
                end.round(),
                end.attempt(),
                endToEndId(end.attempt()),
                end.state(),
                end.reason(),
                end.message(),
                end.entry());
    }

    private String endToEndId(int of) {
        return new EndToEndId(household, Period.parse(period), of).toString();
    }

    static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }

    static String soles(Readable row) {
        return Objects.requireNonNull(row.get("amount", BigDecimal.class)).toPlainString();
    }
}
