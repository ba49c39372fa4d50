package pe.juntos.payment.collection;

import pe.juntos.payment.payee.Means;

/** Where money is handed over (PAY-8). */
public enum Channel {
    /** An office of the Banco de la Nación. */
    BRANCH,
    /** A cash machine, by Multired card. */
    ATM,
    /** A cash-transport company that comes on a pay day. */
    CASH_TRANSPORT,
    /** An office of a Caja that pays for the bank. */
    CORRESPONDENT;

    /** Whether somebody with these means of payment can be paid here. */
    public boolean serves(Means means) {
        return switch (means) {
            case ACCOUNT -> this != CASH_TRANSPORT;
            case BRANCH -> this == BRANCH || this == CORRESPONDENT;
            case CASH_TRANSPORT -> this == CASH_TRANSPORT;
        };
    }
}
