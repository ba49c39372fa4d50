package pe.juntos.payment.payee;

/** Means of payment of the agreement (PAY-8). */
public enum Means {
    ACCOUNT,
    BRANCH,
    CASH_TRANSPORT
}
