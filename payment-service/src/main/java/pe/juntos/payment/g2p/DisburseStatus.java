package pe.juntos.payment.g2p;

import java.util.Optional;
import pe.juntos.payment.bank.Answer;

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
