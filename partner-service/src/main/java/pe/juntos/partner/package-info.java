/** Articulation: what partners offer, and the households referred to them. */
@NullMarked
package pe.juntos.partner;

import org.jspecify.annotations.NullMarked;
