/** Committees and plans in PostgreSQL and over REST. */
@NullMarked
package pe.juntos.partner.committee.adapter;

import org.jspecify.annotations.NullMarked;
