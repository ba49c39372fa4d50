package pe.juntos.payment.payee;

/** Who is paid; the first letter of a payee's code says it. */
public enum PayeeKind {
    HOUSEHOLD,
    /** An establishment of health or education that fulfils what it owes the families (001 PAY-08). */
    PROVIDER;

    public static PayeeKind of(String code) {
        return code.startsWith("P") ? PROVIDER : HOUSEHOLD;
    }
}
