package pe.juntos.payment.entitlement.adapter;

/** What is read of a verdict event. */
record VerdictData(String household, String period, String outcome, boolean payable) {}
