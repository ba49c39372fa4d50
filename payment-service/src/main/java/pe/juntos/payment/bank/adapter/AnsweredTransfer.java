package pe.juntos.payment.bank.adapter;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pe.juntos.payment.bank.Answer;
import pe.juntos.payment.bank.Attempt;
import pe.juntos.payment.bank.BankLine;
import pe.juntos.payment.bank.Fault;
import pe.juntos.payment.bank.Outcome;
import pe.juntos.payment.bank.Reconciliation;
import pe.juntos.payment.bank.Source;
import pe.juntos.payment.kernel.Money;
import pe.juntos.payment.transfer.EndToEndId;
import pe.juntos.payment.transfer.TransferState;
import pe.juntos.payment.transfer.TransferTold.LineTold;

/** All that one message says of one end-to-end id, with the transfer as it stands. */
record AnsweredTransfer(
        Source source,
        @Nullable String endToEndId,
        List<BankLine> lines,
        @Nullable Standing transfer,
        List<LineTold> parts) {

    /** The transfer in the database. */
    record Standing(
            String household,
            String period,
            int bucket,
            String round,
            Attempt attempt,
            long version,
            String recipient,
            String means,
            @Nullable String account,
            @Nullable String payPoint) {}

    /** One row of the query: a line of the message beside a line of the transfer. */
    record Row(
            Source source,
            BankLine line,
            @Nullable Standing transfer,
            @Nullable LineTold part) {
        static Row read(Readable row) {
            return new Row(
                    MessageKind.valueOf(text(row, "kind")).source(),
                    AnsweredTransfer.lineOf(row),
                    AnsweredTransfer.standing(row),
                    AnsweredTransfer.partOf(row));
        }

        /** Rows about the same id belong together; a row without an id stands alone. */
        String key() {
            var id = line.endToEndId();
            return id == null ? "#" + line.number() : id;
        }
    }

    static AnsweredTransfer of(List<Row> rows) {
        var lines = new ArrayList<BankLine>();
        var parts = new ArrayList<LineTold>();
        for (var row : rows) {
            if (!lines.contains(row.line())) {
                lines.add(row.line());
            }
            if (row.part() != null && !parts.contains(row.part())) {
                parts.add(row.part());
            }
        }
        var first = rows.getFirst();
        return new AnsweredTransfer(first.source(), first.line().endToEndId(), lines, first.transfer(), parts);
    }

    @Nullable
    EndToEndId id() {
        return endToEndId == null ? null : EndToEndId.read(endToEndId).orElse(null);
    }

    List<Outcome> outcomes() {
        return Reconciliation.of(source, lines, id(), transfer == null ? null : transfer.attempt());
    }

    private static BankLine lineOf(Readable row) {
        var amount = row.get("amount", BigDecimal.class);
        var fault = row.get("fault", String.class);
        return new BankLine(
                number(row, "line"),
                row.get("end_to_end_id", String.class),
                Answer.valueOf(text(row, "answer")),
                amount == null ? null : new Money(amount),
                row.get("reason", String.class),
                row.get("reference", String.class),
                row.get("original_message", String.class),
                fault == null ? null : Fault.valueOf(fault));
    }

    private static @Nullable Standing standing(Readable row) {
        var state = row.get("t_state", String.class);
        if (state == null) {
            return null;
        }
        var told = row.get("told_kind", String.class);
        var sent = Boolean.TRUE.equals(row.get("sent", Boolean.class));
        var attempt = new Attempt(
                TransferState.read(state, row.get("t_reason", String.class), sent),
                number(row, "t_attempt"),
                new Money(Objects.requireNonNull(row.get("t_amount", BigDecimal.class))),
                row.get("file", String.class),
                told == null ? null : MessageKind.valueOf(told).source());
        return new Standing(
                text(row, "t_household"),
                text(row, "t_period"),
                number(row, "t_bucket"),
                text(row, "t_round"),
                attempt,
                Objects.requireNonNull(row.get("t_version", Long.class)),
                Objects.requireNonNullElse(row.get("t_recipient", String.class), ""),
                Objects.requireNonNullElse(row.get("t_means", String.class), ""),
                row.get("t_account", String.class),
                row.get("t_pay_point", String.class));
    }

    private static @Nullable LineTold partOf(Readable row) {
        var component = row.get("part_component", String.class);
        return component == null
                ? null
                : new LineTold(
                        component,
                        Objects.requireNonNull(row.get("part_amount", BigDecimal.class))
                                .toPlainString(),
                        text(row, "part_period"),
                        text(row, "part_policy"),
                        row.get("part_cause", String.class));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }

    private static int number(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Integer.class), column);
    }
}
