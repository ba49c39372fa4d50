/** A community ranks its households by wealth, and its authorities may strike out, never add (PAR-3). */
@NullMarked
package pe.juntos.partner.ranking;

import org.jspecify.annotations.NullMarked;
