/** Whom to pay, and what stands in the way. */
@NullMarked
package pe.juntos.payment.payee;

import org.jspecify.annotations.NullMarked;
