package pe.juntos.payment.bank.adapter;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pe.juntos.payment.bank.BankLine;
import pe.juntos.payment.transfer.EndToEndId;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.bulk.CopyLine;

/** A line on its way into the database, beside the transfer that its id names. */
record StagedLine(long message, BankLine line, @Nullable EndToEndId id) {
    static final List<String> COLUMNS = List.of(
            "message",
            "line",
            "bucket",
            "end_to_end_id",
            "period",
            "household",
            "answer",
            "amount",
            "reason",
            "reference",
            "original_message",
            "fault");

    static StagedLine of(long message, BankLine line) {
        var text = line.endToEndId();
        return new StagedLine(
                message, line, text == null ? null : EndToEndId.read(text).orElse(null));
    }

    void write(CopyLine out) {
        var amount = line.amount();
        var fault = line.fault();
        out.number(message)
                .number(line.number())
                .number(id == null ? 0 : Buckets.of(id.household()))
                .text(line.endToEndId())
                .text(id == null ? null : id.period().toString())
                .text(id == null ? null : id.household())
                .text(line.answer().name())
                .decimal(amount == null ? null : amount.soles())
                .text(line.reason())
                .text(line.reference())
                .text(line.originalMessage())
                .text(fault == null ? null : fault.name());
    }
}
