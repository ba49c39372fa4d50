package pe.juntos.payment.g2p.adapter;

import pe.juntos.payment.g2p.CallbackFault;

/** Ends the reading of a callback; the transaction around it leaves nothing behind. */
final class CallbackRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final CallbackFault fault;

    CallbackRefused(CallbackFault fault) {
        super(fault.name(), null, false, false);
        this.fault = fault;
    }

    CallbackFault fault() {
        return fault;
    }
}
