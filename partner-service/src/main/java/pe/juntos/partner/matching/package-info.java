/** Which offers suit a household, and in which order households come to an offer, with the reasons (PAR-2 to PAR-4). */
@NullMarked
package pe.juntos.partner.matching;

import org.jspecify.annotations.NullMarked;
