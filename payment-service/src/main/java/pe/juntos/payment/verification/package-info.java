/** Asking a sample of households, after the payment, whether their money arrived. */
@NullMarked
package pe.juntos.payment.verification;

import org.jspecify.annotations.NullMarked;
