package pe.juntos.payment.bank.adapter;

import pe.juntos.payment.bank.MessageFault;

/** Ends the reading of a message; the transaction around it leaves nothing behind. */
final class MessageRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final MessageFault fault;

    MessageRefused(MessageFault fault) {
        super(fault.name(), null, false, false);
        this.fault = fault;
    }

    MessageFault fault() {
        return fault;
    }
}
