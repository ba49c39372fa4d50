/** Lots drawn among those who save: from a seed, so that anyone can draw them again (PAR-3). */
@NullMarked
package pe.juntos.partner.raffle;

import org.jspecify.annotations.NullMarked;
