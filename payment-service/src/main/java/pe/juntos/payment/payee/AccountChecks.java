package pe.juntos.payment.payee;

import pe.juntos.payment.kernel.Period;

/** The confirmation of accounts by the bank. */
@FunctionalInterface
public interface AccountChecks {
    /** Whether the period's policy lets an account be paid on only after the bank has confirmed it for its recipient. */
    boolean required(Period period);
}
