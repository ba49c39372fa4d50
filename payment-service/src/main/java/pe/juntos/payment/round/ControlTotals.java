package pe.juntos.payment.round;

import pe.juntos.payment.kernel.Money;

/**
 * What is submitted, approved and dispatched, and nothing else (PAY-4).
 *
 * @param hash SHA-256 over the SHA-256 of each bucket's ordered end-to-end ids with their amounts
 */
public record ControlTotals(long transfers, Money amount, String hash) {}
