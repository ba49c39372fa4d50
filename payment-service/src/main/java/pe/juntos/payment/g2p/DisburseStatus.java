package pe.juntos.payment.g2p;

import java.util.Locale;
import java.util.Optional;
import pe.juntos.payment.bank.Answer;
import pe.juntos.payment.transfer.TransferState;

/** Status of a disbursement in a callback. As in a status report, success is no credit yet: that the statement says. */
public enum DisburseStatus {
    RCVD(Answer.ACCEPTED),
    PDNG(Answer.ACCEPTED),
    SUCC(Answer.ACCEPTED),
    RJCT(Answer.REJECTED);

    private final Answer answer;

    DisburseStatus(Answer answer) {
        this.answer = answer;
    }

    public Answer answer() {
        return answer;
    }

    /** How an attempt stands, to who asks; a success only when a statement said so. Empty for what was never sent. */
    public static Optional<DisburseStatus> of(TransferState state) {
        return switch (state) {
            case TransferState.Ordered _, TransferState.Held _ -> Optional.empty();
            case TransferState.Sent _ -> Optional.of(PDNG);
            case TransferState.Credited _ -> Optional.of(SUCC);
            case TransferState.Rejected _, TransferState.Returned _ -> Optional.of(RJCT);
        };
    }

    /** As the standard writes it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty for a status outside the standard. */
    public static Optional<DisburseStatus> read(String code) {
        return switch (code) {
            case "rcvd" -> Optional.of(RCVD);
            case "pdng" -> Optional.of(PDNG);
            case "succ" -> Optional.of(SUCC);
            case "rjct" -> Optional.of(RJCT);
            default -> Optional.empty();
        };
    }
}
