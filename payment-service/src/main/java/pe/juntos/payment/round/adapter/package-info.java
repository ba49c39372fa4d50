/** Rounds in the database and over HTTP. */
@NullMarked
package pe.juntos.payment.round.adapter;

import org.jspecify.annotations.NullMarked;
