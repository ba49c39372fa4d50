/** Listening to decisions and households; matching in SQL. */
@NullMarked
package pe.juntos.partner.proposal.adapter;

import org.jspecify.annotations.NullMarked;
