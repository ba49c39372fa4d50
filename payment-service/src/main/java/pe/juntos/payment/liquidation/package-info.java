/** From a certified period to transfers. */
@NullMarked
package pe.juntos.payment.liquidation;

import org.jspecify.annotations.NullMarked;
