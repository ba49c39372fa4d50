/** Transfers in the database, on the wire and in files. */
@NullMarked
package pe.juntos.payment.transfer.adapter;

import org.jspecify.annotations.NullMarked;
