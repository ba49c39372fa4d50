/** Establishments from events to PostgreSQL and REST. */
@NullMarked
package pe.juntos.partner.establishment.adapter;

import org.jspecify.annotations.NullMarked;
