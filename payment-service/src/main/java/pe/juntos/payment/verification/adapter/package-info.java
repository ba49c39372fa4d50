/** Verification after the payment in the database and over HTTP. */
@NullMarked
package pe.juntos.payment.verification.adapter;

import org.jspecify.annotations.NullMarked;
