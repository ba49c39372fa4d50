/** Offers in PostgreSQL and over REST. */
@NullMarked
package pe.juntos.partner.offer.adapter;

import org.jspecify.annotations.NullMarked;
