/** Adjustments over HTTP and in the database. */
@NullMarked
package pe.juntos.payment.adjustment.adapter;

import org.jspecify.annotations.NullMarked;
