/** Which districts and households the programme should reach first, and whom it misses or reaches by mistake (TGT). */
@NullMarked
package pe.juntos.affiliation.targeting;

import org.jspecify.annotations.NullMarked;
