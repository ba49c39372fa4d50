package pe.juntos.payment.liquidation.adapter;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pe.juntos.payment.kernel.Money;
import pe.juntos.payment.kernel.Period;
import pe.juntos.payment.liquidation.Line;
import pe.juntos.payment.payee.Payee;
import pe.juntos.payment.transfer.TransferTold;
import pe.juntos.payment.transfer.TransferTold.LineTold;
import pe.juntos.platform.bulk.CopyLine;
import pe.juntos.platform.event.OutgoingEvent;

/** A transfer as liquidation writes it. */
record NewTransfer(
        String round,
        Period period,
        Payee payee,
        Home home,
        List<Line> lines,
        @Nullable String holdReason) {
    static final List<String> COLUMNS = List.of(
            "period",
            "household",
            "bucket",
            "district",
            "round",
            "state",
            "reason",
            "amount",
            "attempt",
            "version",
            "recipient",
            "means",
            "account",
            "pay_point");

    /** Where the household is, on the map and among the buckets. */
    record Home(int bucket, String district) {}

    /** One line with the transfer that it belongs to. */
    record OwnedLine(NewTransfer transfer, Line line) {
        static final List<String> COLUMNS =
                List.of("period", "household", "settles", "transfer_period", "component", "amount", "policy", "cause");

        /** BASE and its COMPENSATION settle the same right. */
        void write(CopyLine out) {
            out.text(line.period().toString())
                    .text(transfer.payee().household())
                    .text(line.settles())
                    .text(transfer.period().toString())
                    .text(line.component().name())
                    .decimal(line.signed())
                    .text(line.policy())
                    .text(line.cause());
        }
    }

    boolean held() {
        return holdReason != null;
    }

    String state() {
        return held() ? "HELD" : "ORDERED";
    }

    Money amount() {
        return new Money(lines.stream().map(Line::signed).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    List<OwnedLine> owned() {
        return lines.stream().map(line -> new OwnedLine(this, line)).toList();
    }

    void write(CopyLine out) {
        var recipient = payee.recipient();
        var target = payee.target();
        out.text(period.toString())
                .text(payee.household())
                .number(home.bucket())
                .text(home.district())
                .text(round)
                .text(state())
                .text(holdReason)
                .decimal(amount().soles())
                .number(1)
                .number(1)
                .text(recipient == null ? null : recipient.member())
                .text(target == null ? null : target.means().name())
                .text(target == null ? null : target.account())
                .text(target == null ? null : target.payPoint());
    }

    OutgoingEvent told() {
        var told = new TransferTold(
                payee.household() + "-" + period,
                payee.household(),
                round,
                period.toString(),
                state(),
                amount().toString(),
                lines.stream().map(LineTold::of).toList(),
                holdReason);
        return new OutgoingEvent(TransferTold.TOPIC, payee.household(), told.type(), 1, told);
    }
}
