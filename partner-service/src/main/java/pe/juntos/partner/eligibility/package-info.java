/** Whom a programme takes, as data, and why (PAR-3). */
@NullMarked
package pe.juntos.partner.eligibility;

import org.jspecify.annotations.NullMarked;
