package pe.juntos.payment.entitlement.adapter;

/** What is read of a period event; the totals are the control for liquidation. */
record PeriodData(String period, String state, long households, long payable, String policy) {}
