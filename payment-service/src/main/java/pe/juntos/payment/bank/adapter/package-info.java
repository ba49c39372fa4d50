/** ISO 20022 in and out. */
@NullMarked
package pe.juntos.payment.bank.adapter;

import org.jspecify.annotations.NullMarked;
