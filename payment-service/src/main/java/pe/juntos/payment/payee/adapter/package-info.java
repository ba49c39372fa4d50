/** Households as affiliation tells of them; disputes. */
@NullMarked
package pe.juntos.payment.payee.adapter;

import org.jspecify.annotations.NullMarked;
