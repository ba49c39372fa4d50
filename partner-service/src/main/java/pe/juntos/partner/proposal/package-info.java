/** Who is proposed to which offer, and who waits. */
@NullMarked
package pe.juntos.partner.proposal;

import org.jspecify.annotations.NullMarked;
