/** Double entry. */
@NullMarked
package pe.juntos.payment.ledger;

import org.jspecify.annotations.NullMarked;
