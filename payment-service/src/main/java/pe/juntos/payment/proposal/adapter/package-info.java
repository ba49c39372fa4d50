/** Proposed files in the database. */
@NullMarked
package pe.juntos.payment.proposal.adapter;

import org.jspecify.annotations.NullMarked;
