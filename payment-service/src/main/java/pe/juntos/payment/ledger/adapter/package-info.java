/** The ledger in the database and over HTTP. */
@NullMarked
package pe.juntos.payment.ledger.adapter;

import org.jspecify.annotations.NullMarked;
