/** Payment: liquidation, rounds, bank exchange, reconciliation and ledger. */
@NullMarked
package pe.juntos.payment;

import org.jspecify.annotations.NullMarked;
