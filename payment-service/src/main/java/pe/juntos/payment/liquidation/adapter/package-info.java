/** Liquidation in bulk. */
@NullMarked
package pe.juntos.payment.liquidation.adapter;

import org.jspecify.annotations.NullMarked;
