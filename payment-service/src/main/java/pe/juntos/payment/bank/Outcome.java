package pe.juntos.payment.bank;

import pe.juntos.payment.transfer.TransferState;

/** Where a line of a bank message ends: every line has exactly one outcome. */
public sealed interface Outcome {
    /** Matched, and the transfer moves. */
    record Moved(BankLine line, TransferState to) implements Outcome {}

    /** Matched, and says nothing new. */
    record Kept(BankLine line) implements Outcome {}

    /** Not matched: on the exceptions list, for a person. */
    record Excepted(BankLine line, Fault fault) implements Outcome {}

    BankLine line();
}
